/**
 * The bridge between a window (or a script) and the data process: JSON-RPC 2.0, the same for Electron, kiosk and
 * headless. Every method has a schema for its parameters; unknown fields are refused.
 */
import { z } from 'zod';
import type { Cell } from '#domain/core/row.ts';
import type { RejectionCode, RejectionParams } from '#domain/core/rejection.ts';
import type { SubjectState } from '#domain/core/command.ts';
import { ATTACHMENT_VARIANTS } from '../attachments.ts';
import type { AttachmentType } from '../attachments.ts';
import type { SessionAccount, VerdictKind } from '../hub/messages.ts';
import { WatchedRecord } from '../hub/presence.ts';
import type { Present } from '../hub/presence.ts';

/** Largest message on the bridge, bytes. */
export const BRIDGE_LIMIT_BYTES = 1024 * 1024;

/** Longest piece of a file, characters of base64. */
const PIECE_MAX = 700_000;

const name = z.string().min(1).max(80);
/** SHA-256 of a file's content, lower-case hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const args = z.record(z.string(), z.unknown()).default({});

export const METHOD_PARAMS = {
  /** Every method, query and command with its JSON Schema. Answers before sign-in too. */
  describe: z.strictObject({}),
  status: z.strictObject({}),
  /** The logins that signed in on this station before. */
  'session.known': z.strictObject({}),
  'session.signIn': z.strictObject({ login: z.string().min(1).max(80), password: z.string().min(1).max(200) }),
  'session.signOut': z.strictObject({}),
  /** Locks the station until the password is given again; link and outbox go on. */
  'session.lock': z.strictObject({}),
  'session.unlock': z.strictObject({ password: z.string().min(1).max(200) }),
  query: z.strictObject({ name, args }),
  subscribe: z.strictObject({ name, args }),
  unsubscribe: z.strictObject({ subscription: z.int() }),
  /** Answers when the command is durable in the outbox. */
  issue: z.strictObject({ command: name, args }),
  /** Several commands in one transaction, for example a bulk assignment; each keeps its own verdict. */
  issueAll: z.strictObject({ commands: z.array(z.strictObject({ command: name, args })).min(1).max(500) }),
  outbox: z.strictObject({}),
  conflicts: z.strictObject({}),
  'conflicts.resolve': z.strictObject({
    number: z.int().min(1), action: z.enum(['reissue', 'discard']), args: z.record(z.string(), z.unknown()).optional(),
  }),
  /** An operation that needs the hub now: reveal a masked value, set a password. */
  call: z.strictObject({ name, args }),
  /** A name under which a file is handed over, piece by piece; `attachment.close` answers its hash when it is saved. */
  'attachment.begin': z.strictObject({}),
  'attachment.write': z.strictObject({ file: name, offset: z.int().min(0), data: z.base64().max(PIECE_MAX) }),
  'attachment.close': z.strictObject({ file: name }),
  'attachment.states': z.strictObject({ hashes: z.array(hash).max(200) }),
  /** A piece of a content, from here or from the hub. */
  'attachment.content': z.strictObject({ hash, variant: z.enum(ATTACHMENT_VARIANTS), offset: z.int().min(0).default(0) }),
  'presence.watch': z.strictObject({ record: WatchedRecord.nullable() }),
  'link.pause': z.strictObject({}),
  'link.resume': z.strictObject({}),
} as const;

export type MethodName = keyof typeof METHOD_PARAMS;
export type MethodParams<M extends MethodName> = z.input<(typeof METHOD_PARAMS)[M]>;

/** One sentence each, for `describe`. */
export const METHOD_SUMMARIES: Record<MethodName, string> = {
  describe: 'Every method, query and command with the JSON Schema of its parameters.',
  status: 'State of the connection, cursor and head, waiting commands, conflicts, freshness, account and scopes.',
  'session.known': 'The logins that signed in on this station before.',
  'session.signIn': 'Signs in at the hub, or offline against the last sign-in on this station.',
  'session.signOut': 'Signs out; commands that wait are still sent.',
  'session.lock': 'Locks the station until the password is given again; link and outbox go on.',
  'session.unlock': 'Unlocks the station.',
  query: 'Answers a named query from the local replica.',
  subscribe: 'Answers a named query, and again in `changed` notifications whenever its answer is different.',
  unsubscribe: 'Ends a subscription.',
  issue: 'Decides a command here and answers with its number when it is durable in the outbox.',
  issueAll: 'Issues several commands in one transaction; each gets its own verdict.',
  outbox: 'The commands that wait for a verdict.',
  conflicts: 'The commands the hub refused or changed, with the reason and the row as it is now.',
  'conflicts.resolve': 'Issues a refused command again, with the old or edited arguments, or discards it.',
  call: 'An operation that needs the hub now, such as revealing a masked number or setting a password.',
  'attachment.begin': 'Begins handing over a file; answers the name for its pieces.',
  'attachment.write': 'Takes the next piece of a file, in base64.',
  'attachment.close': 'Answers hash, size and type when the file is saved here; it is sent to the hub by itself.',
  'attachment.states': 'Where files are: waiting here, refused, here and at the hub, or at the hub only.',
  'attachment.content': 'A piece of a file, in base64: a thumbnail, or what to look at; fetched from the hub when it is not here.',
  'presence.watch': 'Says which task or lead the window has open, null for none; who else has it open comes as `present`.',
  'link.pause': 'Cuts the connection to the hub until `link.resume`.',
  'link.resume': 'Connects again at once.',
};

/** Methods that answer before anybody has signed in. */
export const OPEN_METHODS: readonly MethodName[] = ['describe', 'status', 'session.known', 'session.signIn', 'link.pause', 'link.resume'];

