/**
 * Which rows each waiting command read or wrote when it last ran. A batch of the hub concerns only the commands whose rows
 * it changes, and those whose rows these commands change: the others need not be taken back and run again. Kept in memory;
 * after a start it fills with the first batch.
 */
import type { Equality } from '#domain/core/command.ts';
import type { RowReader } from '#domain/core/execute.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import type { Batch } from '#protocol/hub/messages.ts';

/** A row's name among all tables. */
export const rowKey = (table: string, id: string): string => `${table} ${id}`;

const tableOf = (key: string): string => key.slice(0, key.indexOf(' '));

export interface Footprint {
  readonly read: Set<string>;
  /** Tables in which it looked for rows by their columns: any changed row there may be another answer. */
  readonly searched: Set<string>;
  readonly written: Set<string>;
}

export const newFootprint = (): Footprint => ({ read: new Set(), searched: new Set(), written: new Set() });

/** Reads rows and notes them down. */
export function recording(reader: RowReader, { read, searched }: Footprint): RowReader {
  return {
    get(table: Table, id: string): AnyRow | undefined {
      read.add(rowKey(table.name, id));
      return reader.get(table, id);
    },
    find(table: Table, where: Equality, limit: number): AnyRow[] {
      searched.add(table.name);
      return reader.find(table, where, limit);
    },
  };
}

export class Footprints {
  readonly #of = new Map<number, Footprint>();
  readonly #byKey = new Map<string, Set<number>>();
  readonly #bySearched = new Map<string, Set<number>>();

  /** How many commands are known. */
  get size(): number {
    return this.#of.size;
  }

  set(number: number, footprint: Footprint): void {
    this.drop(number);
    this.#of.set(number, footprint);
    for (const key of footprint.read) addTo(this.#byKey, key, number);
    for (const key of footprint.written) addTo(this.#byKey, key, number);
    for (const table of footprint.searched) addTo(this.#bySearched, table, number);
  }

  drop(number: number): void {
    const footprint = this.#of.get(number);
    if (footprint === undefined) return;
    this.#of.delete(number);
    for (const key of footprint.read) removeFrom(this.#byKey, key, number);
    for (const key of footprint.written) removeFrom(this.#byKey, key, number);
    for (const table of footprint.searched) removeFrom(this.#bySearched, table, number);
  }

  clear(): void {
    this.#of.clear();
    this.#byKey.clear();
    this.#bySearched.clear();
  }

  /** The commands that have to do with changed rows, with those given, or with rows that such commands wrote; in order. */
  affectedBy(changed: Iterable<string>, numbers: Iterable<number>): number[] {
    const affected = new Set<number>();
    const dirty = [...changed];
    const seen = new Set(dirty);
    const take = (number: number): void => {
      if (affected.has(number)) return;
      affected.add(number);
      for (const key of this.#of.get(number)?.written ?? []) {
        if (seen.has(key)) continue;
        seen.add(key);
        dirty.push(key);
      }
    };
    for (const number of numbers) take(number);
    for (let key = dirty.pop(); key !== undefined; key = dirty.pop()) {
      for (const number of this.touching(key)) take(number);
    }
    return [...affected].sort((a, b) => a - b);
  }

  /** The commands that read or wrote a row, or searched its table. */
  *touching(key: string): Iterable<number> {
    yield* this.#byKey.get(key) ?? [];
    yield* this.#bySearched.get(tableOf(key)) ?? [];
  }

  writtenBy(number: number): Iterable<string> {
    return this.#of.get(number)?.written ?? [];
  }
}

function addTo(index: Map<string, Set<number>>, key: string, number: number): void {
  const numbers = index.get(key);
  if (numbers === undefined) index.set(key, new Set([number]));
  else numbers.add(number);
}

function removeFrom(index: Map<string, Set<number>>, key: string, number: number): void {
  const numbers = index.get(key);
  if (numbers === undefined) return;
  numbers.delete(number);
  if (numbers.size === 0) index.delete(key);
}

/** The rows a batch writes or removes. */
export function* keysOf({ tables }: Pick<Batch, 'tables'>): Iterable<string> {
  for (const { table, columns, rows, removed } of tables) {
    const place = columns.indexOf('id');
    for (const cells of rows) yield rowKey(table, String(cells[place]));
    for (const id of removed) yield rowKey(table, id);
  }
}
