/** Bootstrap by prepared files (SPEC B3–B8), between a real hub and a real replica over HTTP and socket.io. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { seededRandom } from '#cli/random.ts';
import { maskRow } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow, RowChange } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { Hub } from '#hub/hub.ts';
import { startHub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { snapshotDownload } from '#main/link/snapshot/download.ts';
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { actorOf } from '#main/replica/actor.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import { accountRow, closedTaskRows, LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { FileRelay } from '../support/file-relay.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const PASSWORD = 'right-password-1';
/** Two rows each: enough for a file, see FILE_FROM_ROWS. */
const TASKS = 10_100;
const OPEN_TASKS = 60;
/** What no compression makes shorter, so that the file is a large one, characters in an entity. */
const NOISE = 160;
const [VILLAGE, NEIGHBOUR] = VILLAGES;

const root = makeFolder();
const stations: { readonly replica: Replica; readonly link: Link }[] = [];
let hub: Hub;
let folders = 0;

beforeAll(async () => {
  hub = await startHub({ dataDirectory: join(root, 'hub'), port: 0, log: createLog('hub', 'error') });
  hub.store.commit((transaction) => {
    transaction.apply([...territoryRows(), ...peopleRows()]);
    for (let number = 1; number <= OPEN_TASKS; number += 1) transaction.apply(taskRows(number, VILLAGE, systemClock.now(), LIMIT_CALENDAR));
    for (let number = OPEN_TASKS + 1; number <= TASKS; number += 1) transaction.apply(closedLongAgo(number));
  });
  const by = { id: 'test', name: 'test', origin: 'test' };
  for (const id of ['dispatcher-a1', 'dispatcher-a2', 'dispatcher-b']) await hub.services.accounts.setPassword(id, PASSWORD, by);
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const { link, replica } of stations.splice(0)) {
    link.stop();
    replica.close();
  }
});

afterAll(async () => {
  await hub.stop();
  removeFolder(root);
});

function closedLongAgo(number: number): RowChange[] {
  const random = seededRandom(number);
  const businessScope = Array.from({ length: NOISE }, () => Math.floor(random() * 36).toString(36)).join('');
  return closedTaskRows(number, VILLAGE, systemClock.now(), LIMIT_CALENDAR).map((change) =>
    (change.op === 'put' && change.table === entityTable.name ? { ...change, row: { ...change.row, businessScope } } : change));
}

async function tokenOf(login: string): Promise<string> {
  return (await hub.services.accounts.signIn({ login, password: PASSWORD, stationId: 'any', address: 'test' })).token;
}

interface Station { readonly replica: Replica; readonly link: Link; readonly folder: string; readonly downloads: string[] }

/** A station of its own folder; `downloads` lists the names of the whole files it fetched to the end. */
async function openStation(login: string, { filesUrl = hub.url } = {}): Promise<Station> {
  const folder = join(root, `station-${String(folders += 1)}`);
  const token = await tokenOf(login);
  mkdirSync(folder, { recursive: true });
  const replica = openReplica({ path: join(folder, 'replica.sqlite'), clock: systemClock, newId: newSystemId });
  const fetchFile = snapshotDownload(filesUrl, folder);
  const downloads: string[] = [];
  const link = new Link({
    replica, connect: connectSocketIo, url: hub.url, token: () => token, clock: systemClock, timers: systemTimers, random: systemRandom,
    download: async (order) => {
      const file = await fetchFile(order);
      if (order.part === 'everything') downloads.push(order.file.name);
      return file;
    },
  });
  stations.push({ replica, link });
  return { replica, link, folder, downloads };
}

/** Resolves when the link is online and the replica stands at the hub's head. */
function inStep({ link, replica }: Station): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (link.view().state === 'online' && replica.position().cursor >= hub.store.head() && replica.outboxCount() === 0) resolve();
    };
    link.onChange(look);
    replica.onChange(look);
    look();
  });
}

function expectProjection(replica: Replica, grants: readonly string[]): void {
  for (const table of TABLES) {
    const rows = hub.store.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all() as AnyRow[];
    const expected = rows.filter((row) => visible(row, grants)).map((row) => maskRow(table, row));
    expect(replica.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all()).toEqual(expected);
  }
}