export type LinkState = 'signedOut' | 'paused' | 'connecting' | 'bootstrapping' | 'online' | 'offline' | 'refused';

/** Something that happened to this station's data which its operator should know of, shown in one sentence. */
export interface StationNotice {
  /** The local file was damaged: it was set aside and the rows are downloaded again. `commands`: waiting ones that were saved. */
  readonly code: 'replica.repaired';
  /** When it was found, ms since 1970. */
  readonly at: number;
  readonly commands: number;
}

/**
 * Which of the rows its grants cover a replica holds: none or an unknown part, those of open work (domain/schema/open-work.ts),
 * or all. Queries answer what is there.
 */
export type Holding = 'nothing' | 'openWork' | 'everything';

/** What is on its way. Sizes in bytes are those on the wire; null when the rows come by pages. */
export interface BootstrapProgress {
  /** `openWork`: what comes first. */
  readonly part: Exclude<Holding, 'nothing'>;
  readonly rows: number;
  readonly total: number;
  readonly bytes: number | null;
  readonly totalBytes: number | null;
  /** At the pace of this connection so far, ms; null until it can be told. */
  readonly leftMs: number | null;
}

export interface Status {
  readonly state: LinkState;
  /** Why the hub refused or what the last failed attempt said; null when all is well. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** Stays until the program is started again. */
  readonly notice: StationNotice | null;
  readonly account: SessionAccount | null;
  readonly locked: boolean;
  /** Signed in without the hub. */
  readonly offlineSession: boolean;
  readonly hubUrl: string;
  readonly hubId: string | null;
  readonly epoch: string | null;
  readonly stationId: string | null;
  readonly cursor: number;
  readonly head: number;
  /** Commands without a verdict. */
  readonly outbox: number;
  readonly conflicts: number;
  /** When the replica was last known to be in step with the hub, ms since 1970. */
  readonly lastSyncedAt: number | null;
  readonly offlineSince: number | null;
  readonly scopes: readonly string[];
  readonly holds: Holding;
  /** While rows are fetched anew. */
  readonly bootstrap: BootstrapProgress | null;
  /** Estimate of the hub's clock minus this machine's, ms. */
  readonly clockOffsetMs: number;
  readonly version: string;
}

export interface Issued { readonly number: number; readonly id: string }

export interface OutboxEntry {
  readonly number: number;
  readonly id: string;
  readonly command: string;
  readonly args: unknown;
  readonly issuedAt: number;
  readonly state: 'waiting' | 'sent';
}

export interface Conflict {
  readonly number: number;
  readonly id: string;
  readonly command: string;
  /** What the operator entered, kept as it was. */
  readonly args: unknown;
  readonly issuedAt: number;
  readonly decidedAt: number;
  readonly kind: Exclude<VerdictKind, 'applied'>;
  readonly code: RejectionCode | null;
  readonly params: RejectionParams;
  readonly current: SubjectState | null;
}

export interface Description {
  readonly version: string;
  readonly methods: readonly (Described & { readonly params: unknown })[];
  readonly queries: readonly (Described & { readonly args: unknown })[];
  readonly commands: readonly (Described & { readonly roles: readonly string[]; readonly args: unknown })[];
}

interface Described { readonly name: string; readonly summary: string }

/** A file that is saved at this station. */
export interface ClosedAttachment { readonly hash: string; readonly bytes: number; readonly type: AttachmentType }

/** waiting: only here yet · refused: the hub does not take it · here: at the hub and kept here · atHub: fetched when looked at. */
export interface AttachmentState {
  readonly hash: string;
  readonly state: 'waiting' | 'refused' | 'here' | 'atHub';
  /** Of a waiting file: bytes at the hub already, and in all. */
  readonly sent: number;
  readonly bytes: number;
}

export interface AttachmentPiece {
  readonly type: AttachmentType;
  /** Size of the whole content. */
  readonly bytes: number;
  /** Base64. */
  readonly data: string;
  /** Where the next piece begins; null when this was the last. */
  readonly next: number | null;
}

export interface MethodResults {
  describe: Description;
  status: Status;
  'session.known': readonly { readonly login: string; readonly name: string; readonly lastSignInAt: number }[];
  'session.signIn': Status;
  'session.signOut': Status;
  'session.lock': Status;
  'session.unlock': Status;
  query: unknown;
  subscribe: { readonly subscription: number; readonly result: unknown };
  unsubscribe: null;
  issue: Issued;
  issueAll: readonly Issued[];
  outbox: readonly OutboxEntry[];
  conflicts: readonly Conflict[];
  'conflicts.resolve': Issued | null;
  call: unknown;
  'attachment.begin': { readonly file: string };
  'attachment.write': null;
  'attachment.close': ClosedAttachment;
  'attachment.states': readonly AttachmentState[];
  'attachment.content': AttachmentPiece;
  'presence.watch': null;
  'link.pause': Status;
  'link.resume': Status;
}

/** Notifications from the data process (JSON-RPC messages without an id). */
export interface Notifications {
  /** The answer of a subscribed query is different now. */
  changed: { readonly subscription: number; readonly result: unknown };
  /** Connection, outbox, conflicts or session changed. */
  status: Status;
  /** An upload of this station went on, ended or was refused. */
  attachment: AttachmentState;
  /** Who else has a record open that a window of this station has open. Nobody is told while the hub is away. */
  present: Present;
  /** A verdict arrived: the window says so when it was not "applied". */
  verdict: { readonly number: number; readonly command: string; readonly kind: VerdictKind; readonly code: RejectionCode | null };
}

export type Json = Cell | boolean | readonly Json[] | { readonly [key: string]: Json };
