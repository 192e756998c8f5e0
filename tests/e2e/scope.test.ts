/**
 * What a station gets and what it may do. Theory: a station holds the rows of its grants and nothing else, whatever
 * moves between villages; what somebody writes into its files by hand is decided at the hub by the same rules as the rest.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRow } from '#domain/core/table.ts';
import { visible } from '#domain/core/scope.ts';
import { BridgeFailure, HeadlessStation } from '#tests/support/station.ts';
import type { StationOptions } from '#tests/support/station.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { holdsText, replicaRows, withReplica } from '#tests/support/replica-file.ts';
import { shaotaiResult } from '#tests/support/shaotai.ts';
import { LOGINS, MEMBERS, NEIGHBOUR, PASSWORD, seedSmallCity, taskId, TOWN, VILLAGE } from '#tests/support/small-city.ts';

const TASKS = 3;
/** Pushed to the neighbour; its entity has a name that no other has. */
const NEIGHBOURS_TASK = taskId(TASKS + 1);
const NEIGHBOURS_SHOP = `店铺${String(TASKS + 1)}`;
const FULL_PHONE = '13812341234';
const TEN_YEARS_MS = 10 * 365 * 86_400_000;

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

const dataDirOf = (login: string): string => join(folder, login);

function start(login: string, options: Partial<StationOptions> = {}): HeadlessStation {
  const station = new HeadlessStation({ dataDir: dataDirOf(login), hubUrl: hub.url, login, password: PASSWORD, ...options });
  stations.push(station);
  return station;
}

const inStep = (station: HeadlessStation) =>
  station.until(
    'online, nothing waiting, the newest commit',
    ({ state, outbox, cursor, head }) => state === 'online' && outbox === 0 && cursor === head,
  );

async function startInStep(login: string, options: Partial<StationOptions> = {}): Promise<HeadlessStation> {
  const station = start(login, options);
  await inStep(station);
  return station;
}

describe('rows', () => {
  it.each([
    [LOGINS.first, [VILLAGE]],
    [LOGINS.neighbour, [NEIGHBOUR]],
    [LOGINS.town, [TOWN]],
  ])('%s holds the rows of %s only', async (login, grants) => {
    await (await startInStep(login)).stop();
    const rows = replicaRows(dataDirOf(login), login);
    expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(['village', 'member', 'task', 'entity']));
    expect(rows.filter(({ row }) => !visible(row as unknown as { scope: string; also: string | null }, grants))).toEqual([]);
    expect(holdsText(dataDirOf(login), NEIGHBOURS_SHOP)).toBe(login !== LOGINS.first);
  });

  it('carries phone numbers and names masked, and shows one in full only on request and on record', async () => {
    const station = await startInStep(LOGINS.first);
    const { entity } = (await station.query('task.detail', { id: taskId(1) })) ?? {};
    expect(entity).toMatchObject({ contactPhone: '138****1234', contactName: '张**' });
    expect(await station.call('call', { name: 'entity.reveal', args: { entityId: entity?.id } })).toMatchObject({
      contactPhone: FULL_PHONE,
    });
    await station.stop();
    expect(holdsText(dataDirOf(LOGINS.first), FULL_PHONE), 'in the files of the station').toBe(false);
    expect(hub.rows("SELECT actorName, subject FROM audit WHERE action = 'entity.reveal'")).toEqual([
      { actorName: '陈调度', subject: `entity:${String(entity?.id)}` },
    ]);
  });

  it('leave a village when their task is moved to the next one, which gets them', async () => {
    const [village, next, town] = await Promise.all([
      startInStep(LOGINS.first),
      startInStep(LOGINS.neighbour),
      startInStep(LOGINS.town),
    ]);
    await town.call('issue', {
      command: 'task.move',
      args: { taskId: taskId(1), villageCode: NEIGHBOUR, gridId: null, reason: '地址在邻村' },
    });

    await village.untilAnswer('tasks.list', { queue: 'all' }, 'one task fewer', ({ total }) => total === TASKS - 1);
    const there = await next.untilAnswer('tasks.list', { queue: 'toAssign' }, 'one task more', ({ total }) => total === 2);
    expect(there.rows.map(({ id }) => id).toSorted()).toEqual([taskId(1), NEIGHBOURS_TASK]);
    await Promise.all([inStep(village), inStep(next)]);
    await village.stop();
    const ofTask = ({ row }: { row: AnyRow }) =>
      [row.id, row['subjectId'], row['entityId']].some((id) => id === taskId(1) || id === 'e1');
    expect(replicaRows(dataDirOf(LOGINS.first), LOGINS.first).filter(ofTask)).toEqual([]);
    expect(await next.query('task.detail', { id: taskId(1) })).toMatchObject({
      task: { villageCode: NEIGHBOUR },
      entity: { villageCode: NEIGHBOUR },
    });
  });
});

