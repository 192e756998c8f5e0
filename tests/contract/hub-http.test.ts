/** The hub's HTTP API against a running hub: what it answers, and that bad input gets a clear error and writes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { assignTask } from '#domain/task/assign.ts';
import { taskTable } from '#domain/schema/task.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { newToken } from '#hub/accounts/tokens.ts';
import { DirectoryInUse } from '#hub/data-directory.ts';
import { startHub } from '#hub/hub.ts';
import type { Hub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const PASSWORD = 'a long enough password';
const MEMBER = `${VILLAGES[0]}-m0`;
const silent = createLog('hub', 'silent');
const folder = makeFolder();
let hub: Hub;
let adminToken: string;
let fieldKey: string;

beforeAll(async () => {
  hub = await startHub({ dataDirectory: folder, port: 0, log: silent });
  const { store, services: { register } } = hub;
  store.commit((transaction) => transaction.apply([
    ...territoryRows(), ...peopleRows(), ...[1, 2, 3].flatMap((number) => taskRows(number, VILLAGES[0], Date.now(), new WorkCalendar([]))),
  ]));
  const add = (account: NewAccount) => register.add(account, LOCAL_ADMINISTRATOR, 'test');
  await add({ login: 'admin', name: '管理员', role: 'administrator', password: PASSWORD });
  await add({ login: 'cun', name: '陈调度', role: 'villageDispatcher', place: VILLAGES[0], password: PASSWORD });
  const field = await add({ login: 'field', name: '甲', role: 'gridMember', place: VILLAGES[0], memberId: MEMBER, key: true });
  fieldKey = field.key ?? '';
  adminToken = (await json(await signIn({ login: 'admin', password: PASSWORD }))).token as string;
  for (const taskId of ['t1', 't2']) assign(taskId);
});

afterAll(async () => {
  await hub.stop();
  removeFolder(folder);
});

/** A request; a string body is sent as it is. */
function call(method: string, path: string, body?: unknown, token?: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, hub.url), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const json = async (response: Response) => await response.json() as Record<string, unknown>;
interface Refusal { readonly code: string; readonly message: string; readonly data: Record<string, unknown> }
const error = async (response: Response) => (await json(response)).error as Refusal;
const signIn = (body: unknown) => call('POST', '/api/v1/session', body);

function assign(taskId: string): void {
  const actor = { accountId: 'dispatcher-a1', name: '调度', role: 'villageDispatcher' as const, grants: [VILLAGES[0]], memberId: null };
  const command = { id: `assign-${taskId}`, name: assignTask.name, args: { taskId, memberId: MEMBER }, issuedAt: Date.now() };
  const outcome = hub.services.sequencer.decide(command, actor, 'test');
  expect(outcome.kind).toBe('applied');
}

/**
 * Everything a refused request must leave as it was: all the hub holds, but for the audit trail, where refusals are on
 * record, and how far the search for duplicates has come, which goes on in the background.
 */
function rowsAndHead(): string {
  const { database } = hub.store;
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'audit'").pluck().all() as string[];
  const only = (table: string) => table === 'hub' ? "WHERE key <> 'duplicatesThrough'" : '';
  const rows = (table: string) => database.prepare(`SELECT * FROM "${table}" ${only(table)}`).all();
  return tables.map((table) => JSON.stringify(rows(table))).join('\n');
}

