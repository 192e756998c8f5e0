/** 建议督办: late cases for which the rules call for the next rung, of those the reader may issue; the oldest limit first. */
import type { Lead } from '#domain/schema/lead.ts';
import type { Rung, Supervision } from '#domain/schema/supervision.ts';
import type { Task } from '#domain/schema/task.ts';
import { mayAddress } from '#domain/supervision/common.ts';
import { highestOpen, mayIssue } from '#domain/supervision/ladder.ts';
import { unitOf } from '#domain/supervision/unit.ts';
import type { SuggestedCase } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, condition, fold, inPlace } from './sql.ts';
import { caseOf, caseOfLead, caseOfTask, dueRung, openRungs, withoutHolder } from './supervised-case.ts';
import type { HeldCase } from './supervised-case.ts';
import { UnitNames } from './unit-words.ts';

/** Nobody goes through more; the oldest limits come first. */
const CASES_MAX = 3000;

interface Suggested {
  readonly held: HeldCase;
  readonly highest: Supervision | undefined;
  readonly due: Rung;
}

export function suggestedCases(context: QueryContext, place: string): readonly Suggested[] {
  const { database, now, account } = context;
  if (!mayIssue(account.role, 'urge')) return [];
  const rungs = openRungs(database);
  const mayAct = (unitCode: string): boolean => {
    const unit = unitOf(unitCode);
    return unit !== undefined && mayAddress(unit, account);
  };
  return lateCases(context, place, rungs)
    .flatMap((held) => {
      const of = rungs.get(held.id) ?? [];
      const due = dueRung(held, of, now);
      if (due === undefined || !mayIssue(account.role, due) || !mayAct(held.unitCode)) return [];
      return [{ held, highest: highestOpen(of.filter(({ unit }) => unit === held.unitCode)), due }];
    })
    .sort((a, b) => (a.held.dueAt ?? 0) - (b.held.dueAt ?? 0));
}

/** What is past its limit, and what an answer is late about. */
function lateCases(context: QueryContext, place: string, rungs: ReadonlyMap<string, readonly Supervision[]>): readonly HeldCase[] {
  const { database, now } = context;
  const late = both([condition('open = 1'), condition('dueAt < ?', now), ...inPlace(place)]);
  const read = <R>(table: string): R[] =>
    all<R>(database, `SELECT * FROM ${table} WHERE ${late.sql} ORDER BY dueAt LIMIT ?`, ...late.values, CASES_MAX);
  const cases = new Map<string, HeldCase>();
  for (const task of read<Task>('task')) cases.set(task.id, caseOfTask(task, context));
  for (const lead of read<Lead>('lead')) cases.set(lead.id, caseOfLead(lead, context));
  for (const [id, [rung]] of rungs) {
    if (rung === undefined || cases.has(id) || rung.dueAt >= now || (place.length >= 9 && !rung.townCode.startsWith(place))) continue;
    const held = caseOf(context, rung.subject, id);
    if (held !== undefined) cases.set(id, held);
  }
  return [...cases.values()];
}

export const supervisionSuggested: QueryDefinition<'supervision.suggested'> = {
  tables: ['supervision', 'task', 'lead', 'action', 'rectification', 'town', 'village'],
  timed: true,
  run: (context, { place, rung, search, offset, limit }) => {
    const needle = fold(search.trim());
    const found = suggestedCases(context, place)
      .filter(({ due }) => rung === '' || due === rung)
      .filter(({ held }) => needle === '' || fold(`${held.name} ${held.number}`).includes(needle));
    const names = new UnitNames(context.database);
    const rows = found.slice(offset, offset + limit).map(({ held, highest, due }): SuggestedCase => ({
      ...withoutHolder(held), unit: names.of(held.unitCode), highest: highest?.rung ?? null, due,
    }));
    return { total: found.length, rows };
  },
};
