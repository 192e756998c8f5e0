/** Compares what a station has on disk with what the hub has: row by row, as the station may see it. */
import { maskRow } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { TestHub } from './hub.ts';
import { replicaRows } from './replica-file.ts';

/** The rows that only one side has, each as text. The station must not run: its file is read as it was left. */
export function differences(hub: TestHub, dataDir: string, login: string, grants: readonly string[]): string[] {
  const here = new Set(replicaRows(dataDir, login).map(({ table, row }) => lineOf(table, row)));
  const there = new Set(
    TABLES.flatMap((table) =>
      hub
        .rows<AnyRow>(`SELECT * FROM "${table.name}"`)
        .filter((row) => visible(row, grants))
        .map((row) => lineOf(table.name, maskRow(table, row))),
    ),
  );
  return [
    ...[...here].filter((line) => !there.has(line)).map((line) => `only here: ${line}`),
    ...[...there].filter((line) => !here.has(line)).map((line) => `only at the hub: ${line}`),
  ];
}

function lineOf(table: string, row: AnyRow): string {
  return `${table} ${JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}
