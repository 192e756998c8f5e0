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
import { Decisions } from '../duplicates/case-entries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, beginning, both, byId, condition, containing, fold, isCode } from './sql.ts';
import type { Condition } from './sql.ts';

export const searchEverything: QueryDefinition<'search.everything'> = {
  tables: ['task', 'lead', 'entity', 'member', 'caseOperation'],
  run: ({ database }, { text, limit }) => {
    if (fold(text.trim()) === '') return [];
    const found = <T extends { readonly id: string }>(table: string, ...ways: readonly (Condition | undefined)[]): readonly T[] =>
      search<T>(
        database,
        table,
        ways.filter((way) => way !== undefined),
        limit,
      );
    const part = (columns: readonly string[], among: readonly Condition[] = []): Condition | undefined =>
      isCode(text) ? undefined : both([...among, ...containing(columns, text)]);
    const open = (columns: readonly string[]): Condition | undefined => part(columns, [condition('open = 1')]);

    const tasks = found<Task>('task', beginning('number', text), open(['entityName', 'address']));
    const leads = found<Lead>('lead', beginning('number', text), open(['subjectName', 'address']));
    const entities = found<Entity>('entity', beginning('creditCode', text), part(['name', 'address']));
    const members = found<Member>('member', part(['name', 'initials']));
    return inTurns(
      [
        tasks.map(({ id, entityName, number, address }) => ({ kind: 'task', id, title: entityName, subtitle: `${number} · ${address}` })),
        leadHits(database, leads),
        entities.map(({ id, name, creditCode, address }) => ({ kind: 'entity', id, title: name, subtitle: `${creditCode} · ${address}` })),
        members.map(({ id, name, phone }) => ({ kind: 'member', id, title: name, subtitle: phone })),
      ],
      limit,
    );
  },
};

/** A lead that is in a case leads to the case: its old number stays findable for ever. */
function leadHits(database: Database, leads: readonly Lead[]): SearchHit[] {
  const { view } = Decisions.around(database, new Set(), leads.map(({ id }) => id));
  return leads.map(({ id, number, subjectName, address }) => {
    const master = view.caseOf(id) === id ? undefined : byId<Lead>(database, 'lead', view.caseOf(id));
    const numbers = master === undefined ? number : `${number} → ${master.number}`;
    return { kind: 'lead', id: master?.id ?? id, title: subjectName, subtitle: `${numbers} · ${address}` };
  });
}

/** Rows found in one of the ways, in the order of the ways, each row once. */
function search<T extends { readonly id: string }>(
  database: Database,
  table: string,
  ways: readonly Condition[],
  limit: number,
): readonly T[] {
  const found = new Map<string, T>();
  for (const { sql, values } of ways) {
    if (found.size >= limit) break;
    const rows = all<T>(
      database,
      `SELECT ${table}.* FROM (SELECT id FROM ${table} WHERE ${sql} LIMIT ?) CROSS JOIN ${table} USING (id)`,
      ...values,
      limit,
    );
    for (const row of rows) found.set(row.id, found.get(row.id) ?? row);
  }
  return [...found.values()];
}

/** The best of each kind first, so that many tasks do not hide the one member. */
function inTurns(groups: readonly (readonly SearchHit[])[], limit: number): readonly SearchHit[] {
  const rounds = Math.max(...groups.map(({ length }) => length));
  const turns = Array.from({ length: rounds }, (_, round) => groups.flatMap((group) => group.slice(round, round + 1)));
  return turns.flat().slice(0, limit);
}
