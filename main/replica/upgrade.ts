/**
 * Brings the file of an older build into the shape of this one: schema changes are additive, so rows stay where they are, new
 * columns begin empty, and what the older build had parked takes its place.
 */
import type { Database } from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';
import { emptyCell } from '#domain/core/row.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { TABLES, tableNamed } from '#domain/schema/tables.ts';
import { addColumnsSql } from '#protocol/sqlite/rows.ts';
import { ReplicaRows } from './rows.ts';

/** The columns of every table in the order in which a build writes cells: pre-images are positional. */
type Layout = Readonly<Record<string, readonly string[]>>;

export const currentLayout = (): Layout => Object.fromEntries(TABLES.map(({ name, columnNames }) => [name, columnNames]));

/** Takes back the effects of waiting commands, by the layout of the build that wrote their pre-images; they run again later. */
export function undoByLayout(database: Database, layout: Layout): void {
  const lines = database.prepare('SELECT tableName, id, cells FROM preimage ORDER BY number DESC, ordinal DESC');
  for (const { tableName, id, cells } of lines.all() as { tableName: string; id: string; cells: string | null }[]) {
    const names = layout[tableName];
    if (names === undefined) continue;
    database.prepare(`DELETE FROM "${tableName}" WHERE id = ?`).run(id);
    if (cells === null) continue;
    const columns = names.map((name) => `"${name}"`).join(', ');
    const marks = names.map(() => '?').join(', ');
    database.prepare(`INSERT INTO "${tableName}" (${columns}) VALUES (${marks})`).run(...JSON.parse(cells) as Cell[]);
  }
  database.exec('DELETE FROM preimage');
}

/** Adds the columns that tables of the file lack; tables it lacks altogether are made by createTables. */
export function addColumns(database: Database): void {
  for (const table of TABLES) {
    const present = database.pragma(`table_info("${table.name}")`) as { name: string }[];
    if (present.length > 0) database.exec(addColumnsSql(table, present.map(({ name }) => name)));
  }
}

/** Puts what was parked into the rows, as far as this build knows it, and counts the tallies anew. */
export function unpark(database: Database): void {
  const rows = new ReplicaRows(database);
  const lines = database.prepare('SELECT tableName, id, cells FROM parked').all() as { tableName: string; id: string; cells: string }[];
  for (const { tableName, id, cells } of lines) {
    const table = tableNamed(tableName);
    if (table === undefined) continue;
    const values = JSON.parse(cells) as Readonly<Record<string, Cell>>;
    rows.put(table, merged(table, rows.get(table, id), values));
    const rest = Object.entries(values).filter(([name]) => !table.columnNames.includes(name));
    if (rest.length > 0) rows.parked.set(tableName, id, Object.fromEntries(rest));
    else rows.parked.drop(tableName, [id]);
  }
  rows.countAnew();
}

function merged(table: Table, row: AnyRow | undefined, values: Readonly<Record<string, Cell>>): AnyRow {
  const cells = Object.entries(table.columns)
    .map(([name, column]) => [name, values[name] ?? row?.[name] ?? emptyCell(column)]);
  return Object.fromEntries(cells) as AnyRow;
}
