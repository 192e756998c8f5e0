/** The decisions about leads as the screens tell them: who, when, about which, and whether they can be undone. */
import type { Database } from 'better-sqlite3';
import { rowsAround } from '#domain/duplicates/cases/around.ts';
import { distinctParts, operationsOf } from '#domain/duplicates/cases/rows.ts';
import { undo } from '#domain/duplicates/cases/undo.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';
import type { CaseView } from '#domain/duplicates/cases/view.ts';
import type { Operation } from '#domain/duplicates/cases/operation.ts';
import type { CaseField, CaseOperation } from '#domain/schema/duplicates.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { CaseEntry, ConflictCard, Undoing } from '#protocol/bridge/queries.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';
import { byId } from '../queries/sql.ts';

const readers = new WeakMap<Database, SqliteRows>();

function readerOf(database: Database): SqliteRows {
  let reader = readers.get(database);
  if (reader === undefined) {
    reader = new SqliteRows(database);
    readers.set(database, reader);
  }
  return reader;
}

/** Everything that was decided about some leads and those merged with them. */
export class Decisions {
  readonly view: CaseView;
  readonly #database: Database;
  readonly #pending: ReadonlySet<string>;
  readonly #rows: readonly CaseOperation[];
  readonly #operations: readonly Operation[];

  constructor(database: Database, pending: ReadonlySet<string>, rows: readonly CaseOperation[]) {
    this.#database = database;
    this.#pending = pending;
    this.#rows = rows;
    this.#operations = operationsOf(rows);
    this.view = viewOf(this.#operations);
  }

  static around(database: Database, pending: ReadonlySet<string>, leads: Iterable<string>): Decisions {
    return new Decisions(database, pending, rowsAround(readerOf(database), leads));
  }

  static all(database: Database, pending: ReadonlySet<string>): Decisions {
    return new Decisions(database, pending, database.prepare<[], CaseOperation>('SELECT * FROM caseOperation').all());
  }

  /** Newest first. */
  history(about: (row: CaseOperation) => boolean = () => true): CaseEntry[] {
    const wanted = new Set(this.#rows.filter((row) => row.kind !== 'retract' && about(row)).map(({ operation }) => operation));
    return this.entries([...wanted]).sort((a, b) => b.at - a.at || (a.operation < b.operation ? 1 : -1));
  }

  entries(operations: readonly string[]): CaseEntry[] {
    return operations.flatMap((operation) => {
      const rows = this.#rows.filter((row) => row.operation === operation);
      const [row] = rows;
      return row === undefined ? [] : [this.#entry(row, rows)];
    });
  }

  conflictCards(members?: readonly string[]): ConflictCard[] {
    const conflicts = this.view.conflicts.filter(({ pair }) => members === undefined || pair.some((lead) => members.includes(lead)));
    return conflicts.map(({ kind, pair: [a, b], merges, splits }) => ({
      kind, pair: [a, b], leads: [this.#lead(a) ?? null, this.#lead(b) ?? null], merges: this.entries(merges), splits: this.entries(splits),
    }));
  }

  #entry(row: CaseOperation, rows: readonly CaseOperation[]): CaseEntry {
    const named = new Set(distinctParts(rows).flatMap(({ leadA, leadB }) => (leadB === '' ? [leadA] : [leadA, leadB])));
    const leads = [...named].map((lead) => this.#lead(lead));
    const undone = this.#rows.find(({ target }) => target === row.operation);
    return {
      operation: row.operation, kind: row.kind, at: row.at, byName: row.byName, byRole: row.byRole,
      pending: rows.some(({ id }) => this.#pending.has(id)), numbers: leads.map((lead) => lead?.number ?? null),
      score: row.score, sameShop: row.sameShop, field: row.field === '' ? null : row.field as CaseField, value: row.value,
      undoneBy: undone === undefined ? null : { name: undone.byName, at: undone.at },
      undoing: leads.includes(undefined) ? 'beyond' : this.#undoing(row.operation),
    };
  }

  #undoing(operation: string): Undoing {
    const result = undo(this.#operations, operation, { id: '', at: { ms: 0, counter: 0, node: '' } });
    if (result.ok) return 'possible';
    return result.problem.code === 'superseded' ? 'superseded' : 'undone';
  }

  #lead(id: string): Lead | undefined {
    return byId<Lead>(this.#database, 'lead', id);
  }
}