describe('bootstrap by file', () => {
  it('B3 brings a large replica to the hub’s projection, masked, and goes on with the tail', async () => {
    const station = await openStation('dispatcher-a1');
    const seen: number[] = [];
    station.link.onChange(() => seen.push(station.link.view().bootstrap?.rows ?? 0));
    station.link.start();
    // Written while the file is built or fetched: comes with the tail.
    hub.store.commit((transaction) => transaction.apply(taskRows(TASKS + 1, VILLAGE, systemClock.now(), LIMIT_CALENDAR)));
    await inStep(station);
    expect(station.downloads).toHaveLength(1);
    expect(Math.max(...seen)).toBeGreaterThan(2 * TASKS);
    expectProjection(station.replica, [VILLAGE]);
    expect(readdirSync(station.folder).filter((name) => name.startsWith('snapshot'))).toEqual([]);
  });

  it('B4 goes on at the byte where a broken download stopped', async () => {
    const ranges: string[] = [];
    // The connection breaks in the middle of the file.
    const relay = await FileRelay.start(hub.url, ({ path, range, bytes }, response) => {
      if (!isOpenWork(path) && ranges.push(range) === 1) response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
      else response.end(bytes);
    });
    onTestFinished(() => relay.stop());
    const first = await openStation('dispatcher-a1', { filesUrl: relay.url });
    first.link.start();
    await inStep(first);
    const [start = '', next = ''] = ranges;
    expect(start).toBe('bytes=0-');
    expect(Number(/^bytes=(\d+)-$/.exec(next)?.[1])).toBeGreaterThan(1000);
    expectProjection(first.replica, [VILLAGE]);
  });

  it('B5 refuses a file whose hash differs and fetches it again', async () => {
    const station = await openStation('dispatcher-a1');
    const { name, bytes } = offered();
    const packed = join(station.folder, `snapshot-everything-${name}.zst.part`);
    writeFileSync(packed, Buffer.alloc(bytes, 7));
    station.link.start();
    await inStep(station);
    expect(existsSync(packed)).toBe(false);
    expectProjection(station.replica, [VILLAGE]);
  });

  it('gives a file only to holders of the grants it was built for', async () => {
    const { name } = offered();
    const fetched = (path: string, token: string) =>
      fetch(`${hub.url}/api/v1/snapshots/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const ask = (token: string) => fetched(name, token);
    expect((await ask(await tokenOf('dispatcher-a1'))).status).toBe(200);
    expect((await ask(await tokenOf('dispatcher-b'))).status).toBe(400);
    expect((await ask('nonsense')).status).toBe(401);
    expect((await fetched('..%2Fstore.sqlite', await tokenOf('dispatcher-a1'))).status).toBe(400);
  });

  it('B7 B8 shows open work and decides on it while the whole file is still coming', async () => {
    let letThrough = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    // A slow line: some of the whole file, and then nothing for a long time.
    const relay = await FileRelay.start(hub.url, async ({ path, bytes }, response) => {
      if (!isOpenWork(path)) {
        response.write(bytes.subarray(0, 1000));
        await gate;
      }
      response.end(isOpenWork(path) ? bytes : bytes.subarray(1000));
    });
    onTestFinished(() => relay.stop());
    const station = await openStation('dispatcher-a2', { filesUrl: relay.url });
    const coming = vi.fn();
    station.link.onChange(() => {
      const { bootstrap } = station.link.view();
      if (bootstrap?.part === 'everything' && station.replica.position().holds === 'openWork') coming();
    });
    station.link.start();
    await vi.waitFor(() => expect(coming).toHaveBeenCalled(), { timeout: 20_000 });
    const { replica } = station;
    expect(replica.position().holds).toBe('openWork');
    const open = replica.database.prepare('SELECT count(*) AS tasks, sum(open) AS open FROM task').get();
    expect(open).toEqual(hub.store.database.prepare('SELECT count(*) AS tasks, sum(open) AS open FROM task WHERE open = 1').get());
    const account = replica.account();
    if (account === null) throw new Error('no account');
    replica.issue([{ command: 'task.urge', args: { taskId: 't3', note: '' } }], actorOf(account));
    expect(replica.outboxCount()).toBe(1);
    await vi.waitFor(() => expect(replica.outboxCount()).toBe(0), { timeout: 20_000 });
    expect(replica.position().holds).toBe('openWork');
    letThrough();
    await inStep(station);
    expect(replica.position().holds).toBe('everything');
    expect(replica.conflictCount()).toBe(0);
    expectProjection(replica, [VILLAGE]);
  });

  it('B6 keeps outbox, station id and numbers while the file takes the place of the rows', async () => {
    const station = await openStation('dispatcher-a2');
    station.link.start();
    await inStep(station);
    const before = station.replica.position();
    station.link.pause();
    const account = station.replica.account();
    if (account === null) throw new Error('no account');
    const issued = station.replica.issue([
      { command: 'task.remark', args: { taskId: 't1', text: '离线备注' } },
      { command: 'task.urge', args: { taskId: 't2' } },
    ], actorOf(account));
    // Other grants mean another projection: the rows are fetched anew.
    const changed = { id: account.id, role: account.role, grants: account.grants };
    hub.store.commit((transaction) => transaction.apply([
      accountRow(changed, [VILLAGE, NEIGHBOUR], 0), ...taskRows(TASKS + 2, NEIGHBOUR, systemClock.now(), LIMIT_CALENDAR),
    ]));
    station.link.resume();
    await inStep(station);
    expect(station.downloads).toHaveLength(2);
    const after = station.replica.position();
    expect(after.stationId).toBe(before.stationId);
    expect(issued.map(({ number }) => number)).toEqual([1, 2]);
    expect(after.decidedThrough).toBe(2);
    expectProjection(station.replica, [VILLAGE, NEIGHBOUR]);
    const applied = "SELECT count(*) FROM audit WHERE action = 'task.remark' AND outcome = 'applied'";
    const remarks = hub.store.database.prepare(applied).pluck().get();
    expect(remarks).toBe(1);
  });

  it('sends a small replica by pages', async () => {
    const station = await openStation('dispatcher-b');
    station.link.start();
    await inStep(station);
    expect(station.downloads).toEqual([]);
    expectProjection(station.replica, [NEIGHBOUR]);
  });
});

const isOpenWork = (name: string): boolean => name.endsWith('-open');

/** The file of everything that the hub built last. */
function offered(): { readonly name: string; readonly bytes: number } {
  const folder = join(root, 'hub', 'snapshots');
  const files = readdirSync(folder).filter((file) => !isOpenWork(file.slice(0, -'.zst'.length)));
  const [newest] = files.map((file) => ({ file, ...pick(statSync(join(folder, file))) })).sort((a, b) => b.builtAt - a.builtAt);
  if (newest === undefined) throw new Error('the hub has built no snapshot');
  return { name: newest.file.slice(0, -'.zst'.length), bytes: newest.bytes };
}

const pick = ({ mtimeMs, size }: Stats) => ({ builtAt: mtimeMs, bytes: size });
