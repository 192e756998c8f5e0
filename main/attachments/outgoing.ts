/**
 * Files of this station on their way to the hub: each lies whole and on disk under its hash before anybody is told that it is
 * saved, and stays until the hub has it. A kill loses nothing but what was still being copied in.
 */
import { createHash } from 'node:crypto';
import {
  closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ATTACHMENT_MAX_BYTES, SNIFFED_BYTES, typeOf } from '#protocol/attachments.ts';
import type { AttachmentType } from '#protocol/attachments.ts';
import { ShaotaiError } from '#protocol/errors.ts';

export interface OutgoingFile {
  readonly hash: string;
  readonly bytes: number;
  readonly type: AttachmentType;
}

const HASH = /^[0-9a-f]{64}$/;

export class Outgoing {
  readonly #directory: string;
  readonly #incoming: string;

  constructor(directory: string) {
    this.#directory = join(directory, 'outgoing');
    this.#incoming = join(directory, 'incoming');
    // What a window was still copying in when the process ended is nobody's.
    rmSync(this.#incoming, { recursive: true, force: true });
    for (const path of [this.#directory, this.#incoming]) mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  path(hash: string): string {
    return join(this.#directory, hash);
  }

  has(hash: string): boolean {
    return existsSync(this.path(hash));
  }

  /** Who waits, oldest first. */
  hashes(): string[] {
    const waiting = readdirSync(this.#directory).filter((name) => HASH.test(name));
    return waiting.map((hash) => ({ hash, at: statSync(this.path(hash)).mtimeMs })).sort((a, b) => a.at - b.at).map(({ hash }) => hash);
  }

  bytes(hash: string): number {
    return statSync(this.path(hash)).size;
  }

  /** A piece of a file that a window hands over; `file` is a name it was given. Throws params.invalid, request.tooLarge. */
  async write(file: string, offset: number, data: Buffer): Promise<void> {
    if (offset + data.length > ATTACHMENT_MAX_BYTES) {
      throw new ShaotaiError('request.tooLarge', undefined, { limitBytes: ATTACHMENT_MAX_BYTES });
    }
    const path = join(this.#incoming, file);
    const there = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (offset !== there) throw new ShaotaiError('upload.offset', undefined, { offset: there });
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.write(data);
    } finally {
      await handle.close();
    }
  }

  /** The file is whole: from here on it waits for the hub. Throws params.invalid for a type that is not taken. */
  async close(file: string): Promise<OutgoingFile> {
    const path = join(this.#incoming, file);
    if (!existsSync(path)) throw new ShaotaiError('params.invalid', 'nothing was written', { field: 'file' });
    const type = await typeOfFile(path);
    if (type === undefined) {
      rmSync(path);
      throw new ShaotaiError('params.invalid', 'JPEG, PNG, WebP and PDF are taken', { field: 'type' });
    }
    const hash = await hashOfFile(path);
    const bytes = statSync(path).size;
    renameSync(path, this.path(hash));
    flushDirectory(this.#directory);
    return { hash, bytes, type };
  }

  remove(hash: string): void {
    rmSync(this.path(hash), { force: true });
  }
}

/** Also puts the file on disk. */
async function typeOfFile(path: string): Promise<AttachmentType | undefined> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return typeOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The new name survives a power cut. Windows keeps names by itself and opens no directory. */
function flushDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
