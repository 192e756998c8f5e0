/** Fetching a prepared file over HTTP: what an earlier attempt brought is used, whatever becomes of it. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { zstdCompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { snapshotDownload } from '#main/link/download.ts';
import { makeFolder, removeFolder } from '../../support/folder.ts';

/** Takes longer to read and unpack than memory stays untouched. */
const BYTES = 6_000_000;
const content = randomBytes(BYTES);
const compressed = zstdCompressSync(content);
const sha256 = createHash('sha256').update(compressed).digest('hex');
const offer = { name: 'a', seq: 1, rows: 1, bytes: BYTES, compressedBytes: compressed.length, sha256 };

const serveRanges: RequestListener = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
  response.writeHead(206).end(compressed.subarray(from));
};
const serveWhole: RequestListener = (_request, response) => response.writeHead(200).end(compressed);

async function downloadFrom(listener: RequestListener, haveBytes: number) {
  const folder = makeFolder();
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
    removeFolder(folder);
  });
  writeFileSync(join(folder, `snapshot-${offer.name}.zst.part`), compressed.subarray(0, haveBytes));
  const download = snapshotDownload(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, folder);
  return async () => readFileSync(await download(offer, 'token', () => undefined, new AbortController().signal));
}

it('B4 goes on behind a large part while memory is cleared up again and again', async () => {
  setFlagsFromString('--expose-gc');
  const clearUp = runInNewContext('gc') as () => void;
  const clearing = setInterval(clearUp, 1);
  onTestFinished(() => clearInterval(clearing));
  const download = await downloadFrom(serveRanges, compressed.length - 60_000);
  expect((await download()).equals(content)).toBe(true);
});

it('B4 begins anew with a server that cannot go on at a byte', async () => {
  const download = await downloadFrom(serveWhole, 1_000_000);
  await expect(download()).rejects.toMatchObject({ code: 'hub.unreachable' });
  expect((await download()).equals(content)).toBe(true);
});
