/** What the commands of joint enforcement share. */
import { one, rejected } from '../core/command.ts';
import type { Outcome, ReadOne, SubjectState } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { FRESH, runLimit } from '../lead/common.ts';
import { actionTable, actionTargetTable, actionUnitTable } from '../schema/enforcement.ts';
import type { Action, ActionState, ActionTarget, ActionUnit } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';

/** Targets of one action: what a team can visit in a day. */
export const TARGETS_MAX = 60;
/** Rows of targets: every target once for every department. */
export const TARGET_ROWS_MAX = 1000;

export interface PlannedUnit {
  readonly department: string;
  readonly liaison: string;
  readonly phone: string;
}

export interface PlannedTarget {
  readonly leadId: string | null;
  readonly subjectName: string;
  readonly address: string;
  readonly villageCode: string;
}

export const unitsOf = (action: Action): readonly PlannedUnit[] => JSON.parse(action.units) as PlannedUnit[];
export const targetsOf = (action: Action): readonly PlannedTarget[] => JSON.parse(action.targets) as PlannedTarget[];

/** Names a target within its action: its place in the plan, from 1. */
export const targetKeyOf = (index: number): string => `t${index + 1}`;

/** The leads among an action's targets, by key: the action's own list says which, so no index of leads is needed. */
export function leadReads(action: Action | undefined): Readonly<Record<string, ReadOne<typeof leadTable>>> {
  const ids = action === undefined ? [] : targetsOf(action).map(({ leadId }) => leadId).filter((id) => id !== null);
  return Object.fromEntries(ids.map((id) => [id, one(leadTable, id)]));
}

/** What `leadReads` found. */
export const leadsIn = (rows: Readonly<Record<string, Lead | undefined>>): readonly Lead[] =>
  Object.values(rows).filter((lead) => lead !== undefined);

/** The action as a refusal shows it. */
export function actionState(action: Action): SubjectState {
  return {
    table: actionTable.name, id: action.id, changedBy: action.changedBy, changedAt: action.changedAt,
    values: { number: action.number, state: action.state, title: action.title },
  };
}

/** Refuses when the action is in none of the states. */
export function actionNotIn(action: Action, states: readonly ActionState[]): Outcome | undefined {
  return states.includes(action.state) ? undefined : rejected('action.wrongState', { state: action.state }, actionState(action));
}

/** The rows of units and targets once nothing more may be entered. */
export function shut(units: readonly ActionUnit[], targets: readonly ActionTarget[]): RowChange[] {
  return [
    ...units.map((unit) => put(actionUnitTable, { ...unit, open: 0 })),
    ...targets.map((target) => put(actionTargetTable, { ...target, open: 0 })),
  ];
}

/** The leads of an action that comes to nothing, back in the town's triage. */
export function released(action: Action, leads: readonly Lead[], context: Context): RowChange[] {
  return leads.filter(({ step, actionId }) => step === 'joint' && actionId === action.id).map((lead) => put(leadTable, {
    ...lead, ...runLimit(lead, 'triage', context), ...stamp(context), ...FRESH, actionId: null,
  }));
}
