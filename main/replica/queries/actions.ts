/** Joint actions of a queue, and one of them with its on-site sheet. */
import { targetKeyOf, targetsOf } from '#domain/enforcement/common.ts';
import type { Action, ActionCheck, ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { ActionSheetRow, Pending } from '#protocol/bridge/queries.ts';
import { ACTION_TABLES, actionCounts, actionSummaries, inActionQueue } from './action-summaries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, byId } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

export const actionsList: QueryDefinition<'actions.list'> = {
  tables: ACTION_TABLES,
  run: (context, { place, queue, search, offset, limit }) => {
    const found = actionSummaries(context, place, search).filter((summary) => inActionQueue(summary, queue));
    return { total: found.length, rows: found.slice(offset, offset + limit) };
  },
};

export const actionsCounts: QueryDefinition<'actions.counts'> = {
  tables: ACTION_TABLES,
  run: (context, { place }) => actionCounts(context, place),
};

export const actionDetail: QueryDefinition<'action.detail'> = {
  tables: [...ACTION_TABLES, 'lead', 'event'],
  run: (context, { id }) => {
    const { database } = context;
    const summary = actionSummaries(context, '').find((each) => each.id === id);
    if (summary === undefined) return null;
    const action = byId<Action>(database, 'action', id);
    const units = all<ActionUnit>(database, 'SELECT * FROM actionUnit WHERE actionId = ? ORDER BY department', id);
    const targets = all<ActionTarget>(database, 'SELECT * FROM actionTarget WHERE actionId = ? ORDER BY department', id);
    const checks = all<ActionCheck>(database, 'SELECT * FROM actionCheck WHERE actionId = ? ORDER BY days', id);
    const sheet = sheetOf(action, markAll(context, 'actionTarget', targets), markAll(context, 'actionCheck', checks));
    return {
      summary,
      action: action === undefined ? null : mark(context, 'action', action),
      units: markAll(context, 'actionUnit', units),
      sheet,
      leads: leadsOf(context, sheet),
      timeline: timelineOf(context, [id, ...units.map((unit) => unit.id), ...targets.map((target) => target.id)]),
    };
  },
};

/** The targets in the order of the plan; a department without the plan has them in the order of their keys. */
function sheetOf(
  action: Action | undefined,
  results: readonly Pending<ActionTarget>[],
  checks: readonly Pending<ActionCheck>[],
): readonly ActionSheetRow[] {
  const planned =
    action === undefined
      ? plannedFrom(results)
      : targetsOf(action).map((target, index) => ({ ...target, targetKey: targetKeyOf(index) }));
  return planned.map((target) => ({
    ...target,
    results: results.filter(({ targetKey }) => targetKey === target.targetKey),
    checks: checks.filter(({ targetKey }) => targetKey === target.targetKey),
  }));
}

function plannedFrom(results: readonly ActionTarget[]): readonly Omit<ActionSheetRow, 'results' | 'checks'>[] {
  const byKey = new Map(results.map((row) => [row.targetKey, row]));
  return [...byKey.values()]
    .map(({ targetKey, leadId, subjectName, address, villageCode }) => ({ targetKey, leadId, subjectName, address, villageCode }))
    .sort((a, b) => placeInPlan(a.targetKey) - placeInPlan(b.targetKey));
}

/** t12 → 12 */
const placeInPlan = (targetKey: string): number => Number(targetKey.slice(1));

function leadsOf({ database }: QueryContext, sheet: readonly ActionSheetRow[]): readonly Lead[] {
  const ids = sheet.map(({ leadId }) => leadId).filter((id) => id !== null);
  return all<Lead>(database, 'SELECT * FROM lead WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}
