/** Joint actions in short, as the station's role sees them. There are some hundreds in a city and year: they are read as a whole. */
import { targetsOf, unitsOf } from '#domain/enforcement/common.ts';
import { LOOK_BACK_DAYS } from '#domain/enforcement/summarise.ts';
import type { Action, ActionUnit } from '#domain/schema/enforcement.ts';
import { ACTION_QUEUES } from '#protocol/bridge/queries.ts';
import type { ActionQueue, ActionSummary, NextLookBack } from '#protocol/bridge/queries.ts';
import type { QueryContext } from './definition.ts';
import { all, both, condition, containing } from './sql.ts';
import type { Condition } from './sql.ts';

export const ACTION_TABLES = ['action', 'actionUnit', 'actionTarget', 'actionCheck'] as const;

const DAY_MS = 86_400_000;
/** A look-back is amber from two days before it is due. */
const LOOK_BACK_AMBER_MS = 2 * DAY_MS;

interface Progress {
  readonly targets: number;
  readonly visited: number;
}

interface Facts {
  readonly units: ReadonlyMap<string, readonly ActionUnit[]>;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly checks: ReadonlyMap<string, number>;
  /** The scope of the station's department; '' for every other role. */
  readonly department: string;
  readonly pending: ReadonlySet<string>;
}

/** Newest first; `place` is a town, or everything the replica holds. */
export function actionSummaries(context: QueryContext, place: string, search = ''): readonly ActionSummary[] {
  const facts = factsOf(context);
  const where = both([...ofTown(place), ...containing(['title', 'number', 'application', 'place'], search)]);
  const actions = all<Action>(context.database, `SELECT * FROM action WHERE ${where.sql}`, ...where.values);
  const known = actions.map((action) => summaryOf(action, facts));
  return [...known, ...notifiedOnly(context, facts, place, search)].sort((a, b) => b.changedAt - a.changedAt);
}

const ofTown = (place: string): readonly Condition[] => (place.length === 9 ? [condition('townCode = ?', place)] : []);

export function inActionQueue(summary: ActionSummary, queue: ActionQueue): boolean {
  switch (queue) {
    case 'applied':
    case 'planned':
    case 'approved':
      return summary.state === queue;
    case 'toReceive':
      return summary.own?.open === 1 && summary.own.receivedAt === null;
    case 'underway':
      return summary.state === 'noticed';
    case 'lookBack':
      return summary.state === 'summarised';
    case 'open':
      return summary.open === 1;
    case 'done':
      return summary.open === 0;
    case 'all':
      return true;
  }
}

/** How many stand in each queue. */
export function actionCounts(context: QueryContext, place: string): Readonly<Record<ActionQueue, number>> {
  const summaries = actionSummaries(context, place);
  const counts = ACTION_QUEUES.map((queue) => [queue, summaries.filter((summary) => inActionQueue(summary, queue)).length] as const);
  return Object.fromEntries(counts) as Record<ActionQueue, number>;
}

/** How many wait for whoever sits at the station: the badge of the rail. */
export function actionsWaiting(context: QueryContext, place: string): number {
  const department = context.account.role === 'deptOfficer';
  return actionSummaries(context, place).filter(({ state, own, lookBack }) => {
    if (department) return own?.open === 1 && own.checkedInAt === null;
    if (state === 'summarised') return lookBack === null || context.now >= lookBack.amberAt;
    return state === 'applied' || state === 'planned' || state === 'approved';
  }).length;
}

function factsOf({ database, account, pendingIds }: QueryContext): Facts {
  const units = Map.groupBy(all<ActionUnit>(database, 'SELECT * FROM actionUnit ORDER BY id'), ({ actionId }) => actionId);
  const progress = all<Progress & { readonly actionId: string }>(
    database,
    `SELECT actionId, count(DISTINCT targetKey) AS targets, count(DISTINCT iif(result IS NULL, NULL, targetKey)) AS visited
     FROM actionTarget GROUP BY actionId`,
  );
  const checks = all<{ readonly key: string; readonly made: number }>(
    database,
    "SELECT actionId || ' ' || days AS key, count(*) AS made FROM actionCheck GROUP BY actionId, days",
  );
  return {
    units,
    progress: new Map(progress.map((row) => [row.actionId, row])),
    checks: new Map(checks.map(({ key, made }) => [key, made])),
    department: account.role === 'deptOfficer' ? account.place : '',
    pending: new Set([...pendingIds('action'), ...pendingIds('actionUnit')]),
  };
}

/** Receipts and check-ins among notices. */
const counted = (units: readonly ActionUnit[]) => ({
  received: units.filter(({ receivedAt }) => receivedAt !== null).length,
  checkedIn: units.filter(({ checkedInAt }) => checkedInAt !== null).length,
});

function summaryOf(action: Action, facts: Facts): ActionSummary {
  const units = facts.units.get(action.id) ?? [];
  const planned = targetsOf(action).length;
  return {
    id: action.id,
    number: action.number,
    title: action.title,
    townCode: action.townCode,
    state: action.state,
    open: action.open,
    applicantUnit: action.applicantUnit,
    place: action.place,
    leader: action.leader,
    startsAt: action.startsAt,
    endsAt: action.endsAt,
    // A department sees its own notice only, and counts that.
    departments: facts.department === '' || units.length === 0 ? unitsOf(action).length : units.length,
    ...counted(units),
    targets: planned,
    visited: facts.progress.get(action.id)?.visited ?? 0,
    lookBack: nextLookBack(action, planned, facts),
    own: units.find(({ also }) => also === facts.department) ?? null,
    changedAt: action.changedAt,
    pending: facts.pending.has(action.id) || units.some(({ id }) => facts.pending.has(id)),
  };
}

/** The first look-back that is not complete; null before the summary and after the closing. */
function nextLookBack(action: Action, targets: number, { checks }: Facts): NextLookBack | null {
  if (action.state !== 'summarised') return null;
  for (const days of LOOK_BACK_DAYS) {
    const done = checks.get(`${action.id} ${String(days)}`) ?? 0;
    const dueAt = days === 7 ? action.firstCheckDueAt : action.secondCheckDueAt;
    if (done < targets && dueAt !== null) return { days, dueAt, amberAt: dueAt - LOOK_BACK_AMBER_MS, done };
  }
  return null;
}

/** A department that was notified, of an action it did not apply for: all it has is its notice and its rows of the targets. */
function notifiedOnly({ database }: QueryContext, facts: Facts, place: string, search: string): readonly ActionSummary[] {
  const where = both([condition('actionId NOT IN (SELECT id FROM action)'), ...containing(['title', 'place'], search)]);
  const notices = all<ActionUnit>(database, `SELECT * FROM actionUnit WHERE ${where.sql}`, ...where.values);
  return notices
    .filter(({ scope }) => place.length !== 9 || scope === place)
    .map((unit) => ({
      id: unit.actionId,
      number: null,
      title: unit.title,
      townCode: unit.scope,
      state: unit.open === 1 ? 'noticed' : 'over',
      open: unit.open,
      applicantUnit: null,
      place: unit.place,
      leader: unit.leader,
      startsAt: unit.startsAt,
      endsAt: unit.endsAt,
      departments: 1,
      ...counted([unit]),
      targets: facts.progress.get(unit.actionId)?.targets ?? 0,
      visited: facts.progress.get(unit.actionId)?.visited ?? 0,
      lookBack: null,
      own: unit,
      changedAt: unit.checkedInAt ?? unit.receivedAt ?? unit.noticedAt,
      pending: facts.pending.has(unit.id),
    }));
}
