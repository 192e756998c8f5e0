/**
 * Bearer tokens: 32 random bytes behind a tag that names the hub, so a token of another hub can be told so. The hub
 * stores only SHA-256 of a token; the random part has full entropy, so a slow hash would add nothing.
 */
import { createHash, randomBytes } from 'node:crypto';

export type TokenKind = 'session' | 'key';

const PREFIX: Record<TokenKind, string> = { session: 'sts', key: 'stk' };
const RANDOM_BYTES = 32;
const TAG_LENGTH = 8;

const sha256 = (value: string): Buffer => createHash('sha256').update(value).digest();

/** A new token of this hub, for example `sts_3f9A2b1c_…`. Shown once, never stored. */
export function newToken(kind: TokenKind, hubId: string): string {
  return `${PREFIX[kind]}_${hubTag(hubId)}_${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return sha256(token).toString('hex');
}

/** The name a key is listed and revoked by: says nothing of the key. */
export function keyIdOf(hash: string): string {
  return `key-${hash.slice(0, 12)}`;
}

export function kindOf(token: string): TokenKind | undefined {
  return token.startsWith(`${PREFIX.session}_`) ? 'session' : token.startsWith(`${PREFIX.key}_`) ? 'key' : undefined;
}

/** Whether the token was made by another hub than this one. */
export function isOfOtherHub(token: string, hubId: string): boolean {
  const tag = /^st[sk]_([0-9a-f]{8})_/.exec(token)?.[1];
  return tag !== undefined && tag !== hubTag(hubId);
}

function hubTag(hubId: string): string {
  return sha256(hubId).toString('hex').slice(0, TAG_LENGTH);
}
