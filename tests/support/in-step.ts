/** Compares what stations have on disk with what the hub has: row by row, as each may see it. */
import { expect } from 'vitest';
import { visible } from '#domain/core/scope.ts';
import { maskRow } from '#domain/core/row.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { TestHub } from './hub.ts';
import { replicaRows } from './replica-file.ts';

/** The station must not run: its file is read as it was left. */
export function expectSameRows(hub: TestHub, dataDir: string, login: string, grants: readonly string[]): void {
  const here = replicaRows(dataDir, login).map(({ table, row }) => lineOf(table, row));
  const there = TABLES.flatMap((table) =>
    hub
      .rows<AnyRow>(`SELECT * FROM "${table.name}"`)
      .filter((row) => visible(row as unknown as Parameters<typeof visible>[0], grants))
      .map((row) => lineOf(table.name, maskRow(table, row))),
  );
  expect(here.toSorted(), `rows of ${login}`).toEqual(there.toSorted());
}

function lineOf(table: string, row: AnyRow): string {
  return `${table} ${JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}
