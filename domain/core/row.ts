/** Rows on the wire are positional: the column names travel once, not with every row. */
import type { AnyRow, Column, Mask, Table } from './table.ts';

export type Cell = string | number | null;

export function toCells(table: Table, row: AnyRow): Cell[] {
  return table.columnNames.map((name) => row[name] ?? null);
}

export function fromCells(table: Table, cells: readonly Cell[]): AnyRow {
  return Object.fromEntries(table.columnNames.map((name, index) => [name, cells[index] ?? null])) as AnyRow;
}

/** What stands in a column that the other side's build does not know yet: schema changes are additive. */
export function emptyCell(column: Column): Cell {
  if (column.nullable) return null;
  return column.type === 'text' ? '' : 0;
}

const MASKS: Record<Mask, (value: string) => string> = {
  // 13812341234 → 138****1234; short numbers keep only their ends.
  phone: (value) => (value.length >= 7 ? `${value.slice(0, 3)}****${value.slice(-4)}` : value.length > 0 ? '****' : ''),
  personName: (value) => (value.length > 0 ? `${value.slice(0, 1)}${'*'.repeat(Math.min(2, value.length - 1))}` : ''),
};

/** One personal value as a station may see it. */
export function maskValue(mask: Mask, value: string): string {
  return MASKS[mask](value);
}

/** The row as a station may see it: personal values masked. Returns the same object when there is nothing to mask. */
export function maskRow(table: Table, row: AnyRow): AnyRow {
  let result = row;
  for (const name of maskedColumns(table)) {
    const value = row[name];
    const mask = table.columns[name]?.mask;
    if (typeof value === 'string' && value !== '' && mask !== undefined) result = { ...result, [name]: MASKS[mask](value) };
  }
  return result;
}

/** The same of a row's cells in column order, in place. */
export function maskCells(table: Table, cells: Cell[]): Cell[] {
  for (const name of maskedColumns(table)) {
    const place = table.columnNames.indexOf(name);
    const value = cells[place];
    const mask = table.columns[name]?.mask;
    if (typeof value === 'string' && value !== '' && mask !== undefined) cells[place] = MASKS[mask](value);
  }
  return cells;
}

const maskedCache = new WeakMap<Table, readonly string[]>();

function maskedColumns(table: Table): readonly string[] {
  let names = maskedCache.get(table);
  if (names === undefined) {
    names = table.columnNames.filter((name) => table.columns[name]?.mask !== undefined);
    maskedCache.set(table, names);
  }
  return names;
}
