/**
 * What travels between a station and the hub over socket.io. Every event of the station is acknowledged with
 * `Reply`; the hub's own events (`batch`, `hint`, `bye`) are hints that may be lost: a station pulls from its cursor.
 */
import { z } from 'zod';
import { ROLES } from '#domain/core/actor.ts';
import type { Cell } from '#domain/core/row.ts';
import type { RejectionCode, RejectionParams } from '#domain/core/rejection.ts';
import type { SubjectState } from '#domain/core/command.ts';
import type { ErrorValue } from '../errors.ts';
import type { Present, Watch } from './presence.ts';

/** Largest message either side accepts, bytes. */
export const MESSAGE_LIMIT_BYTES = 4 * 1024 * 1024;
/** Largest command, bytes of JSON. */
export const COMMAND_LIMIT_BYTES = 64 * 1024;
export const PUSH_LIMIT_COMMANDS = 200;
/** Names of held commands a station asks about at once. */
export const HELD_MAX = 100;
/**
 * Name under which a station sends a command again that was refused before the hub was restored from a backup: it only
 * takes its number, because the operator has seen the refusal and acted on it.
 */
export const VOID_COMMAND = 'outbox.void';

const identifier = z.string().min(1).max(120);
const counter = z.int().min(0);

export const Hello = z.object({
  protocolMin: z.int(), protocolMax: z.int(), schema: z.int(), app: z.string().max(40),
  stationId: identifier, token: z.string().max(200),
  /** Null on the first connection of a replica. */
  hubId: identifier.nullable(), epoch: identifier.nullable(),
  /** Commit order up to which the replica has durably applied everything. */
  cursor: counter,
  /** Number of the last command whose verdict the station has durably applied. */
  decidedThrough: counter,
  /** Number of the oldest command the station can still send, decided or not; null when it holds none. */
  oldestHeld: z.int().min(1).nullable().default(null),
  /** Names of commands that an older hub held: asks which of them this one knows. */
  held: z.array(z.string().max(80)).max(HELD_MAX).default([]),
  /** Hash of the grants the replica's rows were sent under; another one means a new bootstrap. */
  grantsKey: z.string().max(4000).nullable(),
});
export type Hello = z.infer<typeof Hello>;

export const SessionAccount = z.object({
  id: identifier, login: z.string(), name: z.string(), role: z.enum(ROLES), place: z.string(),
  grants: z.array(z.string()), memberId: z.string().nullable(),
});
export type SessionAccount = z.infer<typeof SessionAccount>;

export const Welcome = z.object({
  protocol: z.int(), hubId: identifier, epoch: identifier, head: counter, floor: counter,
  processedThrough: counter, account: SessionAccount, grantsKey: z.string(),
  serverTime: z.int(), offlineDays: z.int(),
  /** `tail`: go on from the cursor. `bootstrap`: fetch pages, then the tail from `head`. */
  mode: z.enum(['tail', 'bootstrap']),
  /** Of the commands that were held, those that this hub knows: the station issues them again. */
  released: z.array(z.string()).optional(),
  /** Names of the hub's tables, for a station of another build: it parks the rows of those it does not know. */
  tables: z.array(z.string()).optional(),
});
export type Welcome = z.infer<typeof Welcome>;

