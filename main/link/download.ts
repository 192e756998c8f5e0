/** Fetches a snapshot over HTTP: goes on at the byte where a broken download stopped, verifies, unpacks. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SnapshotFile } from './link.ts';

/** The `download` port of a Link: parts and unpacked files lie in the replica's directory. */
export function snapshotDownload(hubUrl: string, directory: string) {
  return async (offer: SnapshotFile, token: string, progress: (rows: number) => void): Promise<string> => {
    const part = join(directory, `snapshot-${offer.name}.zst.part`);
    removeOthers(directory, part);
    await fetchRest(new URL(`/api/v1/snapshots/${offer.name}`, hubUrl), token, part, offer, progress);
    await verify(part, offer.sha256);
    const file = join(directory, 'snapshot.sqlite');
    await pipeline(createReadStream(part, { highWaterMark: 1 << 20 }), createZstdDecompress(), createWriteStream(file));
    rmSync(part);
    return file;
  };
}

async function fetchRest(url: URL, token: string, part: string, offer: SnapshotFile, progress: (rows: number) => void): Promise<void> {
  let have = existsSync(part) ? statSync(part).size : 0;
  if (have >= offer.compressedBytes) return;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, range: `bytes=${String(have)}-` } });
  if (!response.ok || response.body === null) throw new ShaotaiError('hub.unreachable', `snapshot: HTTP ${String(response.status)}`);
  // A server that ignores the range starts over, and so does the file.
  if (response.status === 200) have = 0;
  const file = await open(part, have === 0 ? 'w' : 'a');
  try {
    // Chunk by chunk, not through a stream's buffer: what arrived before a break is in the file.
    for await (const chunk of response.body) {
      await file.write(chunk);
      have += chunk.length;
      progress(Math.round((have / offer.compressedBytes) * offer.rows));
    }
  } finally {
    await file.close();
  }
}

async function verify(part: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(part, { highWaterMark: 1 << 20 }), hash);
  if (hash.digest('hex') === sha256) return;
  rmSync(part);
  throw new ShaotaiError('hub.unreachable', 'the snapshot arrived damaged; it is fetched again');
}

/** Parts of snapshots that nobody asks for any more. */
function removeOthers(directory: string, keep: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (name.startsWith('snapshot') && path !== keep) rmSync(path, { force: true });
  }
}
