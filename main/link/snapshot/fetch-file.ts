/**
 * Fetches a snapshot over HTTP: goes on at the byte where a broken download stopped. What arrives is kept, hashed and
 * unpacked in one pass; the unpacked file is named only when the hash of the whole is right.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createReadStream, createWriteStream, existsSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { ShaotaiError } from '#protocol/errors.ts';
import { flush } from '../../replica/flush.ts';
import { storageError } from '../../replica/storage-error.ts';
import type { DownloadOrder } from '../bootstrap.ts';

/** What is fetched, from where, and the replica's directory, where parts and unpacked files lie. */
export interface FetchOrder extends Pick<DownloadOrder, 'file' | 'part' | 'token'> {
  readonly hubUrl: string;
  readonly directory: string;
}

/** Bytes read, unpacked and written at a time: small pieces cost a turn of the event loop each. */
const PIECE_BYTES = 1 << 20;
/** Unpacked bytes that may wait for the disk. */
const WAITING_BYTES = 4 << 20;
/** The least time between two reports of progress, ms. */
const REPORT_EVERY_MS = 50;
/** A server from which nothing came for this long is gone, ms. */
const SILENCE_MS = 60_000;
const OK = 200;
/** An answer that begins at the byte asked for. */
const PARTIAL_CONTENT = 206;

/**
 * Answers the path of the verified SQLite file. `progress` hears how many packed bytes are here. Throws ShaotaiError
 * 'hub.unreachable' when the file did not come whole, 'storage.full' or 'storage.failed'.
 */
export async function fetchSnapshotFile(order: FetchOrder, progress: (bytes: number) => void, signal?: AbortSignal): Promise<string> {
  try {
    return await fetchFile(order, inIntervals(progress, order.file.compressedBytes), signal);
  } catch (error) {
    const told = storageError(error);
    throw told instanceof ShaotaiError ? told : new ShaotaiError('hub.unreachable', String(error));
  }
}

/** A fast line brings a thousand pieces a second, and each would be shown. */
function inIntervals(progress: (bytes: number) => void, totalBytes: number): (bytes: number) => void {
  let reportedAt = -REPORT_EVERY_MS;
  return (bytes) => {
    const now = performance.now();
    if (now - reportedAt < REPORT_EVERY_MS && bytes < totalBytes) return;
    reportedAt = now;
    progress(bytes);
  };
}

async function fetchFile(order: FetchOrder, progress: (bytes: number) => void, signal: AbortSignal | undefined): Promise<string> {
  const { directory, file } = order;
  const packed = packedPath(order);
  removeOthers(order, packed);
  const path = join(directory, `${prefixOf(order)}.sqlite`);
  const hash = createHash('sha256');
  const sizes = { chunkSize: PIECE_BYTES, writableHighWaterMark: PIECE_BYTES };
  const unpack = createZstdDecompress(sizes);
  const unpacked = pipeline(unpack, createWriteStream(path, { highWaterMark: WAITING_BYTES }));
  // Damaged bytes cannot be unpacked: that is told below, once the hash says so.
  const unpackedOrNot = unpacked.catch(() => undefined);
  try {
    for await (const piece of pieces(order, packed, progress, signal)) {
      signal?.throwIfAborted();
      hash.update(piece);
      if (!unpack.destroyed && !unpack.write(piece)) await Promise.race([once(unpack, 'drain').catch(() => undefined), unpackedOrNot]);
    }
  } catch (error) {
    unpack.destroy();
    throw error;
  }
  if (hash.digest('hex') !== file.sha256) {
    unpack.destroy();
    rmSync(packed);
    throw new ShaotaiError('hub.unreachable', 'the snapshot arrived damaged; it is fetched again');
  }
  unpack.end();
  await unpacked;
  await flush(path);
  rmSync(packed);
  if (order.part === 'everything') removeOthers({ ...order, part: 'openWork' });
  return path;
}

/** What an earlier attempt left, then the rest from the hub; every byte is in the file before it is passed on. */
async function* pieces(
  order: FetchOrder, packed: string, progress: (bytes: number) => void, signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  let have = existsSync(packed) ? statSync(packed).size : 0;
  if (have > 0) yield* createReadStream(packed, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>;
  if (have >= order.file.compressedBytes) return;
  const answer = await answerFrom(order, have, signal);
  if (have > 0 && answer.statusCode !== PARTIAL_CONTENT) {
    answer.destroy();
    rmSync(packed);
    throw new ShaotaiError('hub.unreachable', 'the snapshot does not go on where it stopped; it is fetched again');
  }
  const file = openSync(packed, 'a');
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      writeSync(file, chunk);
      have += chunk.length;
      progress(have);
      yield chunk;
    }
  } finally {
    closeSync(file);
  }
}

async function answerFrom({ hubUrl, token, file }: FetchOrder, byte: number, signal: AbortSignal | undefined): Promise<IncomingMessage> {
  const url = new URL(`/api/v1/snapshots/${file.name}`, hubUrl);
  const headers = { authorization: `Bearer ${token}`, range: `bytes=${String(byte)}-` };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    const request = get(url, { headers, timeout: SILENCE_MS, ...(signal === undefined ? {} : { signal }) }, resolve);
    request.once('timeout', () => request.destroy(new ShaotaiError('hub.unreachable', 'the snapshot has stopped coming')));
    request.once('error', reject);
  });
  if (answer.statusCode === OK || answer.statusCode === PARTIAL_CONTENT) return answer;
  answer.destroy();
  throw new ShaotaiError('hub.unreachable', `snapshot: HTTP ${String(answer.statusCode)}`);
}

/** A file that was set aside for the open work is gone on with: each of the two leaves the other alone. */
const prefixOf = ({ part }: FetchOrder): string => `snapshot-${part}`;

/** Where the packed bytes are while they come. */
export const packedPath = (order: FetchOrder): string => join(order.directory, `${prefixOf(order)}-${order.file.name}.zst.part`);

/** Files of earlier downloads that nobody asks for any more. */
function removeOthers(order: FetchOrder, keep?: string): void {
  for (const name of readdirSync(order.directory)) {
    const path = join(order.directory, name);
    if (name.startsWith(prefixOf(order)) && path !== keep) rmSync(path, { force: true });
  }
}
