/**
 * Keeps a session token on disk so that only its owner's password opens it. scrypt turns the password into two keys: one
 * proves the password, the other encrypts the token (AES-256-GCM). Argon2id would be preferred, but Electron's node:crypto has none.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** 64 MB and about 150 ms on an office PC for each guess. */
const COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Length GCM is defined for without extra hashing. */
const IV_BYTES = 12;

const base64 = z.base64();

export const SealedToken = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: base64,
  verifier: base64,
  iv: base64,
  tag: base64,
  token: base64,
});
export type SealedToken = z.infer<typeof SealedToken>;

interface Keys {
  readonly verifier: Buffer;
  readonly encryption: Buffer;
}

function deriveKeys(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Keys> {
  return new Promise((resolve, reject) => {
    const maxmem = 256 * cost.N * cost.r;
    scrypt(password.normalize('NFKC'), salt, 2 * KEY_BYTES, { N: cost.N, r: cost.r, p: cost.p, maxmem }, (error, keys) => {
      if (error === null) resolve({ verifier: keys.subarray(0, KEY_BYTES), encryption: keys.subarray(KEY_BYTES) });
      else reject(error);
    });
  });
}

/** Closes a token; `owner` is bound to the result: it cannot be moved to another person's entry. */
export type Seal = (token: string, owner: string) => SealedToken;

/** A seal that this password opens. Needs no token yet, so that it can be made while the hub checks the password. */
export async function makeSeal(password: string): Promise<Seal> {
  const salt = randomBytes(SALT_BYTES);
  const keys = await deriveKeys(password, salt, COST);
  return (token, owner) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keys.encryption, iv).setAAD(Buffer.from(owner));
    const encrypted = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
    return {
      kdf: 'scrypt',
      ...COST,
      salt: salt.toString('base64'),
      verifier: keys.verifier.toString('base64'),
      iv: iv.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      token: encrypted.toString('base64'),
    };
  };
}

/** The token, or undefined when the password is wrong or the entry was tampered with. */
export async function openToken(sealed: SealedToken, password: string, owner: string): Promise<string | undefined> {
  const keys = await deriveKeys(password, Buffer.from(sealed.salt, 'base64'), sealed);
  const verifier = Buffer.from(sealed.verifier, 'base64');
  if (verifier.length !== KEY_BYTES || !timingSafeEqual(verifier, keys.verifier)) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', keys.encryption, Buffer.from(sealed.iv, 'base64'))
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.token, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
