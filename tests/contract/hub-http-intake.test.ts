/** The intake API against a running hub: who may use it, what it takes, and that bad input is named and writes nothing. */
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { startHub } from '#hub/hub.ts';
import type { Hub } from '#hub/hub.ts';
import { CONTENT_TYPES } from '#hub/intake/source/source.ts';
import { createLog } from '#hub/log.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const folder = makeFolder();
const PASSWORD = 'a long enough password';
/** 南城街道西平社区. */
const XIPING = '441900004016';
let hub: Hub;
let registry: string;
let administrator: string;
let dispatcher: string;

beforeAll(async () => {
  hub = await startHub({ dataDirectory: folder, port: 0, log: createLog('hub', 'silent') });
  const { register, accounts } = hub.services;
  const add = (account: Parameters<typeof register.add>[0]) => register.add(account, LOCAL_ADMINISTRATOR, 'test');
  registry = (await add({ login: 'registry', name: '商事登记接口', role: 'intake', key: true })).key ?? '';
  await add({ login: 'admin', name: '管理员', role: 'administrator', password: PASSWORD });
  await add({ login: 'cun', name: '陈调度', role: 'villageDispatcher', place: XIPING, password: PASSWORD });
  const token = async (login: string) => (await accounts.signIn({ login, password: PASSWORD, stationId: null, address: 'test' })).token;
  [administrator, dispatcher] = await Promise.all([token('admin'), token('cun')]);
});

afterAll(async () => {
  await hub.stop();
  removeFolder(folder);
});

function post(path: string, body: BodyInit, token: string | undefined, contentType = 'application/json'): Promise<Response> {
  return postTo(hub.url, path, body, token, contentType);
}

function postTo(url: string, path: string, body: BodyInit, token: string | undefined, contentType: string): Promise<Response> {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': contentType, ...authorization };
  // A body that comes in pieces is sent while it is made.
  return fetch(new URL(path, url), { method: 'POST', headers, body, ...({ duplex: 'half' } as object) });
}

const send = (rows: unknown, token: string | undefined = registry) => post('/api/v1/registrations', JSON.stringify(rows), token);
const json = async (response: Response) => await response.json() as Record<string, unknown>;
interface Refusal { readonly code: string; readonly message: string; readonly data: Record<string, unknown> }
const error = async (response: Response) => (await json(response)).error as Refusal;
const row = (number: number, over: object = {}) => ({
  creditCode: `91441900MA${String(number).padStart(8, '0')}`, name: `晨星${String(number)}店`, registeredOn: '2026-11-19',
  address: '东莞市南城区西平社区8号', ...over,
});
const count = (table: string) => hub.store.database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;

describe('a hub without data', () => {
  it('has Dongguan and its working calendar', () => {
    expect([count('city'), count('town') > 30, count('village') > 590, count('calendarYear') > 5]).toEqual([1, true, true, true]);
  });
});

