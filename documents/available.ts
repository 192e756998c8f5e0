/** Which documents a record has: those whose facts are there. */
import type { DocumentKind } from '#domain/documents/kinds.ts';
import type { Action, ActionState } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';

/** A document of one record: its kind and the record's key. */
export interface DocumentOf {
  readonly kind: DocumentKind;
  readonly id: string;
}

const UNPLANNED: readonly ActionState[] = ['applied'];
const SUMMED_UP: readonly ActionState[] = ['summarised', 'closed'];

export function documentsOfAction({ id, state, plannedById }: Pick<Action, 'id' | 'state' | 'plannedById'>): readonly DocumentOf[] {
  const plan: readonly DocumentOf[] = UNPLANNED.includes(state) || plannedById === null ? [] : [{ kind: 'actionPlan', id }];
  return SUMMED_UP.includes(state) ? [{ kind: 'actionSummary', id }, ...plan] : plan;
}

type LeadFacts = Pick<Lead, 'id' | 'department' | 'state' | 'result'>;

export function documentsOfLead({ id, department, state, result }: LeadFacts): readonly DocumentOf[] {
  if (department === null) return [];
  const fedBack = result !== null && (state === 'feedback' || state === 'closed');
  return [{ kind: 'leadTransfer', id }, ...(fedBack ? [{ kind: 'leadFeedback', id } as const] : [])];
}

export function documentsOfTask({ id, noticeNumber }: Pick<Task, 'id' | 'noticeNumber'>): readonly DocumentOf[] {
  return noticeNumber === null ? [] : [{ kind: 'notice', id }];
}

export const documentsOfSupervision = ({ id }: { readonly id: string }): readonly DocumentOf[] => [{ kind: 'supervision', id }];
export const documentsOfRectification = ({ id }: { readonly id: string }): readonly DocumentOf[] => [{ kind: 'rectificationReport', id }];
