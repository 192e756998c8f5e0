/** Theory: open work is fetched first exactly when everything takes long and it does not, and rows that may not stay do not. */
import { expect, it } from 'vitest';
import { Bootstrap, SMALL_FILE_BYTES } from '#main/link/bootstrap.ts';
import type { BootstrapOptions, Download } from '#main/link/bootstrap.ts';
import type { BootstrapProgress } from '#protocol/bridge/methods.ts';
import type { SnapshotFile, SnapshotOffer } from '#protocol/hub/messages.ts';
import { settle, VirtualTime } from '../../simulation/virtual-time.ts';
import { WELCOME } from '../replica/filled.ts';

const LARGE = 4 * SMALL_FILE_BYTES;
const fileOf = (name: string, compressedBytes: number): SnapshotFile =>
  ({ name, seq: 5, rows: 1_000, bytes: 2 * compressedBytes, compressedBytes, sha256: '' });
const offerOf = (bytes: number, openWorkBytes: number): SnapshotOffer =>
  ({ kind: 'file', ...fileOf('everything', bytes), openWork: fileOf('openWork', openWorkBytes) });

const EMPTY = { hubId: null as string | null, epoch: null as string | null, grantsKey: null as string | null, cursor: 0, holds: 'nothing' };
const HERE = { hubId: WELCOME.hubId, epoch: WELCOME.epoch, grantsKey: WELCOME.grantsKey, cursor: 5 };

const STEP_MS = 100;
/** Bytes a second: a large file takes 20 s, or four. */
const SLOW = LARGE / 20;
const FAST = LARGE / 4;

/** What each timer sets in motion has its turn before the next. */
async function pass(time: VirtualTime, durationMs: number): Promise<void> {
  for (const end = time.now() + durationMs; time.now() < end;) {
    await settle();
    await time.runUntil(time.now() + STEP_MS);
  }
  await settle();
}

/** A line that brings so many bytes a second at a moment; what it brought of a file is kept. */
function lineOf(time: VirtualTime, bytesPerSecond: (now: number) => number, did: string[]): Download {
  const arrived = new Map<string, number>();
  return async ({ file: { name, compressedBytes }, progress, signal }) => {
    for (let bytes = arrived.get(name) ?? 0; bytes < compressedBytes;) {
      await new Promise<void>((resolve) => void time.after(STEP_MS, resolve));
      if (signal.aborted) {
        did.push(`stop at ${String(bytes)}`);
        throw new Error('stopped');
      }
      bytes = Math.min(compressedBytes, bytes + (bytesPerSecond(time.now()) * STEP_MS) / 1_000);
      arrived.set(name, bytes);
      progress(bytes);
    }
    return name;
  };
}

/** A bootstrap of a replica that stands at a position, at a hub that answers with these offers; `did` is what happened. */
function bootstrapWith(position: typeof EMPTY, offers: SnapshotOffer[], bytesPerSecond = (_now: number) => SLOW) {
  const time = new VirtualTime(0);
  const did: string[] = [];
  const told: BootstrapProgress[] = [];
  let here = position;
  const replica = {
    position: () => here,
    beginBootstrap: () => {
      here = EMPTY;
      did.push('clear');
    },
    adopt: (_file: string, _welcome: unknown, cursor: number, holds: string) => {
      here = { ...HERE, cursor, holds };
      did.push(`adopt ${holds}`);
    },
  };
  const bootstrap = new Bootstrap({
    replica: replica as unknown as BootstrapOptions['replica'], clock: time, timers: time, token: () => 'token',
    request: (() => Promise.resolve(offers.shift() ?? { kind: 'pages' })) as unknown as BootstrapOptions['request'],
    download: lineOf(time, bytesPerSecond, did),
    onProgress: (progress) => told.push(progress),
    follow: () => {
      did.push('follow');
      return Promise.resolve();
    },
    stopFollowing: () => undefined,
  });
  const run = async (): Promise<string[]> => {
    const done = bootstrap.run(WELCOME);
    await pass(time, 60_000);
    await done;
    return did;
  };
  return { run, told, time, bootstrap, did };
}