describe('status', () => {
  it('is served without sign-in', async () => {
    const response = await call('GET', '/health');
    expect(response.status).toBe(200);
    expect(await json(response)).toMatchObject({ ok: true, hubId: hub.store.hubId, epoch: hub.store.epoch, head: hub.store.head() });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('counts commands, requests and commits for Prometheus', async () => {
    const text = await (await call('GET', '/metrics')).text();
    expect(text).toContain('shaotai_commands_total{command="task.assign",outcome="applied"} 2');
    expect(text).toMatch(/shaotai_head_seq \d+/);
    expect(text).toContain('shaotai_connected_stations 0');
  });
});

describe('sessions', () => {
  it('open with login and password and tell what a station needs to know', async () => {
    const response = await signIn({ login: 'cun', password: PASSWORD, stationId: 'station-1' });
    expect(response.status).toBe(200);
    expect(await json(response)).toMatchObject({
      token: expect.stringMatching(/^sts_/) as string,
      hubId: hub.store.hubId,
      epoch: hub.store.epoch,
      offlineDays: 7,
      account: { login: 'cun', role: 'villageDispatcher', place: VILLAGES[0], grants: [VILLAGES[0]] },
      serverTime: expect.any(Number) as number,
    });
  });

  it('end with DELETE', async () => {
    const { token } = await json(await signIn({ login: 'admin', password: PASSWORD }));
    expect((await call('GET', '/api/v1/accounts', undefined, token as string)).status).toBe(200);
    expect((await call('DELETE', '/api/v1/session', undefined, token as string)).status).toBe(204);
    expect((await call('GET', '/api/v1/accounts', undefined, token as string)).status).toBe(401);
  });

  it('are refused to a wrong password, an unknown login and a role without a station', async () => {
    const refusal = async (request: object) => (await error(await signIn(request))).code;
    expect(await refusal({ login: 'cun', password: 'wrong password' })).toBe('signIn.wrong');
    expect(await refusal({ login: 'nobody', password: PASSWORD })).toBe('signIn.wrong');
    await hub.services.register.add({ login: 'registry', name: '登记接口', role: 'intake', password: PASSWORD }, LOCAL_ADMINISTRATOR, 'test');
    expect(await refusal({ login: 'registry', password: PASSWORD, stationId: 's' })).toBe('signIn.notStationRole');
  });
});

describe('the field API', () => {
  it('shows a member the own open tasks, and one of them in full, on record', async () => {
    const { tasks } = await json(await call('GET', '/api/v1/field/tasks?state=open', undefined, fieldKey)) as { tasks: { id: string }[] };
    expect(tasks.map(({ id }) => id)).toEqual(['t1', 't2']);
    expect(await json(await call('GET', '/api/v1/field/tasks/t1', undefined, fieldKey))).toMatchObject({
      task: { id: 't1' }, entity: { contactName: '张三丰', contactPhone: '13812341234' },
    });
    const last = hub.store.database.prepare('SELECT action, subject, origin FROM audit ORDER BY number DESC LIMIT 1').get();
    expect(last).toEqual({ action: 'entity.reveal', subject: 'entity:e1', origin: 'field-api' });
  });

  it('does not show tasks of others', async () => {
    const response = await call('GET', '/api/v1/field/tasks/t3', undefined, fieldKey);
    expect([response.status, (await error(response)).code]).toEqual([404, 'row.notFound']);
  });

  it('decides a command once, however often the phone sends it', async () => {
    const command = { id: crypto.randomUUID(), name: 'task.accept', args: { taskId: 't1' }, issuedAt: Date.now() };
    const first = await json(await call('POST', '/api/v1/field/commands', command, fieldKey));
    const head = hub.store.head();
    const second = await json(await call('POST', '/api/v1/field/commands', command, fieldKey));
    expect(first).toEqual({ kind: 'applied', subject: { table: 'task', id: 't1' } });
    expect(second).toEqual(first);
    expect(hub.store.head()).toBe(head);
  });

  it('answers a refused command with its reason, the same each time', async () => {
    const command = { id: crypto.randomUUID(), name: 'task.accept', args: { taskId: 't3' }, issuedAt: Date.now() };
    const first = await json(await call('POST', '/api/v1/field/commands', command, fieldKey));
    expect(first).toMatchObject({ kind: 'rejected', code: 'task.notAssignee' });
    expect(await json(await call('POST', '/api/v1/field/commands', command, fieldKey))).toEqual(first);
  });

  it('keeps the position of the member, not more often than every ten seconds', async () => {
    expect((await call('POST', '/api/v1/field/position', { lon: 113.75, lat: 23.02 }, fieldKey)).status).toBe(204);
    const head = hub.store.head();
    expect((await call('POST', '/api/v1/field/position', { lon: 113.76, lat: 23.03 }, fieldKey)).status).toBe(204);
    expect(hub.store.head()).toBe(head);
    expect(await json(await call('GET', '/api/v1/field/me', undefined, fieldKey))).toMatchObject({
      member: { id: MEMBER, lon: 113.75, lat: 23.02 }, village: { id: VILLAGES[0] },
    });
  });
});

describe('accounts', () => {
  it('are added, listed and disabled by an administrator', async () => {
    const account = { login: 'Zhen', name: '镇街', role: 'townStaff', place: VILLAGES[0].slice(0, 9), password: PASSWORD };
    const added = await call('POST', '/api/v1/accounts', account, adminToken);
    expect([added.status, (await json(added)).login]).toEqual([201, 'zhen']);
    expect((await signIn({ login: 'zhen', password: PASSWORD })).status).toBe(200);
    const listed = JSON.stringify(await json(await call('GET', '/api/v1/accounts', undefined, adminToken)));
    expect(listed).toContain('"login":"zhen"');
    expect(listed).not.toContain('argon2');
    expect((await call('POST', '/api/v1/accounts/zhen/disable', {}, adminToken)).status).toBe(200);
    expect(await error(await signIn({ login: 'zhen', password: PASSWORD }))).toMatchObject({ code: 'account.disabled' });
  });
});

interface BadRequest { readonly method: string; readonly path: string; readonly body?: unknown }
/** Status, code and the field that is named. */
type Answer = readonly [status: number, code: string, fieldName?: string];

describe('bad input', () => {
  const field = () => fieldKey;
  const admin = () => adminToken;
  const nobody = () => undefined;
  const command = { id: '0123456789abcdef', name: 'task.accept', args: { taskId: 't2' }, issuedAt: 1 };
  const account = { login: 'x1', name: 'x', role: 'administrator' };

  const get = (path: string): BadRequest => ({ method: 'GET', path });
  const post = (path: string) => (body: unknown): BadRequest => ({ method: 'POST', path, body });
  const [session, accounts] = [post('/api/v1/session'), post('/api/v1/accounts')];
  const [commands, position] = [post('/api/v1/field/commands'), post('/api/v1/field/position')];
  const fieldTasks = get('/api/v1/field/tasks');

  const unknownMethod: Answer = [404, 'method.unknown'];
  const malformed: Answer = [400, 'request.malformed'];
  const tooLarge: Answer = [413, 'request.tooLarge'];
  const denied: Answer = [403, 'permission.denied'];
  const invalid = (fieldName?: string): Answer => [400, 'params.invalid', fieldName];

  it.each<[string, BadRequest, () => string | undefined, Answer]>([
    ['an unknown path', get('/api/v1/nothing'), nobody, unknownMethod],
    ['an unknown method of a path', { ...session({}), method: 'PUT' }, nobody, unknownMethod],
    ['broken JSON', session('{"login":"cun",'), nobody, malformed],
    ['no body', session(''), nobody, malformed],
    ['a missing field', session({ login: 'cun' }), nobody, invalid('password')],
    ['an extra field', session({ login: 'cun', password: PASSWORD, admin: true }), nobody, invalid('admin')],
    ['a field of the wrong type', session({ login: ['cun'], password: PASSWORD }), nobody, invalid('login')],
    ['a long field', session({ login: 'x'.repeat(81), password: PASSWORD }), nobody, invalid('login')],
    ['10 MB in one field', session({ login: 'x'.repeat(10 * 1024 * 1024), password: PASSWORD }), nobody, tooLarge],
    ['an attack on prototypes', session('{"__proto__":{"admin":true},"login":"cun","password":"x"}'), nobody, malformed],
    ['no token', fieldTasks, nobody, [401, 'session.required']],
    ['a token nobody has', fieldTasks, () => newToken('key', hub.store.hubId), [401, 'token.invalid']],
    ['a token of another hub', fieldTasks, () => newToken('key', 'another hub'), [401, 'hub.other']],
    ['a token that is none', fieldTasks, () => 'drop-table', [401, 'token.invalid']],
    ['another role', fieldTasks, admin, denied],
    ['a field key at the accounts', accounts({ ...account, login: 'evil' }), field, denied],
    ['an unknown state', get('/api/v1/field/tasks?state=all'), field, invalid('state')],
    ['a command without an id', commands({ ...command, id: undefined }), field, invalid('id')],
    ['a command whose arguments are a list', commands({ ...command, args: [] }), field, invalid('args')],
    ['a command with a clock that is no number', commands({ ...command, issuedAt: 'now' }), field, invalid('issuedAt')],
    ['a command beyond its size', commands({ ...command, args: { taskId: 'x'.repeat(70_000) } }), field, tooLarge],
    ['a place off the globe', position({ lon: 200, lat: 23 }), field, invalid('lon')],
    ['an account with a role that does not exist', accounts({ ...account, role: 'god' }), admin, invalid('role')],
    ['an account with a short password', accounts({ ...account, password: 'short' }), admin, invalid('password')],
    [
      'an account at a place that does not exist',
      accounts({ ...account, role: 'villageDispatcher', place: '441900000000' }), admin, invalid('place'),
    ],
    ['disabling nobody', post('/api/v1/accounts/nobody/disable')({}), admin, [404, 'row.notFound', 'login']],
    ['disabling oneself', post('/api/v1/accounts/admin/disable')({}), admin, invalid()],
  ])('%s: a clear error, nothing written', async (_what, { method, path, body }, token, [status, code, fieldName]) => {
    const before = rowsAndHead();
    const response = await call(method, path, body, token());
    const answer = await error(response);
    expect([response.status, answer.code, answer.data.field]).toEqual([status, code, fieldName]);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|SQLITE|at Object/);
    expect(rowsAndHead()).toBe(before);
  });

  it.each([
    ['an unknown command', { name: 'task.explode', args: {} }, 'command.unknown'],
    ['a command with missing arguments', { name: 'task.accept', args: {} }, 'args.invalid'],
    ['a command with extra arguments', { name: 'task.accept', args: { taskId: 't2', force: true } }, 'args.invalid'],
    ['a command of another role', { name: 'task.assign', args: { taskId: 't3', memberId: MEMBER } }, 'role.forbidden'],
    ['a command about nothing', { name: 'task.accept', args: { taskId: 'no-such-task' } }, 'row.notFound'],
  ])('%s is refused with a code, and only the refusal is remembered', async (_what, over, code) => {
    const task = () => hub.store.reader.find(taskTable, { open: 1 }, 100);
    const before = [hub.store.head(), task()];
    const answer = await json(await call('POST', '/api/v1/field/commands', { ...command, id: crypto.randomUUID(), ...over }, fieldKey));
    // A newer app may know commands this hub does not: they are told apart from what is refused.
    expect(answer).toMatchObject({ kind: code === 'command.unknown' ? 'held' : 'rejected', code });
    expect([hub.store.head(), task()]).toEqual(before);
  });

  it('a clock off by years changes nothing but what the record says the phone said', async () => {
    const late = { ...command, id: crypto.randomUUID(), issuedAt: Date.UTC(2099, 0, 1) };
    const answer = await json(await call('POST', '/api/v1/field/commands', late, fieldKey));
    expect(answer.kind).toBe('applied');
    const task = hub.store.reader.get(taskTable, 't2');
    expect(Number(task?.acceptedAt)).toBeLessThan(Date.now() + 60_000);
  });
});

describe('a data directory', () => {
  it('belongs to one hub at a time', async () => {
    const second = startHub({ dataDirectory: folder, port: 0, log: silent });
    await expect(second).rejects.toThrow(DirectoryInUse);
    await expect(second).rejects.toMatchObject({ note: { url: hub.url, pid: process.pid } });
  });

  it('keeps everything across a restart, with the same hub id', async () => {
    const { hubId } = hub.store;
    const head = hub.store.head();
    await hub.stop();
    hub = await startHub({ dataDirectory: folder, port: 0, log: silent });
    expect([hub.store.hubId, hub.store.head()]).toEqual([hubId, head]);
    expect((await call('GET', '/api/v1/accounts', undefined, adminToken)).status).toBe(200);
  });
});
