/** Theory: whatever a window or a script sends, the data process answers once with a coded response and goes on. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDataProcess } from '#main/data/data-process.ts';
import type { BridgeClient, DataProcess } from '#main/data/data-process.ts';
import { describe as describeBridge } from '#main/data/describe.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import { SOURCE_THREADS } from '#main/threads.ts';
import type { RpcNotification, RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import { ERROR_CODES, ShaotaiError } from '#protocol/errors.ts';
import { exampleOf } from '../support/example.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { almost } from '../support/mutations.ts';
import { fill, WELCOME } from '../unit/replica/filled.ts';

const RUNS = 2_500;
/** One message must not hold the data process longer than this, ms. */
const HANG_MS = 2_000;
const LOGIN = WELCOME.account.login;
/** Methods that end the session, so that every later message would only hear of that. */
const ENDS_SESSION = new Set(['session.signOut', 'session.signIn', 'session.lock', 'session.unlock']);

const { methods, queries, commands } = describeBridge();
/** An example whose ids are those of a task that is there. */
const example = (schema: unknown): unknown => JSON.parse(JSON.stringify(exampleOf(schema, true)).replaceAll('"word"', '"t1"'));
const request = (method: string, params: unknown) => ({ jsonrpc: '2.0', id: 1, method, params });
const RECORDED = [
  ...methods.filter(({ name }) => !ENDS_SESSION.has(name)).map(({ name, params }) => request(name, example(params))),
  ...queries.map(({ name, args }) => request('query', { name, args: example(args) })),
  ...commands.map(({ name, args }) => request('issue', { command: name, args: example(args) })),
];

const ignore = (): void => undefined;
const folder = makeFolder();
const failures: unknown[] = [];
const received: (RpcResponse | RpcNotification)[] = [];
let data: DataProcess;
let client: BridgeClient;

beforeAll(async () => {
  const place = join(folder, 'accounts', LOGIN);
  mkdirSync(place, { recursive: true });
  const replica = openReplica({ path: join(place, 'replica.sqlite'), clock: systemClock, newId: newSystemId });
  fill(replica);
  replica.close();
  const log = { debug: ignore, info: ignore, warn: ignore, error: (...what: unknown[]) => void failures.push(what) };
  data = createDataProcess({
    directory: folder, hubUrl: 'http://127.0.0.1:1', offline: false, threads: SOURCE_THREADS,
    clock: systemClock, timers: systemTimers, random: systemRandom, newId: newSystemId,
    connect: () => Promise.reject(new ShaotaiError('hub.unreachable')),
    signInAtHub: () => Promise.resolve({
      token: 'token', account: WELCOME.account, hubId: WELCOME.hubId, epoch: WELCOME.epoch, offlineDays: 7, serverTime: 0,
    }),
    log,
  });
  client = data.connect((text) => received.push(JSON.parse(text) as RpcResponse | RpcNotification));
  await client.receive(JSON.stringify(request('session.signIn', { login: LOGIN, password: 'password' })));
});

afterAll(async () => {
  await data.stop();
  removeFolder(folder);
});

async function responseTo(text: string): Promise<RpcResponse> {
  received.length = 0;
  const startedAt = performance.now();
  await client.receive(text);
  expect(performance.now() - startedAt).toBeLessThan(HANG_MS);
  const responses = received.filter((message): message is RpcResponse => !('method' in message));
  expect(responses).toHaveLength(1);
  return responses[0] as RpcResponse;
}

it('answers messages that are almost right', async () => {
  await fc.assert(fc.asyncProperty(almost(RECORDED), async (message) => {
    if (isSessionMethod(message)) return;
    const response = await responseTo(JSON.stringify(message) ?? 'null');
    if ('error' in response) {
      expect(Object.keys(ERROR_CODES)).toContain(response.error.data.code);
      expect(response.error.data.code, JSON.stringify(failures.at(-1))).not.toBe('internal');
    }
    expect(failures).toEqual([]);
  }), { numRuns: RUNS });
  const status = await responseTo(JSON.stringify(request('status', {})));
  expect(status).toMatchObject({ result: { account: { login: LOGIN } } });
});

it('answers texts that are no messages at all', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), async (text) => {
    expect(await responseTo(text)).toHaveProperty('error');
  }), { numRuns: 500 });
  expect(failures).toEqual([]);
});

function isSessionMethod(message: unknown): boolean {
  const method = typeof message === 'object' && message !== null && 'method' in message ? message.method : undefined;
  return typeof method === 'string' && ENDS_SESSION.has(method);
}
