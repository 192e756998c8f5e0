/** Theory: the operator hears once, in one code, that the station's data was damaged and what became of it. */
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { createDataProcess } from '#main/data/data-process.ts';
import type { DataProcess } from '#main/data/data-process.ts';
import { SOURCE_THREADS } from '#main/threads.ts';
import type { Status } from '#protocol/bridge/methods.ts';
import type { RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';
import { testFolder } from '../../support/folder.ts';
import { TOWN, VILLAGE } from '../domain/task/world.ts';

const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const PASSWORD = 'Shaotai-test-2026';
const ACCOUNTS = [
  { id: 'a', login: 'cun', name: '陈调度', role: 'villageDispatcher', place: VILLAGE, grants: [VILLAGE], memberId: null },
  { id: 'b', login: 'zhen', name: '王指挥', role: 'townStaff', place: TOWN, grants: [TOWN], memberId: null },
] as const;

const running: DataProcess[] = [];
afterEach(async () => {
  for (const data of running.splice(0)) await data.stop();
});

/** A station whose hub answers sign-ins, but is never connected. */
function start(directory: string) {
  const logged: unknown[] = [];
  const time = new VirtualTime(NOW);
  const quiet = (): void => undefined;
  const data = createDataProcess({
    directory,
    hubUrl: 'http://127.0.0.1:1',
    offline: false,
    threads: SOURCE_THREADS,
    clock: time,
    timers: time,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    connect: () => Promise.reject(new Error('no hub')),
    signInAtHub: (_url, { login, password }) => {
      const account = ACCOUNTS.find((each) => each.login === login);
      if (account === undefined || password !== PASSWORD) return Promise.reject(new ShaotaiError('signIn.wrong'));
      return Promise.resolve({
        token: 'token',
        account: { ...account, grants: [...account.grants] },
        hubId: 'hub',
        epoch: 'one',
        offlineDays: 7,
        serverTime: NOW,
      });
    },
    log: { debug: quiet, info: quiet, warn: quiet, error: (line: unknown) => logged.push(line) },
  });
  running.push(data);
  const waiting = new Map<number, (response: RpcResponse) => void>();
  const client = data.connect((text) => {
    const message = JSON.parse(text) as RpcResponse;
    if (typeof message.id === 'number') waiting.get(message.id)?.(message);
  });
  let id = 0;
  const call = (method: string, params: unknown): Promise<RpcResponse> => {
    id += 1;
    const mine = id;
    return new Promise((resolve) => {
      waiting.set(mine, resolve);
      void client.receive(JSON.stringify({ jsonrpc: '2.0', id: mine, method, params }));
    });
  };
  const status = async (method = 'status', params: unknown = {}): Promise<Status> => {
    const response = await call(method, params);
    if ('error' in response) throw new Error(response.error.message);
    return response.result as Status;
  };
  return { call, status, logged, time, signIn: (login: string) => status('session.signIn', { login, password: PASSWORD }) };
}

/** A station where `cun` worked before, and whose file of `cun` is no database any more. */
async function damagedStation(): Promise<string> {
  const directory = testFolder();
  const first = start(directory);
  expect(await first.signIn('cun')).toMatchObject({ notice: null });
  await running.pop()?.stop();
  const file = join(directory, 'accounts', 'cun', 'replica.sqlite');
  expect(existsSync(file)).toBe(true);
  writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0x20));
  return directory;
}

it('damage met while working is repaired at once: the person stays signed in, the rows come again', async () => {
  const directory = testFolder();
  const first = start(directory);
  await first.signIn('cun');
  await running.pop()?.stop();

  const station = start(directory);
  await station.signIn('cun');
  const list = { name: 'tasks.list', args: {} };
  const file = join(directory, 'accounts', 'cun', 'replica.sqlite');
  const database = new BetterSqlite3(file, { readonly: true });
  const indexes = database.prepare("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'task'").pluck().all() as number[];
  database.close();
  const open = openSync(file, 'r+');
  for (const page of indexes) writeSync(open, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(open);

  expect(await station.call('query', list)).toMatchObject({
    error: { data: { code: 'storage.failed', data: { detail: 'SQLITE_CORRUPT' } } },
  });
  await station.time.runUntil(NOW + 1);
  expect(await station.status()).toMatchObject({ notice: { code: 'replica.repaired' }, account: { login: 'cun' }, cursor: 0 });
  expect(await station.call('query', list)).toMatchObject({ result: { total: 0, rows: [] } });
});

it('a damaged replica is logged, and its operator is told from sign-in on', async () => {
  const station = start(await damagedStation());
  const notice = { code: 'replica.repaired', at: NOW, commands: 0 };
  expect(await station.signIn('cun')).toMatchObject({ notice, cursor: 0 });
  expect(station.logged).toMatchObject([{ login: 'cun', damage: 'SQLITE_NOTADB', commands: 0 }]);
  expect(await station.status()).toMatchObject({ notice });
});

it('a wrong password does not use the notice up, and others are not told', async () => {
  const station = start(await damagedStation());
  expect(await station.call('session.signIn', { login: 'cun', password: 'wrong' })).toMatchObject({
    error: { data: { code: 'signIn.wrong' } },
  });
  expect(await station.signIn('zhen')).toMatchObject({ notice: null });
  expect(await station.signIn('cun')).toMatchObject({ notice: { code: 'replica.repaired' } });
});