describe('POST /api/v1/registrations', () => {
  it('takes an array and answers what became of its rows; a repeat changes nothing', async () => {
    const rows = [row(1), row(2, { address: 'N/A' }), row(3, { registeredOn: '2026-02-30' })];
    const response = await send(rows);
    expect(response.status).toBe(200);
    expect(await json(response)).toEqual({
      read: 3, created: 2, changed: 0, unchanged: 0, rejected: 1, unplaced: 1,
      rejectedRows: [{ row: 3, field: 'registeredOn', reason: 'noSuchDay' }],
    });
    expect(await json(await send(rows))).toMatchObject({ created: 0, changed: 0, unchanged: 2, rejected: 1 });
    expect(hub.store.database.prepare('SELECT villageCode, state FROM task').all()).toEqual([{ villageCode: XIPING, state: 'pushed' }]);
  });

  it('takes one object, and answers an error naming the field when it is refused', async () => {
    expect(await json(await send(row(4)))).toMatchObject({ read: 1, created: 1 });
    const refused = await send(row(5, { creditCode: 'x' }));
    expect(refused.status).toBe(400);
    expect(await error(refused)).toMatchObject({ code: 'params.invalid', data: { field: 'creditCode', reason: 'format' } });
  });

  it('is measured', async () => {
    const metrics = await (await fetch(new URL('/metrics', hub.url))).text();
    expect(metrics).toMatch(/shaotai_intake_rows_total\{kind="registrations",result="created"\} [1-9]/);
    expect(metrics).toMatch(/shaotai_push_seconds_count [1-9]/);
  });

  it.each([
    ['nobody', undefined, 401, 'session.required'],
    ['a stranger', 'not-a-token', 401, 'token.invalid'],
    ['a dispatcher', 'dispatcher', 403, 'permission.denied'],
  ] as const)('is closed to %s', async (_who, token, status, code) => {
    const response = await post('/api/v1/registrations', JSON.stringify([row(9)]), token === 'dispatcher' ? dispatcher : token);
    expect(response.status).toBe(status);
    expect((await error(response)).code).toBe(code);
  });

  it.each([
    ['no JSON', '[{', 'application/json', 400, 'request.malformed'],
    ['an unknown content type', 'x', 'application/pdf', 400, 'request.malformed'],
    ['more rows than a message may have', JSON.stringify(Array(5001).fill(1)), 'application/json', 413, 'request.tooLarge'],
    ['more bytes than a message may have', JSON.stringify(['五'.repeat(3_000_000)]), 'application/json', 413, 'request.tooLarge'],
    ['an empty file', '', 'text/csv', 400, 'params.invalid'],
    ['a file without its columns', 'a,b\n1,2\n', 'text/csv', 400, 'params.invalid'],
    ['a spreadsheet that is none', 'PK', CONTENT_TYPES.xlsx, 400, 'params.invalid'],
  ])('refuses %s and writes nothing', async (_what, body, contentType, status, code) => {
    const head = hub.store.head();
    const response = await post('/api/v1/registrations', body, registry, contentType);
    expect(response.status).toBe(status);
    expect((await error(response)).code).toBe(code);
    expect(hub.store.head()).toBe(head);
  });

  it('takes values that are no objects as refused rows', async () => {
    expect(await json(await send([1, null, 'x', [], row(6)]))).toMatchObject({ read: 5, created: 1, rejected: 4 });
  });

  it('takes a CSV file as it comes', async () => {
    const lines = ['creditCode,name,registeredOn,address', ...[20, 21, 22].map((number) => Object.values(row(number)).join(','))];
    const pieces = lines.map((line) => Buffer.from(`${line}\n`));
    const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream;
    const answer = await post('/api/v1/registrations', body, registry, 'text/csv; charset=utf-8');
    expect(await json(answer)).toMatchObject({ read: 3, created: 3 });
  });
});

describe('the other intakes', () => {
  it('take the address book from the registry too, the territory from administrators only', async () => {
    const book = [{ 标准地址: '东莞市南城区晨星路8号', 村社区代码: XIPING }];
    expect(await json(await post('/api/v1/addresses', JSON.stringify(book), registry))).toMatchObject({ created: 1 });
    const grid = JSON.stringify([{ code: `${XIPING}-91`, name: '第九十一网格', parent: XIPING }]);
    expect((await post('/api/v1/territory', grid, registry)).status).toBe(403);
    expect(await json(await post('/api/v1/territory', grid, administrator))).toMatchObject({ created: 1 });
  });
});

describe('a hub that stops', () => {
  it('does not wait for the end of a file, keeps what is committed and takes the rest later', async () => {
    const directory = makeFolder();
    try {
      const options = { dataDirectory: directory, port: 0, log: createLog('hub', 'silent') };
      const first = await startHub(options);
      const account = { login: 'registry', name: '商事登记接口', role: 'intake', key: true } as const;
      const key = (await first.services.register.add(account, LOCAL_ADMINISTRATOR, 'test')).key ?? '';
      const lines = Array.from({ length: 2000 }, (_, index) => Object.values(row(index)).join(','));
      const file = ['creditCode,name,registeredOn,address', ...lines].join('\n');
      const committed = new Promise<void>((resolve) => first.store.onCommit(() => resolve()));
      const endless = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from(file)) });
      const upload = postTo(first.url, '/api/v1/registrations', endless, key, 'text/csv').then((response) => response.status, () => 'cut');
      await committed;
      await first.stop();
      expect([503, 'cut']).toContain(await upload);
      const second = await startHub(options);
      const answer = await json(await postTo(second.url, '/api/v1/registrations', file, key, 'text/csv'));
      await second.stop();
      expect(answer).toMatchObject({ read: 2000, changed: 0, rejected: 0 });
      expect(answer['unchanged']).toBeGreaterThan(0);
      expect(Number(answer['created']) + Number(answer['unchanged'])).toBe(2000);
    } finally {
      removeFolder(directory);
    }
  });
});
