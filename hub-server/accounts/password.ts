/**
 * Password hashes: Argon2id with the parameters of OWASP's Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane),
 * stored as a PHC string so that parameters can be raised later without losing old hashes.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { ShaotaiError } from '#protocol/errors.ts';

interface Parameters { readonly memoryKiB: number; readonly passes: number; readonly lanes: number }

const CURRENT: Parameters = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Hashes computed at the same time: each holds 19 MiB and one thread of the pool for tens of milliseconds. */
const PARALLEL_HASHES = 2;
/** Sign-ins waiting for a hash before the hub asks to come back later. */
const WAITING_LIMIT = 300;
const BUSY_RETRY_MS = 5000;

/** Shortest password the hub accepts, in characters (NIST SP 800-63B: at least eight). */
export const PASSWORD_MIN_LENGTH = 8;
/** Longest password, in characters: bounds the work of one attempt. */
export const PASSWORD_MAX_LENGTH = 200;

/** Shared by the process, as the thread pool is. */
const waiting: (() => void)[] = [];
let running = 0;

/** Hashes a password with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, CURRENT, TAG_BYTES);
  return `$argon2id$v=19$m=${CURRENT.memoryKiB},t=${CURRENT.passes},p=${CURRENT.lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether the password belongs to the stored hash. A hash this build cannot read matches nothing. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored);
  if (match === null) return false;
  const [, memory, passes, lanes, salt = '', tag = ''] = match;
  const expected = Buffer.from(tag, 'base64');
  const parameters = { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const actual = await derive(password, Buffer.from(salt, 'base64'), parameters, expected.length);
  return timingSafeEqual(actual, expected);
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

async function derive(password: string, nonce: Buffer, parameters: Parameters, tagLength: number): Promise<Buffer> {
  await admit();
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2('argon2id', {
        message: password.normalize('NFKC'),
        nonce,
        tagLength,
        parallelism: parameters.lanes,
        memory: parameters.memoryKiB,
        passes: parameters.passes,
      }, (error, tag) => (error === null ? resolve(tag) : reject(error)));
    });
  } finally {
    const next = waiting.shift();
    // A waiter takes this slot over, so nobody can slip in between.
    if (next === undefined) running -= 1;
    else next();
  }
}

async function admit(): Promise<void> {
  if (running < PARALLEL_HASHES) {
    running += 1;
    return;
  }
  if (waiting.length >= WAITING_LIMIT) throw new ShaotaiError('hub.busy', undefined, { retryAfterMs: BUSY_RETRY_MS });
  await new Promise<void>((resolve) => waiting.push(resolve));
}
