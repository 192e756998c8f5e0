/** The hub over real socket.io: the rules of protocol/SPEC.md that a station, an old one or a broken one can run into. */
import { join } from 'node:path';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub } from '#hub/hub.ts';
import type { Hub } from '#hub/hub.ts';
import type { Batch, PullReply } from '#protocol/hub/messages.ts';
import { accountRow, ACCOUNTS, LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const PASSWORD = 'right-password-1';
const folder = makeFolder();
const sockets: Socket[] = [];
let hub: Hub;
let stations = 0;

beforeAll(async () => {
  hub = await startHub({ dataDirectory: join(folder, 'hub'), port: 0 });
  const rows = [...territoryRows(), ...peopleRows(), ...taskRows(1, VILLAGES[0], Date.now(), LIMIT_CALENDAR)];
  hub.store.commit((transaction) => transaction.apply(rows));
  const by = { id: 'test', name: 'test', origin: 'test' };
  for (const id of ['dispatcher-a1', 'dispatcher-b', 'city']) await hub.services.accounts.setPassword(id, PASSWORD, by);
});

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await hub.stop();
  removeFolder(folder);
});

async function tokenOf(login: string): Promise<string> {
  return (await hub.services.accounts.signIn({ login, password: PASSWORD, stationId: 'any', address: 'test' })).token;
}

type Answer = { ok: boolean; value?: Record<string, unknown>; error?: { code: string; data: Record<string, unknown> } };

async function connect() {
  const socket = io(hub.url, { path: '/stations', transports: ['websocket'], reconnection: false, forceNew: true });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, ask: (event: string, body: unknown) => socket.timeout(10_000).emitWithAck(event, body) as Promise<Answer> };
}

const hello = (token: string, change: object = {}) => ({
  protocolMin: 1, protocolMax: 1, schema: 1, app: 'test', stationId: `station-${String(stations += 1)}`, token,
  hubId: null, epoch: null, cursor: 0, decidedThrough: 0, grantsKey: null, ...change,
});
const remark = (number: number, change: object = {}) => ({
  number, id: `${String(stations)}-${String(number)}`, name: 'task.remark', args: { taskId: 't1', text: '好' },
  issuedAt: Date.now(), ...change,
});

describe('hello', () => {
  it('C1 refuses everything before it', async () => {
    const { ask } = await connect();
    const requests = {
      pull: { cursor: 0, decidedThrough: 0 },
      push: { commands: [remark(1)] },
      page: { table: 'task', after: null },
      call: { name: 'entity.reveal', args: {} },
    };
    for (const [event, body] of Object.entries(requests)) {
      expect((await ask(event, body)).error?.code).toBe('session.required');
    }
  });

  it('C4 tells an old client and an old hub apart', async () => {
    const token = await tokenOf('dispatcher-a1');
    const { ask } = await connect();
    expect((await ask('hello', hello(token, { protocolMin: 0, protocolMax: 0 }))).error?.code).toBe('version.clientTooOld');
    expect((await ask('hello', hello(token, { protocolMin: 9, protocolMax: 9 }))).error?.code).toBe('version.hubTooOld');
  });

  it('refuses a token of another hub and one that never was', async () => {
    const { ask } = await connect();
    expect((await ask('hello', hello('nonsense'))).error?.code).toBe('token.invalid');
    expect((await ask('hello', hello('nonsense', { hubId: 'another-hub' }))).error?.code).toBe('hub.other');
  });

  it('S4 refuses the station id of another account', async () => {
    const { ask } = await connect();
    expect((await ask('hello', hello(await tokenOf('dispatcher-a1'), { stationId: 'shared' }))).ok).toBe(true);
    const other = await connect();
    expect((await other.ask('hello', hello(await tokenOf('dispatcher-b'), { stationId: 'shared' }))).error?.code).toBe('token.invalid');
  });

  it('C2 asks for a bootstrap after another epoch, other grants or a cursor ahead of the hub', async () => {
    const token = await tokenOf('dispatcher-a1');
    const { ask } = await connect();
    const first = (await ask('hello', hello(token))).value ?? {};
    const known = { hubId: first.hubId, epoch: first.epoch, grantsKey: first.grantsKey, cursor: first.head };
    expect((await ask('hello', hello(token, known))).value?.mode).toBe('tail');
    for (const change of [{ epoch: 'other' }, { grantsKey: 'other' }, { cursor: Number(first.head) + 1000 }, { hubId: 'other' }]) {
      expect((await ask('hello', hello(token, { ...known, ...change }))).value?.mode).toBe('bootstrap');
    }
  });
});

