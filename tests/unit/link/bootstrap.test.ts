/** Theory: open work is fetched first exactly when it is there much sooner, and rows that may not stay do not. */
import { expect, it } from 'vitest';
import { Bootstrap, SMALL_FILE_BYTES } from '#main/link/bootstrap.ts';
import type { BootstrapOptions } from '#main/link/bootstrap.ts';
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

const STEP_MS = 500;

/** What each timer sets in motion has its turn before the next. */
async function pass(time: VirtualTime, durationMs: number): Promise<void> {
  for (const end = time.now() + durationMs; time.now() < end;) {
    await settle();
    await time.runUntil(time.now() + STEP_MS);
  }
}

/** A bootstrap of a replica that stands at a position, at a hub that answers with these offers; `did` is what happened. */
function bootstrapWith(position: typeof EMPTY, offers: SnapshotOffer[]) {
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
    download: async ({ name, compressedBytes }, _token, progress) => {
      progress(0);
      await new Promise<void>((resolve) => void time.after(10_000, resolve));
      progress(compressedBytes / 4);
      return name;
    },
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

it('B7 takes open work before a large file, and while the file is being built', async () => {
  const all = ['adopt openWork', 'follow', 'adopt everything'];
  const large = offerOf(LARGE, SMALL_FILE_BYTES);
  expect(await bootstrapWith(EMPTY, [large, large]).run()).toEqual(all);
  const building: SnapshotOffer = { kind: 'building', openWork: fileOf('openWork', LARGE) };
  expect(await bootstrapWith(EMPTY, [{ kind: 'building' }, building, building, offerOf(LARGE, LARGE)]).run()).toEqual(all);
});

it('B7 goes without when the file is small, when open work is most of it, and when there is none', async () => {
  const offers: SnapshotOffer[] = [
    offerOf(SMALL_FILE_BYTES, 1), offerOf(LARGE, LARGE / 2 + 1), { kind: 'file', ...fileOf('everything', LARGE) },
  ];
  for (const offer of offers) expect(await bootstrapWith(EMPTY, [offer]).run()).toEqual(['adopt everything']);
});

it('B7 keeps complete rows of the same grants on screen, and removes those of others at once', async () => {
  const large = offerOf(LARGE, SMALL_FILE_BYTES);
  const complete = { ...HERE, holds: 'everything' };
  expect(await bootstrapWith({ ...complete, epoch: 'earlier' }, [large]).run()).toEqual(['adopt everything']);
  expect(await bootstrapWith({ ...complete, grantsKey: 'other' }, [large, large]).run())
    .toEqual(['clear', 'adopt openWork', 'follow', 'adopt everything']);
});

it('B9 follows the tail with open work that is here, unless it is of another epoch', async () => {
  const large = offerOf(LARGE, SMALL_FILE_BYTES);
  const openWork = { ...HERE, holds: 'openWork' };
  expect(await bootstrapWith(openWork, [large]).run()).toEqual(['follow', 'adopt everything']);
  expect(await bootstrapWith({ ...openWork, epoch: 'earlier' }, [large, large]).run())
    .toEqual(['adopt openWork', 'follow', 'adopt everything']);
});

it('tells bytes, rows and the time left at the pace so far', async () => {
  const { run, told } = bootstrapWith(EMPTY, [{ kind: 'file', ...fileOf('everything', LARGE) }]);
  await run();
  expect(told.at(-1)).toEqual({ part: 'everything', rows: 250, total: 1_000, bytes: LARGE / 4, totalBytes: LARGE, leftMs: 30_000 });
});

it('adopts nothing once its connection has ended', async () => {
  const { bootstrap, time, did } = bootstrapWith(EMPTY, [offerOf(LARGE, 1)]);
  const done = bootstrap.run(WELCOME);
  await pass(time, 5_000);
  bootstrap.end();
  await pass(time, 60_000);
  await done;
  expect(did).toEqual([]);
});
