/** Errors that cross the bridge or the hub connection: `{code, message, data}` values, a closed set, one line each. */
export const ERROR_CODES = {
  'request.malformed': 'not JSON-RPC 2.0, or not JSON',
  'request.tooLarge': 'the message exceeds the size limit',
  'request.tooMany': 'too many requests; data.retryAfterMs says how long to wait',
  'method.unknown': 'no such method, query or command',
  'params.invalid': 'a parameter is missing, unknown or of the wrong kind; data.field names it',
  'row.notFound': 'no such row, or none this account may see (the two are not told apart)',
  'session.required': 'sign in first',
  'session.locked': 'the station is locked',
  'signIn.wrong': 'login or password is wrong',
  'signIn.offlineUnknown': 'offline, and this person has not signed in on this station before',
  'signIn.offlineExpired': 'offline for longer than the configured number of days; connect once',
  'signIn.tooMany': 'too many attempts; data.retryAfterMs says how long to wait',
  'signIn.notStationRole': 'this account works through the field or intake API, not at a station',
  'account.disabled': 'the account was disabled',
  'hub.unreachable': 'the hub cannot be reached now; this one needs a connection',
  'hub.other': 'the token or replica belongs to another hub',
  'hub.busy': 'the hub asks to come back later; data.retryAfterMs',
  'token.invalid': 'the session has ended; sign in again',
  'version.clientTooOld': 'this client is too old for the hub: update the client',
  'version.hubTooOld': 'this hub is too old for the client: update the hub',
  'cursor.belowFloor': 'the hub no longer has the changes after this cursor; say hello again and fetch the rows anew',
  'sequence.gap': 'commands must arrive without gaps; data.expected is the next number',
  'replica.bootstrapping': 'the first download is not complete yet',
  'upload.offset': 'the piece does not begin where the last one ended; data.offset is where to go on',
  'upload.damaged': 'what arrived has another hash than was announced; send it again from the beginning',
  'storage.full': 'the disk is full: nothing was saved; free some space and try again',
  'storage.failed': 'the local store failed; data.detail',
  'conflict.unknown': 'no conflict with this number',
  'subscription.unknown': 'no such subscription',
  'subscription.tooMany': 'too many subscriptions at once; end some first; data.limit',
  'permission.denied': 'the role may not do this',
  'internal': 'an unexpected error; the log has the details under data.reference',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Thrown inside a process, sent as a value between processes. */
export class ShaotaiError extends Error {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string = ERROR_CODES[code], data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ShaotaiError';
    this.code = code;
    this.data = data;
  }
}

export interface ErrorValue {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function toErrorValue(error: unknown): ErrorValue {
  if (error instanceof ShaotaiError) return { code: error.code, message: error.message, data: error.data };
  return { code: 'internal', message: ERROR_CODES.internal, data: {} };
}