describe('forgery', () => {
  interface Forged {
    readonly command: string;
    readonly args: unknown;
  }

  /** Writes commands into the outbox of a stopped station, past its own decisions, as somebody who knows SQLite could. */
  function forge(login: string, commands: readonly Forged[]): void {
    withReplica(dataDirOf(login), login, (database) => {
      const numberOf = database.prepare<[], string>("SELECT value FROM position WHERE key = 'nextNumber'").pluck();
      const last = Number(numberOf.get() ?? 0);
      const actor = JSON.stringify({
        accountId: 'guanli',
        name: '管理员',
        role: 'administrator',
        grants: ['4419'],
        memberId: null,
      });
      const insert = database.prepare(
        'INSERT INTO outbox (number, id, command, args, issuedAt, actor) VALUES (?, ?, ?, ?, ?, ?)',
      );
      commands.forEach(({ command, args }, index) =>
        insert.run(last + index + 1, `forged-${String(index)}`, command, JSON.stringify(args), Date.now(), actor),
      );
      database.prepare("INSERT OR REPLACE INTO position VALUES ('nextNumber', ?)").run(String(last + commands.length));
    });
  }

  it('is refused at the hub, each command with its code, on record, and what is right goes on', async () => {
    await (await startInStep(LOGINS.first)).stop();
    forge(LOGINS.first, [
      { command: 'task.cancel', args: { taskId: taskId(1), reason: '不想做' } },
      { command: 'task.assign', args: { taskId: NEIGHBOURS_TASK, memberId: MEMBERS[0] } },
      {
        command: 'lead.report',
        args: { villageCode: NEIGHBOUR, category: 'unlicensed', subjectName: '邻村档口', address: '邻村1号' },
      },
      { command: 'account.save', args: {} },
      { command: 'no.such', args: { taskId: taskId(1) } },
      { command: 'task.assign', args: { taskId: taskId(2), memberId: MEMBERS[0] } },
    ]);
    const station = await startInStep(LOGINS.first);
    const conflicts = await station.call('conflicts', {});
    expect(conflicts.toSorted((a, b) => a.number - b.number).map(({ command, code }) => [command, code])).toEqual([
      ['task.cancel', 'role.forbidden'],
      ['task.assign', 'row.notFound'],
      ['lead.report', 'scope.forbidden'],
      ['account.save', 'role.forbidden'],
      ['no.such', 'command.unknown'],
    ]);
    expect(hub.rows('SELECT id, state, assigneeId FROM task ORDER BY id')).toEqual([
      { id: taskId(1), state: 'pushed', assigneeId: null },
      { id: taskId(2), state: 'assigned', assigneeId: MEMBERS[0] },
      { id: taskId(3), state: 'pushed', assigneeId: null },
      { id: NEIGHBOURS_TASK, state: 'pushed', assigneeId: null },
    ]);
    expect(hub.rows('SELECT count(*) AS n FROM lead')).toEqual([{ n: 0 }]);
    expect(
      hub.rows("SELECT outcome, actorName FROM audit WHERE action = 'task.cancel'"),
      'by whose token it was, not by whose name it claimed',
    ).toEqual([{ outcome: 'rejected:role.forbidden', actorName: '陈调度' }]);
    expect(await shaotaiResult(['audit', 'verify', '--data', hub.dataDir])).toMatchObject({ ok: true });
  });

  it('does not get past the station either', async () => {
    const station = await startInStep(LOGINS.first);
    const refused = station.call('issue', { command: 'task.cancel', args: { taskId: taskId(1), reason: '不想做' } });
    await expect(refused).rejects.toMatchObject({ value: { code: 'params.invalid', data: { rejection: 'role.forbidden' } } });
    await expect(refused).rejects.toBeInstanceOf(BridgeFailure);
  });
});

describe('another hub', () => {
  it('refuses the token this one gave, and the station says so', async () => {
    await (await startInStep(LOGINS.first)).stop();
    const otherFolder = join(folder, 'other');
    await seedSmallCity(join(otherFolder, 'hub'), TASKS);
    const other = await TestHub.start(otherFolder);
    try {
      // Signed in without the hub, with the token the first one gave.
      const station = start(LOGINS.first, { hubUrl: other.url, offline: true });
      await station.until('signed in', ({ account }) => account !== null);
      await station.call('link.resume', {});
      const { problem } = await station.until('refused', ({ state }) => state === 'refused');
      expect(problem?.code).toBe('hub.other');
      expect((await station.query('tasks.list', { queue: 'all' })).total, 'the work is still there').toBe(TASKS);
    } finally {
      await other.stop();
    }
  });
});

describe('a clock that is off', () => {
  it.each([
    ['ahead', TEN_YEARS_MS],
    ['behind', -TEN_YEARS_MS],
  ])('by ten years %s changes no time that counts', async (_name, clockOffsetMs) => {
    const started = Date.now();
    const station = await startInStep(LOGINS.first, { clockOffsetMs });
    await station.call('link.pause', {});
    await station.call('issue', { command: 'task.assign', args: { taskId: taskId(1), memberId: MEMBERS[0] } });
    await station.call('link.resume', {});
    await inStep(station);
    const [task] = hub.rows<{ assignedAt: number }>('SELECT assignedAt FROM task WHERE id = ?', taskId(1));
    expect(task?.assignedAt).toBeGreaterThanOrEqual(started);
    expect(task?.assignedAt).toBeLessThanOrEqual(Date.now());
    const detail = await station.query('task.detail', { id: taskId(1) });
    expect(detail?.task.assignedAt, 'on the station too').toBe(task?.assignedAt);
    const { clockOffsetMs: seen } = await station.call('status', {});
    expect(Math.abs(seen + clockOffsetMs), 'the station knows how far its clock is off').toBeLessThan(60_000);
  });
});
