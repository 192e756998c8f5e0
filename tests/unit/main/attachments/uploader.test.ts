/** Uploads on a line that breaks: everything arrives whole, in pieces, whatever is lost on the way. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ContentCache } from '#main/attachments/cache.ts';
import type { HubFiles, HubFileState } from '#main/attachments/hub-files.ts';
import { Outgoing } from '#main/attachments/outgoing.ts';
import { Uploader } from '#main/attachments/uploader.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { testFolder } from '../../../support/folder.ts';
import { hashOf } from '../../../support/picture.ts';

/** A hub that keeps what arrives, and loses every third answer after the work is done. */
class LossyHub implements HubFiles {
  readonly parts = new Map<string, Buffer>();
  readonly whole = new Map<string, Buffer>();
  requests = 0;

  announce(hash: string, bytes: number): Promise<HubFileState> {
    if (!this.parts.has(hash) && !this.whole.has(hash)) this.parts.set(hash, Buffer.alloc(0));
    return this.#answer(hash, bytes);
  }

  send(upload: string, offset: number, piece: Uint8Array): Promise<HubFileState> {
    const part = this.parts.get(upload);
    if (part === undefined || part.length !== offset) return Promise.reject(new ShaotaiError('upload.offset'));
    const longer = Buffer.concat([part, piece]);
    this.parts.set(upload, longer);
    if (hashOf(longer) === upload) {
      this.whole.set(upload, longer);
      this.parts.delete(upload);
    }
    return this.#answer(upload, 0);
  }

  fetch(): Promise<never> {
    return Promise.reject(new ShaotaiError('hub.unreachable'));
  }

  #answer(hash: string, _bytes: number): Promise<HubFileState> {
    this.requests += 1;
    if (this.requests % 3 === 0) return Promise.reject(new ShaotaiError('hub.unreachable'));
    if (this.whole.has(hash)) return Promise.resolve({ state: 'stored' });
    return Promise.resolve({ state: 'open', upload: hash, offset: this.parts.get(hash)?.length ?? 0 });
  }
}

function waitingFile(folder: string, fill: number): Buffer {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(700_000, fill)]);
  mkdirSync(join(folder, 'outgoing'), { recursive: true });
  writeFileSync(join(folder, 'outgoing', hashOf(bytes)), bytes);
  return bytes;
}

function uploaderOn(folder: string, files: HubFiles, online = () => true) {
  const outgoing = new Outgoing(folder);
  const refusals: string[] = [];
  let settle = (): void => undefined;
  const empty = new Promise<void>((resolve) => (settle = resolve));
  const uploader = new Uploader({
    outgoing, files, online, random: () => 0,
    timers: {
      after(_delayMs, run) {
        const handle = setImmediate(run);
        return () => clearImmediate(handle);
      },
    },
    progressed: () => undefined,
    arrived: (hash) => {
      outgoing.remove(hash);
      if (outgoing.hashes().length === 0) settle();
      return Promise.resolve();
    },
    refused: (hash, code) => {
      refusals.push(`${hash} ${code}`);
      settle();
    },
  });
  onTestFinished(() => uploader.stop());
  return { uploader, outgoing, empty, refusals };
}

describe('uploads', () => {
  it('arrive whole though every third answer is lost', async () => {
    const folder = testFolder();
    const contents = [1, 2, 3].map((fill) => waitingFile(folder, fill));
    const hub = new LossyHub();
    const { uploader, empty } = uploaderOn(folder, hub);
    uploader.wake();
    await empty;
    expect([...hub.whole.values()].map(hashOf).toSorted()).toEqual(contents.map(hashOf).toSorted());
    expect(hub.requests).toBeGreaterThan(9);
  });

  it('wait while the connection is cut', () => {
    const folder = testFolder();
    waitingFile(folder, 1);
    const hub = new LossyHub();
    const { uploader, outgoing } = uploaderOn(folder, hub, () => false);
    uploader.wake();
    expect([hub.requests, outgoing.hashes().length]).toEqual([0, 1]);
  });

  it('the hub refuses are told once and do not hold up the others', async () => {
    const folder = testFolder();
    const bad = hashOf(waitingFile(folder, 1));
    utimesSync(join(folder, 'outgoing', bad), 1, 1);
    waitingFile(folder, 2);
    const hub = new LossyHub();
    const announce = hub.announce.bind(hub);
    hub.announce = (hash, bytes) => (hash === bad ? Promise.reject(new ShaotaiError('params.invalid')) : announce(hash, bytes));
    const { uploader, refusals, outgoing } = uploaderOn(folder, hub);
    uploader.wake();
    await expect.poll(() => outgoing.hashes()).toEqual([bad]);
    expect(refusals).toEqual([`${bad} params.invalid`]);
  });
});

describe('the cache', () => {
  it('keeps what was looked at last within its quota', () => {
    const time = { now: 1_000_000 };
    const cache = new ContentCache(testFolder(), { now: () => time.now }, 250);
    const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
    const put = (hash: string) => {
      const { path } = cache.put(hash, 'view', 'image/jpeg', new Uint8Array(100));
      utimesSync(path, time.now / 1000, time.now / 1000);
      time.now += 60_000;
    };
    put(first);
    put(second);
    expect(cache.find(first, 'view')?.type).toBe('image/jpeg');
    time.now += 60_000;
    put(third);
    expect(
      [cache.find(first, 'view'), cache.find(second, 'view'), cache.find(third, 'view')].map((found) => found !== undefined)
    ).toEqual([true, false, true]);
    expect(cache.find(first, 'thumbnail')).toBeUndefined();
  });
});