export const CommandMessage = z.object({
  number: z.int().min(1), id: identifier, name: z.string().min(1).max(80), args: z.unknown(), issuedAt: z.number(),
  /** What the operator was told when it was issued (domain/core/told.ts); when it is unreadable, nothing is compared. */
  shown: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
export type CommandMessage = z.infer<typeof CommandMessage>;

export const Push = z.object({ commands: z.array(CommandMessage).min(1).max(PUSH_LIMIT_COMMANDS) });
export type Push = z.infer<typeof Push>;
export interface PushReply {
  readonly processedThrough: number;
  /** What the commit that decided them changed for this station, when it is in step: as a live batch, one message fewer. */
  readonly batch: Batch | null;
}

export const Pull = z.object({ cursor: counter, decidedThrough: counter });
export type Pull = z.infer<typeof Pull>;

/** Returns credit: the replica has durably applied up to here. */
export const Applied = z.object({ cursor: counter, decidedThrough: counter });
export type Applied = z.infer<typeof Applied>;

/** The rows whose audience column has exactly this value: what checksums and repairs are about. */
export const Part = z.object({ column: z.enum(['scope', 'also']), value: z.string().max(120) });
export type Part = z.infer<typeof Part>;

/** Asks for the checksums of the part that follows; null begins with the first. */
export const CheckRequest = z.object({ after: Part.nullable() });
export type CheckRequest = z.infer<typeof CheckRequest>;
/** Number of rows and sum of their hashes (protocol/checksum.ts). */
export interface Sum { readonly rows: number; readonly sum: number }
export interface PartSums {
  /** Null when there is no further part. */
  readonly part: Part | null;
  /** The commit the sums stand at. */
  readonly seq: number;
  /** By table. */
  readonly sums: Readonly<Record<string, Sum>>;
}

/**
 * One page of a bootstrap, or of a repair when a part is named: rows of a table in key order, after a key. The last page of a
 * table brings the tables behind it along as long as each fits whole: a small replica is complete after a few round trips.
 */
export const PageRequest = z.object({
  table: z.string().max(60),
  after: z.string().max(200).nullable(),
  part: Part.nullable().default(null),
});
export type PageRequest = z.infer<typeof PageRequest>;
export interface Page extends TablePage {
  /** Whole tables, in the hub's order. A hub of an older build sends none. */
  readonly following?: readonly TablePage[];
}
export interface TablePage {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Ask for the next page after this key; null when the table is complete. */
  readonly next: string | null;
  /** Rows of this table the station will receive in all (an estimate while others write). */
  readonly total: number;
}

/** A prepared file, fetched over HTTP. */
export interface SnapshotFile {
  readonly name: string;
  /** The commit the file stands at; the tail follows from here. */
  readonly seq: number;
  readonly rows: number;
  /** Size on disk and on the wire (zstd), bytes. */
  readonly bytes: number;
  readonly compressedBytes: number;
  /** SHA-256 of the compressed file, hex. */
  readonly sha256: string;
}

/**
 * How a station should fetch its rows: page by page, or as one prepared file when they are many. `openWork` is a small file of
 * the rows that open tasks and leads are shown and decided with, for the time until the whole one is here; a hub of an older
 * build has none.
 */
export type SnapshotOffer =
  | { readonly kind: 'pages' }
  | { readonly kind: 'building'; readonly openWork?: SnapshotFile | undefined }
  | { readonly kind: 'file'; readonly openWork?: SnapshotFile | undefined } & SnapshotFile;

/** An operation that needs the hub now and makes no sense later: reveal a phone number, set a password. */
export const Call = z.object({ name: z.string().max(80), args: z.unknown() });
export type Call = z.infer<typeof Call>;

export type VerdictKind = 'applied' | 'appliedChanged' | 'rejected' | 'superseded' | 'expired' | 'held';

export interface Verdict {
  readonly number: number;
  readonly kind: VerdictKind;
  readonly code: RejectionCode | null;
  readonly params: RejectionParams;
  readonly current: SubjectState | null;
  /** The hub's clock when it decided. */
  readonly at: number;
}

export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Keys that left the station's scope or were removed. */
  readonly removed: readonly string[];
}

/** Everything between two commits that concerns one station. Applies only to a replica whose cursor equals `from`. */
export interface Batch {
  readonly from: number;
  readonly to: number;
  /** The hub's newest commit: how far behind the station still is. */
  readonly head: number;
  readonly tables: readonly TableRows[];
  readonly verdicts: readonly Verdict[];
  readonly processedThrough: number;
}

/** The answer to a pull: several batches, each small enough to be applied between two turns of a person's work. */
export interface PullReply extends Batch {
  readonly following?: readonly Batch[];
}

export interface Hint { readonly head: number }

/** The hub ends the session: signed out, disabled, grants changed, shutting down. */
export interface Bye { readonly error: ErrorValue; readonly retryAfterMs: number }

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorValue };

/** Event names and what they carry; station → hub events are acknowledged with Reply. */
export interface StationEvents {
  hello: { request: z.input<typeof Hello>; reply: Welcome };
  push: { request: Push; reply: PushReply };
  pull: { request: Pull; reply: PullReply };
  snapshot: { request: Record<string, never>; reply: SnapshotOffer };
  page: { request: z.input<typeof PageRequest>; reply: Page };
  check: { request: CheckRequest; reply: PartSums };
  applied: { request: Applied; reply: null };
  call: { request: Call; reply: unknown };
  /** Liveness by progress: the answer carries the hub's head. */
  ping: { request: Applied; reply: Hint };
  /** What the station has open on screen; the answer says who else has it open. Lost with the connection. */
  watch: { request: Watch; reply: readonly Present[] };
}

export interface HubEvents {
  batch: Batch;
  hint: Hint;
  bye: Bye;
  /** Somebody else opened or closed a record the station has open. */
  present: Present;
}
