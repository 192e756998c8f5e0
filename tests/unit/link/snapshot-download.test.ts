/** Fetching a prepared file over HTTP: what an earlier attempt brought is used, whatever becomes of it. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { zstdCompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import type { DownloadOrder } from '#main/link/bootstrap.ts';
import { DOWNLOAD_SCRIPT, snapshotDownload, THREAD_FROM_BYTES } from '#main/link/snapshot/download.ts';
import { fetchSnapshotFile, packedPath } from '#main/link/snapshot/fetch-file.ts';
import { testFolder } from '../../support/folder.ts';

/** Takes longer to read and unpack than memory stays untouched. */
const BYTES = 6_000_000;
const content = randomBytes(BYTES);
const compressed = zstdCompressSync(content);
const sha256 = createHash('sha256').update(compressed).digest('hex');
const file = { name: 'a', seq: 1, rows: 1, bytes: BYTES, compressedBytes: compressed.length, sha256 };
const ignore = (): void => undefined;
/** An order of the whole file that nobody stops or watches. */
const whole = (how: Partial<DownloadOrder> = {}): DownloadOrder =>
  ({ file, part: 'everything', token: 'token', progress: ignore, signal: new AbortController().signal, ...how });

const firstByte = (range: string | undefined): number => Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1]);
const serveRanges: RequestListener = (request, response) => {
  response.writeHead(206).end(compressed.subarray(firstByte(request.headers.range)));
};
const serveWhole: RequestListener = (_request, response) => response.writeHead(200).end(compressed);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A download into a folder where a part of the file is already. */
async function behind(haveBytes: number, listener: RequestListener) {
  const order = { hubUrl: await serve(listener), token: 'token', directory: testFolder(), file, part: 'everything' } as const;
  writeFileSync(packedPath(order), compressed.subarray(0, haveBytes));
  return async () => readFileSync(await fetchSnapshotFile(order, ignore));
}

it('B4 goes on behind a large part while memory is cleared up again and again', async () => {
  setFlagsFromString('--expose-gc');
  const clearUp = runInNewContext('gc') as () => void;
  const clearing = setInterval(clearUp, 1);
  onTestFinished(() => clearInterval(clearing));
  const download = await behind(compressed.length - 60_000, serveRanges);
  expect((await download()).equals(content)).toBe(true);
});

it('B4 begins anew with a server that cannot go on at a byte', async () => {
  const download = await behind(1_000_000, serveWhole);
  await expect(download()).rejects.toMatchObject({ code: 'hub.unreachable' });
  expect((await download()).equals(content)).toBe(true);
});

/** Whether the file is fetched by a thread depends on what it says of its size. */
const SIZES = { 'the process itself': BYTES, 'a thread': THREAD_FROM_BYTES };

it.for(Object.entries(SIZES))('B4 %s goes on with what a download brought that was told to stop', async ([, bytes]) => {
  const asked: number[] = [];
  const hubUrl = await serve((request, response) => {
    const byte = firstByte(request.headers.range);
    // The first answer stops in the middle and keeps the line open.
    if (asked.push(byte) === 1) response.writeHead(206).write(compressed.subarray(0, BYTES / 2));
    else response.writeHead(206).end(compressed.subarray(byte));
  });
  const download = snapshotDownload(hubUrl, testFolder());
  const connection = new AbortController();
  const first = download(whole({ file: { ...file, bytes }, progress: () => connection.abort(), signal: connection.signal }));
  await expect(first).rejects.toMatchObject({ code: 'hub.unreachable' });
  const path = await download(whole({ file: { ...file, bytes } }));
  expect(asked[1]).toBeGreaterThan(0);
  expect(readFileSync(String(path)).equals(content)).toBe(true);
});

it.for(Object.entries(SIZES))('%s says why a download failed', async ([, bytes]) => {
  const hubUrl = await serve((_request, response) => void response.writeHead(401).end());
  const asked = snapshotDownload(hubUrl, testFolder())(whole({ file: { ...file, bytes } }));
  await expect(asked).rejects.toMatchObject({ code: 'hub.unreachable', message: 'snapshot: HTTP 401' });
});

it('says that its thread cannot be started', async () => {
  const download = snapshotDownload('http://127.0.0.1:1', testFolder(), new URL('no-such-script.ts', DOWNLOAD_SCRIPT));
  await expect(download(whole({ file: { ...file, bytes: THREAD_FROM_BYTES } }))).rejects.toThrow('no-such-script');
});
