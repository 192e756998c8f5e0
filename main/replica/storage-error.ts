/** SQLite's refusals in the words of the product. */
import { ShaotaiError } from '#protocol/errors.ts';

/** Whether the file itself is broken: opening it anew sets it aside and saves what can be saved. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof ShaotaiError) || error.code !== 'storage.failed') return false;
  return /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.data['detail']));
}

/** 'storage.full' or 'storage.failed' for what SQLite or a full disk throws; everything else passes as it is. */
export function storageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new ShaotaiError('storage.full');
  if (code.startsWith('SQLITE_')) return new ShaotaiError('storage.failed', undefined, { detail: code });
  return error;
}
