/**
 * Fetches a snapshot over HTTP: goes on at the byte where a broken download stopped. What arrives is kept, hashed and
 * unpacked in one pass; the unpacked file is named only when the hash of the whole is right.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SnapshotFile } from '#protocol/hub/messages.ts';
import { flush } from '../replica/flush.ts';
import type { Download } from './bootstrap.ts';

/** Bytes read, unpacked and written at a time: small pieces cost a turn of the event loop each. */
const PIECE_BYTES = 1 << 20;
/** HTTP status of an answer that begins at the byte asked for. */
const PARTIAL_CONTENT = 206;

/** The `download` port of a Link: parts and unpacked files lie in the replica's directory. */
export function snapshotDownload(hubUrl: string, directory: string): Download {
  return async (offer, token, progress, signal) => {
    const part = join(directory, `snapshot-${offer.name}.zst.part`);
    removeOthers(directory, part);
    const file = join(directory, 'snapshot.sqlite');
    const hash = createHash('sha256');
    const unpack = createZstdDecompress({ chunkSize: PIECE_BYTES });
    const unpacked = pipeline(unpack, createWriteStream(file));
    // Damaged bytes cannot be unpacked: that is told below, once the hash says so.
    const unpackedOrNot = unpacked.catch(() => undefined);
    try {
      const url = new URL(`/api/v1/snapshots/${offer.name}`, hubUrl);
      const ask = (byte: number): Promise<Answer> => askFrom(url, token, byte, signal);
      for await (const piece of pieces(ask, part, offer, progress)) {
        hash.update(piece);
        if (!unpack.destroyed && !unpack.write(piece)) await Promise.race([once(unpack, 'drain').catch(() => undefined), unpackedOrNot]);
      }
    } catch (error) {
      unpack.destroy();
      throw error;
    }
    if (hash.digest('hex') !== offer.sha256) {
      unpack.destroy();
      rmSync(part);
      throw new ShaotaiError('hub.unreachable', 'the snapshot arrived damaged; it is fetched again');
    }
    unpack.end();
    await unpacked;
    await flush(file);
    rmSync(part);
    return file;
  };
}

/** What an earlier attempt left, then the rest from the hub; every byte is in the part before it is passed on. */
async function* pieces(
  ask: (byte: number) => Promise<Answer>,
  part: string,
  offer: SnapshotFile,
  progress: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let have = existsSync(part) ? statSync(part).size : 0;
  if (have > 0) yield* createReadStream(part, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>;
  if (have >= offer.compressedBytes) return;
  // Asked only now: an answer that nobody reads is cancelled when memory is cleared up.
  const { status, body } = await ask(have);
  if (have > 0 && status !== PARTIAL_CONTENT) {
    await body.cancel();
    rmSync(part);
    throw new ShaotaiError('hub.unreachable', 'the snapshot does not go on where it stopped; it is fetched again');
  }
  const file = await open(part, 'a');
  try {
    // Chunk by chunk, not through a stream's buffer: what arrived before a break is in the file.
    for await (const chunk of body) {
      const written = file.write(chunk);
      // Told to whoever waits for it below; nobody does when the consumer has had enough.
      written.catch(() => undefined);
      have += chunk.length;
      progress(have);
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      await written;
    }
  } finally {
    // Waits for what is still being written.
    await file.close();
  }
}

interface Answer { readonly status: number; readonly body: ReadableStream<Uint8Array> }

async function askFrom(url: URL, token: string, byte: number, signal: AbortSignal): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, range: `bytes=${String(byte)}-` };
  const response = await fetch(url, { headers, signal });
  if (!response.ok || response.body === null) throw new ShaotaiError('hub.unreachable', `snapshot: HTTP ${String(response.status)}`);
  return { status: response.status, body: response.body };
}

/** Parts of snapshots that nobody asks for any more. */
function removeOthers(directory: string, keep: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (name.startsWith('snapshot') && path !== keep) rmSync(path, { force: true });
  }
}
