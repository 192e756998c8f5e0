/**
 * A command is what an operator did. It names the rows it reads, then decides purely: row changes or a coded rejection.
 * A replica runs it optimistically, the hub with authority; both run exactly this code (execute.ts).
 */
import type { z } from 'zod';
import type { Role } from './actor.ts';
import type { Context } from './context.ts';
import type { RejectionCode, RejectionParams } from './rejection.ts';
import type { RowChange, RowOf, Table } from './table.ts';

export type Equality = Readonly<Record<string, string | number>>;

/** A row by key, or the rows that equal some indexed columns (at most `limit`). */
export type Read<T extends Table = Table> =
  | { readonly kind: 'one'; readonly table: T; readonly id: string }
  | { readonly kind: 'many'; readonly table: T; readonly where: Equality; readonly limit: number };

export interface ReadOne<T extends Table> { readonly kind: 'one'; readonly table: T; readonly id: string }
export interface ReadMany<T extends Table> { readonly kind: 'many'; readonly table: T; readonly where: Equality; readonly limit: number }

export const one = <T extends Table>(table: T, id: string): ReadOne<T> => ({ kind: 'one', table, id });
export const many = <T extends Table>(table: T, where: Equality, limit = 1000): ReadMany<T> => ({ kind: 'many', table, where, limit });

export type Reads = Readonly<Record<string, Read>>;
type RowsOfRead<R> = R extends ReadOne<infer T> ? RowOf<T> | undefined : R extends ReadMany<infer T> ? RowOf<T>[] : never;
export type RowsOf<R> = { [K in keyof R]: RowsOfRead<R[K]> };

/** What the timeline and the audit trail call the thing a command is about. */
export interface Subject {
  readonly table: string;
  readonly id: string;
  readonly scope: string;
  readonly also: string | null;
}

export type Detail = Readonly<Record<string, string | number | null>>;

export interface Applied {
  readonly kind: 'applied';
  readonly changes: readonly RowChange[];
  readonly subject: Subject;
  readonly detail: Detail;
}

/** Nothing was changed; `code` says why. */
interface Without<K extends string> {
  readonly kind: K;
  readonly code: RejectionCode;
  readonly params: RejectionParams;
  readonly current: SubjectState | null;
}

export type Outcome =
  | Applied
  /** The operator has to think again. */
  | Without<'rejected'>
  /** What was wanted is so already, by another's hand. */
  | Without<'superseded'>
  /** It waited until it had lost its sense (`expiresAfterMs`). */
  | Without<'expired'>
  /** It cannot be decided yet: this hub is older than the station. */
  | Without<'held'>;

/** What the operator is shown of the row as it is now, so a refusal explains itself. */
export interface SubjectState {
  readonly table: string;
  readonly id: string;
  readonly changedBy: string | null;
  readonly changedAt: number | null;
  readonly values: Detail;
}

type RowLike = { readonly id: string; readonly scope: string; readonly also: string | null };

/** The command applies: these rows change, and `about` gets a line in its timeline. */
export function applied(changes: readonly RowChange[], table: Table, about: RowLike, detail: Detail = {}): Outcome {
  return { kind: 'applied', changes, subject: { table: table.name, id: about.id, scope: about.scope, also: about.also }, detail };
}

/** The command is refused; `current` shows the row that stood in the way. */
export function rejected(code: RejectionCode, params: RejectionParams = {}, current: SubjectState | null = null): Outcome {
  return { kind: 'rejected', code, params, current };
}

/** A reminder is worth as much as the day it is given on, ms. */
export const REMINDER_EXPIRES_MS = 24 * 3_600_000;

/** What the command wanted is so already: `current` shows who did it. */
export function superseded(code: RejectionCode, params: RejectionParams = {}, current: SubjectState | null = null): Outcome {
  return { kind: 'superseded', code, params, current };
}

export interface CommandDefinition<A = unknown, R extends Reads = Reads, F extends Reads = Reads> {
  /** `noun.verb` in the trade's words; also the name on the wire and in the audit trail. */
  readonly name: string;
  /** One English sentence for `describe` and the documentation. */
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly args: z.ZodType<A>;
  /** A reminder of yesterday reminds of nothing: older than this when it reaches the hub, ms, the command is not applied. */
  readonly expiresAfterMs?: number;
  readonly reads: (args: A) => R;
  /** A second round of reads that needs rows of the first. */
  readonly follow?: (args: A, rows: RowsOf<R>) => F;
  /** Scopes the actor's grants must cover to write. Rows that are not there are left out; `decide` reports them. */
  readonly writes: (args: A, rows: RowsOf<R> & RowsOf<F>, context: Context) => readonly string[];
  readonly decide: (args: A, rows: RowsOf<R> & RowsOf<F>, context: Context) => Outcome;
}

/** Declares a command; only infers types. */
export function command<A, R extends Reads, F extends Reads = Record<never, never>>(
  definition: CommandDefinition<A, R, F>,
): CommandDefinition {
  return definition as unknown as CommandDefinition;
}
