/**
 * One box for everything: numbers and credit codes by their beginning, names and addresses by any part, members by
 * pinyin initials too. Tasks and leads are looked for among open work (and by number among all); a closed one is found
 * through its entity.
 */
import type { Database } from 'better-sqlite3';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import type { SearchHit } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, beginning, condition, containing, fold } from './sql.ts';
import type { Condition } from './sql.ts';

export const searchEverything: QueryDefinition<'search.everything'> = {
  tables: ['task', 'lead', 'entity', 'member'],
  run: ({ database }, { text, limit }) => {
    if (fold(text.trim()) === '') return [];
    const groups = [
      search<Task>(database, 'task', [beginning('number', text), ...within(condition('open = 1'), containing(['entityName', 'address'], text))], limit)
        .map((task): SearchHit => ({ kind: 'task', id: task.id, title: task.entityName, subtitle: `${task.number} · ${task.address}` })),
      search<Lead>(database, 'lead', [beginning('number', text), ...within(condition('open = 1'), containing(['subjectName', 'address'], text))], limit)
        .map((lead): SearchHit => ({ kind: 'lead', id: lead.id, title: lead.subjectName, subtitle: `${lead.number} · ${lead.address}` })),
      search<Entity>(database, 'entity', [beginning('creditCode', text), ...within(ANY_TOWN, containing(['name', 'address'], text)), ...within(NO_TOWN, containing(['name', 'address'], text))], limit)
        .map((entity): SearchHit => ({ kind: 'entity', id: entity.id, title: entity.name, subtitle: `${entity.creditCode} · ${entity.address}` })),
      search<Member>(database, 'member', containing(['name', 'initials'], text), limit)
        .map((member): SearchHit => ({ kind: 'member', id: member.id, title: member.name, subtitle: member.phone })),
    ];
    return inTurns(groups, limit);
  },
};

/** Through the index on the town, so that the search ends with the town that fills the answer. */
const ANY_TOWN = condition('townCode IN (SELECT id FROM town)');
const NO_TOWN = condition('townCode IS NULL');

const within = (outer: Condition, inner: readonly Condition[]): readonly Condition[] => inner.map(({ sql, values }) => condition(`${outer.sql} AND ${sql}`, ...outer.values, ...values));

/** Rows that meet one of the conditions, in the order of the conditions, each row once. */
function search<T extends { readonly id: string }>(database: Database, table: string, conditions: readonly (Condition | undefined)[], limit: number): readonly T[] {
  const found = new Map<string, T>();
  for (const each of conditions) {
    if (each === undefined || found.size >= limit) continue;
    for (const row of all<T>(database, `SELECT * FROM ${table} WHERE ${each.sql} LIMIT ?`, ...each.values, limit)) found.set(row.id, found.get(row.id) ?? row);
  }
  return [...found.values()];
}

/** The best of each kind first, so that many tasks do not hide the one member. */
function inTurns(groups: readonly (readonly SearchHit[])[], limit: number): readonly SearchHit[] {
  const rounds = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => groups.flatMap((group) => group.slice(round, round + 1))).flat().slice(0, limit);
}
