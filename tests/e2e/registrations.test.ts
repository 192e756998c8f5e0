/**
 * From the registry to the closed task: what comes in over HTTP appears at its village's desk unasked, and each step of
 * the member's phone is seen there and at the town's.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '#domain/schema/task.ts';
import { CHASHAN, DESKS, NANSHE, NANSHE_MEMBERS, registration, seedChashan } from '#tests/support/chashan.ts';
import type { ProgramKeys, RegistrationMessage } from '#tests/support/chashan.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { Program } from '#tests/support/program.ts';
import { shaotaiResult } from '#tests/support/shaotai.ts';
import { PASSWORD } from '#tests/support/small-city.ts';
import { HeadlessStation } from '#tests/support/station.ts';

/** A push arrives in milliseconds; a station that only noticed at its next ping would take twenty seconds. */
const PUSHED_WITHIN_MS = 5_000;

let folder: string;
let hub: TestHub;
let keys: ProgramKeys;
let village: HeadlessStation;
let town: HeadlessStation;

beforeEach(async () => {
  folder = makeFolder();
  keys = await seedChashan(join(folder, 'hub'));
  hub = await TestHub.start(folder);
  [village, town] = await Promise.all([onlineStation(DESKS.village), onlineStation(DESKS.town)]);
});

afterEach(async () => {
  await Promise.all([village.stop(), town.stop()]);
  await hub.stop();
  removeFolder(folder);
});

async function onlineStation(login: string): Promise<HeadlessStation> {
  const station = new HeadlessStation({ dataDir: join(folder, login), hubUrl: hub.url, login, password: PASSWORD });
  await station.until('online', ({ state }) => state === 'online');
  return station;
}

const REGISTRATION = registration(1);

const register = (change: Partial<RegistrationMessage> = {}) =>
  new Program(hub.url, keys.registry).post('/api/v1/registrations', { ...REGISTRATION, ...change });

/** Pushes the registration and waits for its task at the village's desk. */
async function pushedTask(): Promise<Task> {
  const sentAt = performance.now();
  const seen = village.untilAnswer('tasks.list', { queue: 'toAssign' }, 'the task in the inbox', ({ total }) => total === 1);
  expect(await register()).toMatchObject({ status: 200, body: { created: 1, rejected: 0, unplaced: 0 } });
  const {
    rows: [task],
  } = await seen;
  expect(performance.now() - sentAt).toBeLessThan(PUSHED_WITHIN_MS);
  if (task === undefined) throw new Error('no task');
  return task;
}

async function assignedTo(task: Task, memberId: string): Promise<void> {
  await village.call('issue', { command: 'task.assign', args: { taskId: task.id, memberId } });
  await village.until('the assignment decided', ({ outbox }) => outbox === 0);
}

const stateAt = (station: HeadlessStation, task: Task, state: Task['state']) =>
  station.untilAnswer('task.detail', { id: task.id }, `the task to be ${state}`, (detail) => detail?.task.state === state);

const firstCheck = (task: Task, result: string, more: object = {}) => ({
  taskId: task.id,
  result,
  answers: { A1: 'matches' },
  ...more,
});

describe('a registration', () => {
  it('comes to the inbox of the village its address names, at the town too, once however often it is sent', async () => {
    const task = await pushedTask();
    expect(task).toMatchObject({
      villageCode: NANSHE,
      townCode: CHASHAN,
      entityName: REGISTRATION.name,
      cause: 'new',
      state: 'pushed',
    });
    await stateAt(town, task, 'pushed');
    expect(await register()).toMatchObject({ body: { created: 0, changed: 0, unchanged: 1 } });
    expect(await register({ businessScope: '食品零售；餐饮服务' })).toMatchObject({ body: { changed: 1 } });
    const { rows } = await village.untilAnswer(
      'tasks.list',
      { queue: 'toAssign', sort: 'newest' },
      'a task for the changed scope',
      ({ total }) => total === 2,
    );
    expect(rows.map(({ cause }) => cause).toSorted()).toEqual(['new', 'scope']);
  });

  it('that cannot be placed waits at the town, and is placed there', async () => {
    expect(await register({ address: '茶山镇某处' })).toMatchObject({ body: { created: 1, unplaced: 1 } });
    const {
      rows: [waiting],
    } = await town.untilAnswer(
      'registrations.unplaced',
      { place: CHASHAN },
      'the registration without a place',
      ({ total }) => total === 1,
    );
    const registrationId = waiting?.registration.id ?? '';
    await town.call('issue', { command: 'registration.place', args: { registrationId, villageCode: NANSHE, gridId: null } });
    await village.untilAnswer('tasks.list', { queue: 'toAssign' }, 'the task in the inbox', ({ total }) => total === 1);
  });

  it('with a field that is not right is refused by name, and nothing is written', async () => {
    expect(await register({ registeredOn: '2026-02-30' })).toMatchObject({
      status: 400,
      body: { error: { code: 'params.invalid', data: { field: 'registeredOn' } } },
    });
    expect(await register({ creditCode: 'x' })).toMatchObject({
      status: 400,
      body: { error: { data: { field: 'creditCode' } } },
    });
    expect(hub.rows('SELECT count(*) AS n FROM entity')).toEqual([{ n: 0 }]);
  });
});

