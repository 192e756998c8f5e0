/** The case a card is about, the rungs it has climbed, and the one that is due. */
import type { Database } from 'better-sqlite3';
import { holderOf, redActionOf } from '#domain/lead/on-red.ts';
import type { Action } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Rectification, Supervised, Supervision } from '#domain/schema/supervision.ts';
import type { Task } from '#domain/schema/task.ts';
import { isUrgedInVain } from '#domain/supervision/in-vain.ts';
import { highestOpen, rungDue } from '#domain/supervision/ladder.ts';
import { holderOf as holderOfTask, redActionOf as redActionOfTask } from '#domain/task/on-red.ts';
import type { CaseLadder, SupervisedCase, SupervisionRow } from '#protocol/bridge/queries.ts';
import type { QueryContext } from './definition.ts';
import { all, byId } from './sql.ts';
import { markAll } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

/** A case with the code of the unit it lies with, and whether the rules call for a card of a colour. */
export interface HeldCase extends SupervisedCase {
  readonly unitCode: string;
  readonly late: boolean;
  readonly supervise: boolean;
}

const NO_LIMIT = { limit: null, limitFrom: null, amberAt: null, dueAt: null, calendarKnown: 1 } as const;

export function caseOfTask(task: Task, { calendar, now }: QueryContext): HeldCase {
  const action = redActionOfTask(task, calendar, now);
  const { id, number, open, state, limit, limitFrom, amberAt, dueAt, calendarKnown } = task;
  return {
    subject: 'task', id, number, name: task.entityName, open, state, limit, limitFrom, amberAt, dueAt, calendarKnown,
    unitCode: holderOfTask(task), late: action !== undefined,
    // Not assigned in time, and urged in vain: the same as any other limit.
    supervise: action === 'supervise' || (action !== undefined && isUrgedInVain(task, calendar, now)),
  };
}

export function caseOfLead(lead: Lead, { calendar, now }: QueryContext): HeldCase {
  const action = redActionOf(lead, now);
  const { id, number, open, state, limit, limitFrom, amberAt, dueAt, calendarKnown } = lead;
  return {
    subject: 'lead', id, number, name: lead.subjectName, open, state, limit, limitFrom, amberAt, dueAt, calendarKnown,
    unitCode: holderOf(lead), late: action !== undefined,
    supervise: action === 'supervise' || (action !== undefined && isUrgedInVain(lead, calendar, now)),
  };
}

function caseOfAction({ id, number, title, open, state, townCode }: Action): HeldCase {
  return { subject: 'action', id, number, name: title, open, state, ...NO_LIMIT, unitCode: townCode, late: false, supervise: false };
}

function caseOfRectification({ id, number, title, open, unit, dueAt, issuedAt }: Rectification, now: number): HeldCase {
  const state = open === 1 ? 'underway' : 'closed';
  const late = open === 1 && now > dueAt;
  const limit = { ...NO_LIMIT, limitFrom: issuedAt, amberAt: null, dueAt };
  return { subject: 'rectification', id, number, name: title, open, state, ...limit, unitCode: unit, late, supervise: late };
}

/** The case as the replica has it; `undefined` when it holds none of that key. */
export function caseOf(context: QueryContext, subject: Supervised, id: string): HeldCase | undefined {
  const { database, now } = context;
  switch (subject) {
    case 'task': return made(byId<Task>(database, 'task', id), (task) => caseOfTask(task, context));
    case 'lead': return made(byId<Lead>(database, 'lead', id), (lead) => caseOfLead(lead, context));
    case 'action': return made(byId<Action>(database, 'action', id), caseOfAction);
    case 'rectification': return made(byId<Rectification>(database, 'rectification', id), (plan) => caseOfRectification(plan, now));
  }
}

function made<R>(row: R | undefined, make: (row: R) => HeldCase): HeldCase | undefined {
  return row === undefined ? undefined : make(row);
}

/** Every rung ever issued about a case, oldest first. */
export function rungsOf(context: QueryContext, subjectId: string, names = new UnitNames(context.database)): readonly SupervisionRow[] {
  const rungs = all<Supervision>(context.database, 'SELECT * FROM supervision WHERE subjectId = ? ORDER BY issuedAt, id', subjectId);
  return markAll(context, 'supervision', rungs).map((rung) => ({ ...rung, unitWords: names.of(rung.unit) }));
}

export function ladderOf(context: QueryContext, subject: Supervised, id: string): CaseLadder | null {
  const held = caseOf(context, subject, id);
  if (held === undefined) return null;
  const names = new UnitNames(context.database);
  const rungs = rungsOf(context, id, names);
  return { subject: withoutHolder(held), unit: names.of(held.unitCode), rungs, due: dueRung(held, rungs, context.now) ?? null };
}

/** The rung that is due against the unit the case lies with. */
export function dueRung(held: HeldCase, rungs: readonly Supervision[], now: number): ReturnType<typeof rungDue> {
  const highest = highestOpen(rungs.filter(({ unit }) => unit === held.unitCode));
  if (held.open === 0) return undefined;
  const rung = rungDue(highest, held.supervise, now);
  return held.late || (highest !== undefined && rung !== 'urge') ? rung : undefined;
}

export function withoutHolder({ unitCode: _unit, late: _late, supervise: _supervise, ...subject }: HeldCase): SupervisedCase {
  return subject;
}

/** Every open rung of the replica by its case. */
export function openRungs(database: Database): ReadonlyMap<string, readonly Supervision[]> {
  const byCase = new Map<string, Supervision[]>();
  for (const rung of all<Supervision>(database, 'SELECT * FROM supervision WHERE open = 1')) {
    const of = byCase.get(rung.subjectId);
    if (of === undefined) byCase.set(rung.subjectId, [rung]);
    else of.push(rung);
  }
  return byCase;
}
