/** What is done with several leads at once: a step for each lead where the role may do it, the others left out. */
import type { Department } from '#domain/lead/departments.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import type { Hazard, Lead } from '#domain/schema/lead.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import type { LeadAction, LeadCircumstances, LeadViewer } from './actions.ts';
import { allows, commandOf, inverseOf, leadActionsOf } from './actions.ts';
import { suggestionFor, triageCommands } from './triage.ts';

/** Actions that need no answer of their own for each lead. */
export const BATCH_ACTIONS = ['accept', 'acceptTransfer', 'startProcessing', 'urge'] as const satisfies readonly LeadAction[];
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** Which of the leads an action applies to. */
export function able(action: LeadAction, leads: readonly Lead[], viewer: LeadViewer, circumstances: LeadCircumstances): readonly Lead[] {
  return leads.filter((lead) => allows(leadActionsOf(lead, viewer, circumstances), action));
}

export interface BatchStep {
  readonly lead: Lead;
  readonly command: CommandInput;
  /** What takes it back; undefined where nothing does. */
  readonly undo: CommandInput | undefined;
}

export function batchSteps(action: BatchAction, leads: readonly Lead[]): readonly BatchStep[] {
  const command = commandOf(action);
  return leads.map((lead) => ({ lead, command: { command, args: { leadId: lead.id } }, undo: inverseOf(action, lead.id) }));
}

export interface BulkTriage {
  /** Undefined: each lead's own key words decide. */
  readonly department: Department | undefined;
  readonly hazard: Hazard;
  readonly transfer: boolean;
}

export interface TriagePlan {
  readonly lead: Lead;
  readonly department: Department;
  /** One or, with the transfer, two. */
  readonly commands: readonly CommandInput[];
}

/** Triage of many leads under one hazard; everything else that was found out on site belongs to a lead's own form. */
export function planTriage(leads: readonly Lead[], industries: readonly Industry[], choice: BulkTriage): readonly TriagePlan[] {
  const { department, hazard, transfer } = choice;
  return leads.map((lead) => {
    const suggested = suggestionFor(lead, '', industries);
    const departments = department === undefined ? suggested.departments : [department];
    const [first = 'market'] = departments;
    const industry = lead.industry === '' ? (suggested.because?.industry.name ?? '') : lead.industry;
    const values = { departments: [...departments], industry, hazard, facts: [], areaM2: 0, people: 0, note: '' };
    return { lead, department: first, commands: triageCommands(lead.id, values, { override: undefined, transfer }) };
  });
}