describe('push', () => {
  async function station() {
    const connection = await connect();
    await connection.ask('hello', hello(await tokenOf('dispatcher-a1')));
    return connection;
  }

  it('S3 skips what it has processed and refuses a gap with the number it expects', async () => {
    const { ask } = await station();
    expect((await ask('push', { commands: [remark(1)] })).value?.processedThrough).toBe(1);
    expect((await ask('push', { commands: [remark(1)] })).value?.processedThrough).toBe(1);
    const gap = await ask('push', { commands: [remark(5)] });
    expect(gap.error).toMatchObject({ code: 'sequence.gap', data: { expected: 2 } });
    expect((await ask('push', { commands: [remark(2)] })).value?.processedThrough).toBe(2);
  });

  it('D3 consumes unknown, malformed, oversized and forbidden commands, each with its verdict', async () => {
    const { ask } = await station();
    const refused = [
      { name: 'no.such' },
      { args: { taskId: 7 } },
      { args: null },
      { args: { taskId: 't1', text: 'x'.repeat(70_000) } },
      { name: 'account.save', args: {} },
      { args: { taskId: 't1', text: '好', extra: 1 } },
    ];
    const taken = [{ issuedAt: -1e15 }, {}];
    await ask('push', { commands: [...refused, ...taken].map((change, index) => remark(index + 1, change)) });
    const answer = (await ask('pull', { cursor: 0, decidedThrough: 0 })).value as unknown as PullReply;
    const verdicts = [answer, ...answer.following ?? []].flatMap((batch) => batch.verdicts);
    expect(verdicts.map(({ kind, code }) => code ?? kind)).toEqual([
      'command.unknown', 'args.invalid', 'args.invalid', 'args.invalid', 'role.forbidden', 'args.invalid',
      'applied', 'applied',
    ]);
  });

  it('names the field of a malformed message and changes nothing', async () => {
    const { ask } = await station();
    const head = hub.store.head();
    const { error } = await ask('push', { commands: [{ ...remark(1), number: 'one' }] });
    expect(error).toMatchObject({ code: 'params.invalid', data: { field: 'commands.0.number' } });
    expect((await ask('push', { commands: [] })).error?.code).toBe('params.invalid');
    expect((await ask('pull', { cursor: -1, decidedThrough: 0 })).error?.code).toBe('params.invalid');
    expect((await ask('page', { table: 'sqlite_schema', after: null })).error?.code).toBe('params.invalid');
    expect((await ask('page', { table: 'task', after: '[0' })).error?.code).toBe('params.invalid');
    expect((await ask('no.such', {})).error?.code).toBe('method.unknown');
    expect(hub.store.head()).toBe(head);
  });
});

describe('rows', () => {
  async function taskIds(login: string): Promise<string[]> {
    const { ask } = await connect();
    await ask('hello', hello(await tokenOf(login)));
    const page = (await ask('page', { table: 'task', after: null })).value as { columns: string[]; rows: unknown[][] };
    return page.rows.map((row) => String(row[page.columns.indexOf('id')]));
  }

  it('H4 sends only what the grants cover', async () => {
    expect(await taskIds('dispatcher-a1')).toEqual(['t1']);
    expect(await taskIds('dispatcher-b')).toEqual([]);
    expect(await taskIds('city')).toEqual(['t1']);
  });

  it('H5 masks personal values', async () => {
    const { ask } = await connect();
    await ask('hello', hello(await tokenOf('city')));
    const text = JSON.stringify(await ask('page', { table: 'entity', after: null }));
    expect(text).toContain('138****1234');
    expect(text).not.toContain('13812341234');
  });

  it('C5 ends the session when the account is disabled, and keeps it out', async () => {
    const token = await tokenOf('dispatcher-b');
    const { socket, ask } = await connect();
    await ask('hello', hello(token));
    const bye = new Promise<{ error: { code: string } }>((resolve) => socket.once('bye', resolve));
    const account = ACCOUNTS.find(({ id }) => id === 'dispatcher-b');
    if (account === undefined) throw new Error('no account');
    hub.store.commit((transaction) => transaction.apply([accountRow(account, account.grants, 1)]));
    expect((await bye).error.code).toBe('account.disabled');
    const again = await connect();
    expect((await again.ask('hello', hello(token))).ok).toBe(false);
  });

  it('F2 answers a pull in batches that follow one another, each ending at a commit', async () => {
    const { ask } = await connect();
    await ask('hello', hello(await tokenOf('city')));
    for (let number = 100; number < 400; number += 1) {
      hub.store.commit((transaction) => transaction.apply(taskRows(number, VILLAGES[0], Date.now(), LIMIT_CALENDAR)));
    }
    const answer = (await ask('pull', { cursor: 0, decidedThrough: 0 })).value as unknown as PullReply;
    const batches = [answer, ...answer.following ?? []];
    expect(batches.length).toBeGreaterThan(2);
    batches.forEach(({ from, to }, index) => expect([from, to > from]).toEqual([batches[index - 1]?.to ?? 0, true]));
    const tasksOf = ({ tables }: Batch) => tables.filter(({ table }) => table === 'task').flatMap(({ rows }) => rows);
    const ids = batches.flatMap(tasksOf).map(([id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });
});