const large = offerOf(LARGE, SMALL_FILE_BYTES);
const openWorkFirst = ['adopt openWork', 'follow', 'adopt everything'];
const setAside = [expect.stringMatching(/^stop at/), ...openWorkFirst];

it('B7 takes a large file at once when it comes within seconds', async () => {
  expect(await bootstrapWith(EMPTY, [large], () => FAST).run()).toEqual(['adopt everything']);
});

it('B7 sets a file aside that takes long for the open work, and goes on with it at its byte', async () => {
  expect(await bootstrapWith(EMPTY, [large, large]).run()).toEqual(setAside);
  const { run, told } = bootstrapWith(EMPTY, [large, large], (now) => (now <= 1_500 ? FAST : SLOW / 2));
  expect(await run()).toEqual([expect.stringMatching(/^stop at/), ...openWorkFirst]);
  const bytes = told.flatMap(({ part, bytes: here }) => (part === 'everything' && (here ?? 0) > 0 ? [here] : []));
  expect(bytes).toEqual(bytes.toSorted((one, other) => Number(one) - Number(other)));
});

it('B7 takes open work while the whole file is being built', async () => {
  const building: SnapshotOffer = { kind: 'building', openWork: fileOf('openWork', LARGE) };
  expect(await bootstrapWith(EMPTY, [{ kind: 'building' }, building, building, offerOf(LARGE, LARGE)]).run()).toEqual(openWorkFirst);
});

it('B7 goes without when the file is small, when open work is most of it, and when there is none', async () => {
  const offers: SnapshotOffer[] = [
    offerOf(SMALL_FILE_BYTES, 1), offerOf(LARGE, LARGE / 2 + 1), { kind: 'file', ...fileOf('everything', LARGE) },
  ];
  for (const offer of offers) expect(await bootstrapWith(EMPTY, [offer]).run()).toEqual(['adopt everything']);
});

it('B7 keeps complete rows of the same grants on screen, and removes those of others at once', async () => {
  const complete = { ...HERE, holds: 'everything' };
  expect(await bootstrapWith({ ...complete, epoch: 'earlier' }, [large]).run()).toEqual(['adopt everything']);
  expect(await bootstrapWith({ ...complete, grantsKey: 'other' }, [large, large]).run())
    .toEqual(['clear', ...setAside]);
});

it('B9 follows the tail with open work that is here, unless it is of another epoch', async () => {
  const openWork = { ...HERE, holds: 'openWork' };
  expect(await bootstrapWith(openWork, [large]).run()).toEqual(['follow', 'adopt everything']);
  expect(await bootstrapWith({ ...openWork, epoch: 'earlier' }, [large, large]).run())
    .toEqual(setAside);
});

it('tells bytes, rows and the time left at the pace so far', async () => {
  const { run, told } = bootstrapWith(EMPTY, [{ kind: 'file', ...fileOf('everything', LARGE) }]);
  await run();
  expect(told[1]?.leftMs).toBeNull();
  const half = told.find(({ rows }) => rows === 500);
  expect(half).toMatchObject({ part: 'everything', total: 1_000, totalBytes: LARGE, leftMs: 10_000 });
  expect(Math.abs((half?.bytes ?? 0) - LARGE / 2)).toBeLessThan(1);
});

it('adopts nothing once its connection has ended', async () => {
  const { bootstrap, time, did } = bootstrapWith(EMPTY, [{ kind: 'file', ...fileOf('everything', LARGE) }]);
  const done = bootstrap.run(WELCOME);
  const ended = expect(done).rejects.toThrow('stopped');
  await pass(time, 5_000);
  bootstrap.end();
  await pass(time, 60_000);
  await ended;
  expect(did).toEqual([expect.stringMatching(/^stop at/)]);
});
