/** The rows a document is made of, as a replica (or the hub) has them: personal data stays as masked as it is there. */
import type { Action, ActionCheck, ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Rectification, RectificationProblem, RectificationTask, Supervision } from '#domain/schema/supervision.ts';
import type { Task } from '#domain/schema/task.ts';
import type { City, Town, Village } from '#domain/schema/territory.ts';

/** Names of the places a document speaks of. */
export interface Places {
  readonly city: City | null;
  readonly town: Town | null;
  readonly villages: readonly Village[];
}

export interface ActionRows extends Places {
  readonly kind: 'actionPlan' | 'actionSummary';
  readonly action: Action;
  readonly units: readonly ActionUnit[];
  readonly targets: readonly ActionTarget[];
  readonly checks: readonly ActionCheck[];
}

export interface SupervisionRows extends Places {
  readonly kind: 'supervision';
  readonly supervision: Supervision;
}

export interface LeadRows extends Places {
  readonly kind: 'leadTransfer' | 'leadFeedback';
  readonly lead: Lead;
  /** The last transfer and the last feedback, for who did it and when. */
  readonly transfer: TimelineEvent | null;
  readonly feedback: TimelineEvent | null;
}

export interface NoticeRows extends Places {
  readonly kind: 'notice';
  readonly task: Task;
  readonly entity: Entity | null;
}

export interface RectificationRows extends Places {
  readonly kind: 'rectificationReport';
  readonly plan: Rectification;
  readonly problems: readonly RectificationProblem[];
  readonly tasks: readonly RectificationTask[];
}

export type DocumentRows = ActionRows | SupervisionRows | LeadRows | NoticeRows | RectificationRows;
