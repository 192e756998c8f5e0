/**
 * Tables of the replicated model, described once: the hub's store, the replicas and the wire codec are all made from
 * these descriptions. Columns have real types and indexes; a row is a flat object in column order.
 */

export type ColumnType = 'text' | 'integer' | 'real';

/** How the hub masks a personal value before it leaves for a station: 138****1234, 张**. */
export type Mask = 'phone' | 'personName';

export interface Column<V = unknown> {
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly mask?: Mask;
  /** Carries the row value's type only; never present at run time. */
  readonly value?: V;
}

export const text = (): Column<string> => ({ type: 'text', nullable: false });
export const optionalText = (): Column<string | null> => ({ type: 'text', nullable: true });
export const integer = (): Column<number> => ({ type: 'integer', nullable: false });
export const optionalInteger = (): Column<number | null> => ({ type: 'integer', nullable: true });
export const real = (): Column<number> => ({ type: 'real', nullable: false });
export const optionalReal = (): Column<number | null> => ({ type: 'real', nullable: true });
/** 0 or 1: the same value in SQL, in JSON and in a row, so nothing needs converting. */
export const flag = (): Column<0 | 1> => ({ type: 'integer', nullable: false });
/** One of a closed set of codes. */
export const code = <C extends string>(): Column<C> => ({ type: 'text', nullable: false });
export const optionalCode = <C extends string>(): Column<C | null> => ({ type: 'text', nullable: true });
/** Milliseconds since 1970 UTC. */
export const instant = integer;
export const optionalInstant = optionalInteger;

/** Marks a column as personal data. */
export const masked = <V>(column: Column<V>, mask: Mask): Column<V> => ({ ...column, mask });

/**
 * Columns every table has. `scope` is the administrative code that owns the row ('*' for public reference data);
 * `also` is a second audience: a department a lead was transferred to, or the administrators.
 */
const COMMON = { id: text(), scope: text(), also: optionalText() };

export type Columns = Readonly<Record<string, Column>>;
type ValueOf<C> = C extends Column<infer V> ? V : never;
export type RowOf<T extends { readonly columns: Columns }> = { [K in keyof T['columns']]: ValueOf<NonNullable<T['columns'][K]>> };
export type AnyRow = { id: string; scope: string; also: string | null } & Record<string, string | number | null>;

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
  readonly columnNames: readonly string[];
  /** Each entry is one index: its columns in order. */
  readonly indexes: readonly (readonly string[])[];
  /** Indexes only a station needs, for the lists and searches of its screens: the hub, which writes for all, goes without. */
  readonly screenIndexes: readonly (readonly string[])[];
}

/** Describes a replicated table. The key is always `id`. */
export function table<C extends Columns>(
  name: string,
  columns: C,
  indexes: readonly (readonly (keyof (typeof COMMON & C) & string)[])[] = [],
  screenIndexes: readonly (readonly (keyof (typeof COMMON & C) & string)[])[] = [],
): Table<typeof COMMON & C> {
  const all = { ...COMMON, ...columns };
  return { name, columns: all, columnNames: Object.keys(all), indexes, screenIndexes };
}

/** What a decision does to one row. A put carries the whole row. */
export type RowChange =
  | { readonly op: 'put'; readonly table: string; readonly row: AnyRow }
  | { readonly op: 'remove'; readonly table: string; readonly id: string };

/** A put of a typed row. */
export function put<T extends Table>(target: T, row: RowOf<T>): RowChange {
  return { op: 'put', table: target.name, row: row as unknown as AnyRow };
}

export function remove(target: Table, id: string): RowChange {
  return { op: 'remove', table: target.name, id };
}
