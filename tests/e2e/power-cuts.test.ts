/**
 * Headless stations and a hub as processes that are killed (kill -9) in the middle of a stream of commands. Theory: a
 * command whose number the station answered stands in the hub's log exactly once, in the station's order, when all is
 * quiet again, whoever died in between. A command whose answer was lost with the process stands there once or not at all.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { shaotaiResult } from '#tests/support/shaotai.ts';
import { LOGINS, MEMBERS, PASSWORD, seedSmallCity, taskId } from '#tests/support/small-city.ts';
import { HeadlessStation } from '#tests/support/station.ts';

const TASKS = 3;
const REMARKS = 60;

let folder: string;
let hub: TestHub;
let stations: HeadlessStation[];

beforeEach(async () => {
  folder = makeFolder();
  stations = [];
  await seedSmallCity(join(folder, 'hub'), TASKS);
  hub = await TestHub.start(folder);
});

afterEach(async () => {
  await Promise.all(stations.map((each) => each.stop()));
  await hub.stop();
  removeFolder(folder);
});

/** The station of a person, on the data this person's earlier stations left. */
function station(login: string, options: { readonly offline?: boolean } = {}): HeadlessStation {
  const started = new HeadlessStation({ dataDir: join(folder, login), hubUrl: hub.url, login, password: PASSWORD, ...options });
  stations.push(started);
  return started;
}

async function onlineStation(login: string): Promise<HeadlessStation> {
  const started = station(login);
  await online(started);
  return started;
}

const online = (each: HeadlessStation) => each.until('online', ({ state }) => state === 'online');
const quiet = (each: HeadlessStation) =>
  each.until(
    'an empty outbox and the newest commit',
    ({ state, outbox, cursor, head }) => state === 'online' && outbox === 0 && cursor === head,
  );

/**
 * Issues remarks without waiting for each, so that when `dies` is called after half of them were answered, others are on
 * their way in, in the outbox and on their way to the hub. Answers the remarks that were reported as saved.
 */
async function stream(each: HeadlessStation, name: string, dies: () => Promise<void>): Promise<string[]> {
  const saved: string[] = [];
  let death: Promise<void> | undefined;
  await Promise.all(
    Array.from({ length: REMARKS }, async (_, index) => {
      const text = `${name} ${index + 1}`;
      try {
        await each.call('issue', { command: 'task.remark', args: { taskId: taskId(1), text } });
      } catch {
        // Its answer was lost with the process: it may or may not have been saved.
        return;
      }
      saved.push(text);
      if (saved.length === REMARKS / 2) death = dies();
    }),
  );
  await death;
  return saved;
}

/** The remarks in the hub's timeline, in the order in which it decided them. */
function remarksAtHub(): string[] {
  return hub
    .rows<{ detail: string }>(
      `SELECT change.seq, json_extract(event.detail, '$.text') AS detail
       FROM change JOIN event ON event.id = change.id
       WHERE change.tableName = 'event' AND event.command = 'task.remark'
       ORDER BY change.seq, change.ordinal`,
    )
    .map(({ detail }) => detail);
}

async function expectIntactTrail(): Promise<void> {
  expect(await shaotaiResult(['audit', 'verify', '--data', hub.dataDir])).toMatchObject({ ok: true });
}

function expectSavedOnce(saved: readonly string[], name: string): void {
  const arrived = remarksAtHub().filter((text) => text.startsWith(`${name} `));
  expect(new Set(arrived).size, 'nothing doubled').toBe(arrived.length);
  expect(
    saved.filter((text) => !arrived.includes(text)),
    'nothing lost',
  ).toEqual([]);
  const inOrder = arrived.toSorted((a, b) => Number(a.split(' ').at(-1)) - Number(b.split(' ').at(-1)));
  expect(arrived, 'in the order in which they were issued').toEqual(inOrder);
}

it('loses and doubles nothing when a station is killed again and again', async () => {
  for (const name of ['first', 'second', 'third']) {
    const dispatcher = await onlineStation(LOGINS.first);
    const saved = await stream(dispatcher, name, () => dispatcher.kill());
    expect(saved.length, 'it died in the middle').toBeLessThan(REMARKS);
    const again = await onlineStation(LOGINS.first);
    await quiet(again);
    await again.stop();
    expectSavedOnce(saved, name);
  }
  await expectIntactTrail();
});

it('loses and doubles nothing when the hub is killed while two stations work', async () => {
  const [one, other] = [await onlineStation(LOGINS.first), await onlineStation(LOGINS.town)];
  let killed: Promise<void> | undefined;
  const killOnce = () => (killed ??= hub.kill());
  const [savedByOne, savedByOther] = await Promise.all([stream(one, 'village', killOnce), stream(other, 'town', killOnce)]);
  expect([savedByOne.length, savedByOther.length], 'stations save without the hub').toEqual([REMARKS, REMARKS]);
  await hub.start();
  await Promise.all([quiet(one), quiet(other)]);
  expectSavedOnce(savedByOne, 'village');
  expectSavedOnce(savedByOther, 'town');
  await expectIntactTrail();
});

it('loses and doubles nothing when station and hub are killed at once, and the station first comes back alone', async () => {
  const dispatcher = await onlineStation(LOGINS.first);
  const saved = await stream(dispatcher, 'both', async () => {
    await Promise.all([dispatcher.kill(), hub.kill()]);
  });
  const alone = station(LOGINS.first);
  await alone.until('signed in without the hub', ({ account }) => account !== null);
  await alone.call('issue', { command: 'task.remark', args: { taskId: taskId(1), text: `both ${REMARKS + 1}` } });
  await hub.start();
  await quiet(alone);
  expectSavedOnce([...saved, `both ${REMARKS + 1}`], 'both');
  await expectIntactTrail();
});

it('lets the first of two dispatchers win who assign the same task apart, and keeps the other’s command through a kill', async () => {
  const first = await onlineStation(LOGINS.first);
  let second = await onlineStation(LOGINS.second);
  await Promise.all([first.call('link.pause', {}), second.call('link.pause', {})]);
  await first.call('issue', { command: 'task.assign', args: { taskId: taskId(1), memberId: MEMBERS[0] } });
  await second.call('issue', { command: 'task.assign', args: { taskId: taskId(1), memberId: MEMBERS[1] } });
  await second.kill();
  await first.call('link.resume', {});
  await quiet(first);

  second = await onlineStation(LOGINS.second);
  await second.until('a conflict', ({ conflicts }) => conflicts === 1);
  const [conflict] = await second.call('conflicts', {});
  expect(conflict).toMatchObject({
    command: 'task.assign',
    args: { taskId: taskId(1), memberId: MEMBERS[1] },
    kind: 'rejected',
    code: 'task.alreadyAssigned',
    params: { assignee: '甲', by: '陈调度' },
    current: { table: 'task', id: taskId(1), changedBy: '陈调度' },
  });
  expect(hub.rows('SELECT assigneeId FROM task WHERE id = ?', taskId(1))).toEqual([{ assigneeId: MEMBERS[0] }]);

  await second.call('conflicts.resolve', {
    number: conflict?.number ?? 0,
    action: 'reissue',
    args: { taskId: taskId(2), memberId: MEMBERS[1] },
  });
  const after = await quiet(second);
  expect(after.conflicts).toBe(0);
  expect(hub.rows('SELECT assigneeId FROM task WHERE id = ?', taskId(2))).toEqual([{ assigneeId: MEMBERS[1] }]);
});
