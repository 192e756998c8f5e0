/**
 * Files by their content: each lies once under its SHA-256, beside the database. A file gets its name only when it is whole
 * and on disk, so what has a name is right.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export class ContentStore {
  readonly directory: string;
  readonly #parts: string;

  constructor(directory: string) {
    this.directory = directory;
    this.#parts = join(directory, 'parts');
    mkdirSync(this.#parts, { recursive: true, mode: 0o700 });
  }

  /** Where a file lies, or would lie. */
  path(hash: string): string {
    return contentPath(this.directory, hash);
  }

  has(hash: string): boolean {
    return existsSync(this.path(hash));
  }

  partPath(upload: string): string {
    return join(this.#parts, upload);
  }

  /** Bytes of an unfinished file that arrived so far. */
  partBytes(upload: string): number {
    return statSync(this.partPath(upload), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Appends what comes, and puts it on disk; what arrived before a break stays. */
  async append(upload: string, pieces: AsyncIterable<Buffer>, roomBytes: number, tooMuch: () => Error): Promise<void> {
    const file = await open(this.partPath(upload), 'a', 0o600);
    let room = roomBytes;
    try {
      for await (const piece of pieces) {
        room -= piece.length;
        if (room < 0) throw tooMuch();
        await file.write(piece);
      }
    } finally {
      await file.sync();
      await file.close();
    }
  }

  firstBytes(path: string, count: number): Buffer {
    const bytes = Buffer.alloc(count);
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
    } finally {
      closeSync(file);
    }
  }

  /** Gives a whole part its name. */
  keep(upload: string, hash: string): void {
    const path = this.path(hash);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    renameSync(this.partPath(upload), path);
    flushFolder(dirname(path));
  }

  drop(upload: string): void {
    rmSync(this.partPath(upload), { force: true });
  }
}

/** The new name survives a power cut. Windows keeps names by itself and opens no folder. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** `ab/abcdef…`: folders of a manageable size. */
export function contentPath(directory: string, hash: string): string {
  return join(directory, hash.slice(0, 2), hash);
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