describe('a task', () => {
  it('goes from the desk to the phone, to a notice, to a recheck that finds it put right', async () => {
    const task = await pushedTask();
    await assignedTo(task, NANSHE_MEMBERS.wang);
    const phone = new Program(hub.url, keys.phones.wang);
    expect((await phone.get('/api/v1/field/tasks')).body).toMatchObject({ tasks: [{ id: task.id, state: 'assigned' }] });
    await phone.command('task.accept', { taskId: task.id });
    await stateAt(village, task, 'accepted');
    await phone.command('task.arrive', { taskId: task.id, lon: 113.87, lat: 23.07 });
    await stateAt(village, task, 'onSite');
    const notice = { number: '责改〔2026〕0001', facts: '未亮照经营' };
    await phone.command('task.submit', firstCheck(task, 'problem', { problems: ['licenceNotShown'], notice }));
    const served = await stateAt(village, task, 'noticeServed');
    expect(served?.task.recheckDueAt, 'ten working days to put it right').toBeGreaterThan(Date.now() + 9 * 86_400_000);
    await phone.command('task.recheck', { taskId: task.id, result: 'fixed' });

    const closed = await stateAt(village, task, 'closedFixed');
    expect(closed?.timeline.map(({ command }) => command).toSorted()).toEqual([
      'registration.receive',
      'task.accept',
      'task.arrive',
      'task.assign',
      'task.recheck',
      'task.submit',
    ]);
    expect(closed?.inspections.map(({ kind, result }) => [kind, result]).toSorted()).toEqual([
      ['firstCheck', 'problem'],
      ['recheck', 'fixed'],
    ]);
    await stateAt(town, task, 'closedFixed');
    expect(await shaotaiResult(['audit', 'verify', '--data', hub.dataDir])).toMatchObject({ ok: true });
  });

  it('nobody was met for goes to another member, then to a lead that the village hands up to the town', async () => {
    const task = await pushedTask();
    await assignedTo(task, NANSHE_MEMBERS.wang);
    await new Program(hub.url, keys.phones.wang).command('task.submit', firstCheck(task, 'notFound'));
    await stateAt(village, task, 'revisit');

    const again = village.call('issue', { command: 'task.assign', args: { taskId: task.id, memberId: NANSHE_MEMBERS.wang } });
    await expect(again).rejects.toMatchObject({ value: { data: { rejection: 'member.visitedBefore' } } });
    await assignedTo(task, NANSHE_MEMBERS.li);
    await new Program(hub.url, keys.phones.li).command('task.submit', firstCheck(task, 'notFound', { note: '再访仍无此户' }));
    const disposal = await stateAt(village, task, 'disposal');
    expect(disposal?.lead).toMatchObject({ category: 'entityMissing', state: 'reported', origin: 'firstCheck' });

    await village.call('issue', {
      command: 'lead.handUp',
      args: { leadId: disposal?.lead?.id, reason: 'noPower', note: '请镇处置' },
    });
    const {
      rows: [lead],
    } = await town.untilAnswer('leads.list', { queue: 'handedUp' }, 'the lead at the town', ({ total }) => total === 1);
    expect(lead).toMatchObject({ subjectName: REGISTRATION.name, handUpReason: 'noPower' });
  });

  it('of another member is not there for a phone', async () => {
    const task = await pushedTask();
    await assignedTo(task, NANSHE_MEMBERS.wang);
    const other = new Program(hub.url, keys.phones.li);
    expect((await other.get('/api/v1/field/tasks')).body).toEqual({ tasks: [] });
    expect(await other.get(`/api/v1/field/tasks/${task.id}`)).toMatchObject({ status: 404 });
    expect(await other.command('task.accept', { taskId: task.id })).toMatchObject({ kind: 'rejected', code: 'task.notAssignee' });
  });
});
