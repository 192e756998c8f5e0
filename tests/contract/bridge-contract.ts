/** What every host's bridge does the same, against a real hub. One file a host runs this suite. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '#domain/registry.ts';
import type { Actor } from '#domain/core/actor.ts';
import { startHub } from '#hub/hub.ts';
import type { Hub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { newSystemId, systemClock } from '#protocol/system.ts';
import { BRIDGE_LIMIT_BYTES, METHOD_PARAMS } from '#protocol/bridge/methods.ts';
import { QUERY_ARGS } from '#protocol/bridge/queries.ts';
import { SUBSCRIPTION_LIMIT } from '#main/data/live-queries.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { LOGINS, MEMBERS, PASSWORD, seedSmallCity, taskId, VILLAGE } from '../support/small-city.ts';
import { BridgePeer, BridgeRefusal } from './bridge-peer.ts';
import type { TextCarrier } from './bridge-peer.ts';

export interface HostUnderTest {
  /** One more window or script on the bridge. */
  connect(receive: (text: string) => void): TextCarrier | Promise<TextCarrier>;
  stop(): Promise<void>;
}

export interface HostSettings {
  readonly directory: string;
  readonly hubUrl: string;
}

const TASKS = 8;
/** Deeper than a program can follow. */
const NESTED = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
/** More than the desk of a page subscribes to. */
const DESK_QUERIES_MAX = 50;
const [MEMBER, OTHER_MEMBER] = MEMBERS;
const OTHER_DISPATCHER: Actor = {
  accountId: 'other',
  name: '李调度',
  role: 'villageDispatcher',
  grants: [VILLAGE],
  memberId: null,
};

export function bridgeContract(startHost: (settings: HostSettings) => Promise<HostUnderTest>): void {
  const folder = makeFolder();
  let hub: Hub;
  let host: HostUnderTest;
  let peer: BridgePeer;

  beforeAll(async () => {
    const dataDirectory = join(folder, 'hub');
    await seedSmallCity(dataDirectory, TASKS);
    hub = await startHub({ dataDirectory, port: 0, log: createLog('hub', 'error') });
    host = await startHost({ directory: join(folder, 'station'), hubUrl: hub.url });
    peer = await BridgePeer.open((receive) => host.connect(receive));
  });
  afterAll(async () => {
    await host.stop();
    await hub.stop();
    removeFolder(folder);
  });

  const refusal = async (answer: Promise<unknown>): Promise<{ code: ErrorCode; data: Readonly<Record<string, unknown>> }> => {
    const error: unknown = await answer.then(
      (result) => new Error(`not refused: ${JSON.stringify(result)}`),
      (reason: unknown) => reason,
    );
    if (error instanceof BridgeRefusal) return error.value;
    throw error;
  };
  const assign = (task: number, memberId: string) => ({ command: 'task.assign', args: { taskId: taskId(task), memberId } });
  const online = () => peer.until('the station to be online', ({ state }) => state === 'online');

  describe('before anybody signed in', () => {
    test('describes every method, query and command with a JSON Schema', async () => {
      const description = await peer.call('describe', {});
      expect(description.methods.map(({ name }) => name)).toEqual(Object.keys(METHOD_PARAMS));
      expect(description.queries.map(({ name }) => name)).toEqual(Object.keys(QUERY_ARGS));
      expect(description.commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
      const schemas = [
        ...description.methods.map(({ params }) => params),
        ...description.queries.map(({ args }) => args),
        ...description.commands.map(({ args }) => args),
      ];
      for (const schema of schemas) expect(schema).toMatchObject({ type: 'object' });
    });

    test('is signed out, and says so to a new window unasked', async () => {
      expect(await peer.notified('status', 'the first status', () => true)).toMatchObject({ state: 'signedOut', account: null });
    });

    test('knows nobody', async () => {
      expect(await peer.call('session.known', {})).toEqual([]);
    });

    test.each([
      ['query', { name: 'desk.counts', args: {} }],
      ['issue', assign(1, MEMBER)],
      ['outbox', {}],
      ['conflicts', {}],
      ['call', { name: 'x', args: {} }],
      ['session.lock', {}],
    ])('refuses %s', async (method, params) => {
      expect(await refusal(peer.request(method, params))).toMatchObject({ code: 'session.required' });
    });

    test('refuses a wrong password and leaves nothing behind', async () => {
      expect(await refusal(peer.call('session.signIn', { login: LOGINS.first, password: 'wrong' }))).toMatchObject({
        code: 'signIn.wrong',
      });
      expect(await peer.call('session.known', {})).toEqual([]);
    });
  });

  describe('bad input', () => {
    const request = (fields: Record<string, unknown>) => JSON.stringify({ jsonrpc: '2.0', id: 'bad', ...fields });
    test.each<[string, string, string | null, ErrorCode]>([
      ['no JSON', '{"jsonrpc":', null, 'request.malformed'],
      ['an array (batches are not served)', '[]', null, 'request.malformed'],
      ['null', 'null', null, 'request.malformed'],
      ['no version', '{"id":"bad","method":"status"}', 'bad', 'request.malformed'],
      ['no id', '{"jsonrpc":"2.0","method":"status"}', null, 'request.malformed'],
      ['a field too many', request({ method: 'status', extra: 1 }), 'bad', 'request.malformed'],
      ['an unknown method', request({ method: 'no.such' }), 'bad', 'method.unknown'],
      ['a method of every object', request({ method: 'constructor' }), 'bad', 'method.unknown'],
      ['an unknown parameter', request({ method: 'status', params: { a: 1 } }), 'bad', 'params.invalid'],
      [
        'parameters of the wrong kind',
        request({ method: 'session.signIn', params: { login: 1, password: 'x' } }),
        'bad',
        'params.invalid',
      ],
      ['lists in lists without end', `{"jsonrpc":"2.0","id":"bad","method":"status","params":{"a":${NESTED}}}`, null, 'request.malformed'],
      [
        'a message over the limit',
        request({ method: 'status', params: { a: 'x'.repeat(BRIDGE_LIMIT_BYTES) } }),
        null,
        'request.tooLarge',
      ],
    ])('%s is refused, and the bridge goes on', async (_name, text, id, code) => {
      const response = await peer.answerTo(text, id);
      expect(response).toMatchObject({ error: { data: { code } } });
      await expect(peer.call('status', {})).resolves.toMatchObject({ state: 'signedOut' });
    });

    test.each<[string, unknown]>([
      ['a list', []],
      ['a text', 'all'],
      ['null', null],
    ])('parameters that are %s are refused, not taken for none', async (_name, params) => {
      expect(await refusal(peer.request('status', params))).toMatchObject({ code: 'params.invalid' });
    });

    test('two requests with one id are both answered', async () => {
      const texts = [request({ method: 'status' }), request({ method: 'no.such' }), request({ method: 'session.known' })];
      const answers = await peer.answersTo(texts, 'bad');
      expect(answers.filter((answer) => 'error' in answer)).toHaveLength(1);
      expect(answers.filter((answer) => 'result' in answer && Array.isArray(answer.result))).toHaveLength(1);
    });

    test('a refused parameter is named', async () => {
      expect(await refusal(peer.request('session.signIn', { login: 'a', password: 'b', remember: true }))).toMatchObject({
        code: 'params.invalid',
        data: { field: 'remember' },
      });
    });
  });

  describe('signed in', () => {
    beforeAll(async () => {
      await peer.call('session.signIn', { login: LOGINS.first, password: PASSWORD });
      await online();
    });

    test('shows who and where', async () => {
      expect(await peer.call('status', {})).toMatchObject({
        account: { login: LOGINS.first, role: 'villageDispatcher' },
        scopes: [VILLAGE],
        hubId: hub.store.hubId,
        epoch: hub.store.epoch,
        offlineSession: false,
        outbox: 0,
        conflicts: 0,
      });
      expect(await peer.call('session.known', {})).toMatchObject([{ login: LOGINS.first, name: '陈调度' }]);
    });

    test('answers a query from the replica', async () => {
      const { total } = await peer.query('tasks.list', { queue: 'toAssign' });
      expect(total).toBe(TASKS);
    });

    test.each<[string, string, unknown, ErrorCode]>([
      ['an unknown query', 'query', { name: 'no.such', args: {} }, 'method.unknown'],
      ['a query argument of the wrong kind', 'query', { name: 'tasks.list', args: { queue: 'nowhere' } }, 'params.invalid'],
      ['an unknown query argument', 'subscribe', { name: 'tasks.list', args: { no: 1 } }, 'params.invalid'],
      ['an unknown command', 'issue', { command: 'no.such', args: {} }, 'method.unknown'],
      ['a command of every object', 'issue', { command: 'constructor', args: {} }, 'method.unknown'],
      ['an unknown command among known ones', 'issueAll', { commands: [assign(1, MEMBER), { command: 'no.such' }] }, 'method.unknown'],
      ['no commands at all', 'issueAll', { commands: [] }, 'params.invalid'],
      ['a command larger than the hub takes', 'issue', { command: 'task.remark', args: { text: 'x'.repeat(70_000) } }, 'request.tooLarge'],
      ['a number that is none', 'conflicts.resolve', { number: 1.5, action: 'discard' }, 'params.invalid'],
      ['what is neither again nor away', 'conflicts.resolve', { number: 1, action: 'forget' }, 'params.invalid'],
      ['a conflict that is not there, again', 'conflicts.resolve', { number: 99, action: 'reissue' }, 'conflict.unknown'],
      ['a command without its arguments', 'issue', { command: 'task.assign', args: {} }, 'params.invalid'],
      [
        'a command with an argument too many',
        'issue',
        { command: 'task.assign', args: { taskId: taskId(1), memberId: MEMBER, more: 1 } },
        'params.invalid',
      ],
      ['a subscription that is not there', 'unsubscribe', { subscription: 99 }, 'subscription.unknown'],
      ['a conflict that is not there', 'conflicts.resolve', { number: 99, action: 'discard' }, 'conflict.unknown'],
    ])('refuses %s', async (_name, method, params, code) => {
      expect(await refusal(peer.request(method, params))).toMatchObject({ code });
      expect(await peer.call('outbox', {})).toEqual([]);
    });

    test('a window that subscribes without end is stopped, and can go on after ending some', async () => {
      const subscribe = () => peer.request('subscribe', { name: 'calendar.years', args: {} }) as Promise<{ subscription: number }>;
      const flood = await Promise.allSettled(Array.from({ length: SUBSCRIPTION_LIMIT + 20 }, subscribe));
      const held = flood.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.subscription] : []));
      expect(new Set(held).size).toBe(held.length);
      // At the Electron app the page is on the same bridge and holds the queries of its own desk.
      expect(held.length).toBeLessThanOrEqual(SUBSCRIPTION_LIMIT);
      expect(held.length).toBeGreaterThan(SUBSCRIPTION_LIMIT - DESK_QUERIES_MAX);
      expect(await refusal(subscribe())).toMatchObject({ code: 'subscription.tooMany', data: { limit: SUBSCRIPTION_LIMIT } });
      await Promise.all(held.map((subscription) => peer.call('unsubscribe', { subscription })));
      const { subscription } = await subscribe();
      await peer.call('unsubscribe', { subscription });
    });

    test('a command is durable with its number, changes subscribed answers, and gets its verdict', async () => {
      const { subscription, result } = await peer.call('subscribe', { name: 'desk.counts', args: {} });
      expect(result).toMatchObject({ tasks: { toAssign: TASKS } });
      const { number } = await peer.call('issue', assign(1, MEMBER));
      expect(number).toBe(1);
      await peer.notified(
        'changed',
        'the count to change',
        (changed) =>
          changed.subscription === subscription &&
          (changed.result as { tasks: { toAssign: number } }).tasks.toAssign === TASKS - 1,
      );
      expect(await peer.notified('verdict', 'the verdict', (verdict) => verdict.number === number)).toMatchObject({
        kind: 'applied',
        command: 'task.assign',
      });
      await peer.call('unsubscribe', { subscription });
      await peer.until('it to leave the outbox', ({ outbox }) => outbox === 0);
    });

    test('several commands are stored together or not at all', async () => {
      const bad = [assign(2, MEMBER), assign(3, 'nobody')];
      expect(await refusal(peer.call('issueAll', { commands: bad }))).toMatchObject({
        code: 'params.invalid',
        data: { rejection: 'row.notFound' },
      });
      const issued = await peer.call('issueAll', { commands: [assign(2, MEMBER), assign(3, OTHER_MEMBER)] });
      expect(issued.map(({ number }) => number)).toEqual([2, 3]);
      await peer.until('both decided', ({ outbox }) => outbox === 0);
    });

    test('a paused station works on; what another did meanwhile comes back as a conflict that can be issued again', async () => {
      await peer.call('link.pause', {});
      const { number } = await peer.call('issue', assign(4, MEMBER));
      expect(await peer.call('outbox', {})).toMatchObject([{ number, command: 'task.assign', state: 'waiting' }]);
      expect(await refusal(peer.call('call', { name: 'session.list', args: {} }))).toMatchObject({ code: 'hub.unreachable' });
      hub.services.sequencer.decide(
        { id: newSystemId(), name: 'task.assign', args: assign(4, OTHER_MEMBER).args, issuedAt: systemClock.now() },
        OTHER_DISPATCHER,
        'test',
      );

      await peer.call('link.resume', {});
      await peer.until('the conflict', ({ conflicts, outbox }) => conflicts === 1 && outbox === 0);
      expect(await peer.call('conflicts', {})).toMatchObject([
        { number, command: 'task.assign', args: { memberId: MEMBER }, kind: 'rejected', code: 'task.alreadyAssigned' },
      ]);

      const again = await peer.call('conflicts.resolve', { number, action: 'reissue', args: assign(5, MEMBER).args });
      expect(again?.number).toBe(number + 1);
      await peer.until('everything decided', ({ conflicts, outbox }) => conflicts === 0 && outbox === 0);
    });

    test('a locked station shows nothing, but its link goes on', async () => {
      const { subscription } = await peer.call('subscribe', { name: 'desk.counts', args: {} });
      expect(await peer.call('session.lock', {})).toMatchObject({ locked: true });
      expect(await refusal(peer.request('query', { name: 'desk.counts', args: {} }))).toMatchObject({ code: 'session.locked' });
      expect(await refusal(peer.call('session.signIn', { login: LOGINS.second, password: PASSWORD }))).toMatchObject({
        code: 'session.locked',
      });
      await expect(peer.call('describe', {})).resolves.toBeDefined();

      const head = hub.store.head();
      hub.services.sequencer.decide(
        { id: newSystemId(), name: 'task.assign', args: assign(6, MEMBER).args, issuedAt: systemClock.now() },
        OTHER_DISPATCHER,
        'test',
      );
      await peer.until('the change behind the lock', ({ cursor }) => cursor > head);

      expect(await refusal(peer.call('session.unlock', { password: 'wrong' }))).toMatchObject({ code: 'signIn.wrong' });
      expect(await peer.call('session.unlock', { password: PASSWORD })).toMatchObject({ locked: false });
      // The screen behind the lock was dropped: it subscribes anew.
      expect(await refusal(peer.call('unsubscribe', { subscription }))).toMatchObject({ code: 'subscription.unknown' });
    });

    test('a second window shares the session, but not the subscriptions', async () => {
      const second = await BridgePeer.open((receive) => host.connect(receive));
      await expect(second.call('status', {})).resolves.toMatchObject({ account: { login: LOGINS.first } });
      await second.close();
    });

    test('who signed in here before can do so without the hub, another cannot', async () => {
      await peer.call('link.pause', {});
      const { number } = await peer.call('issue', assign(7, MEMBER));
      expect(await peer.call('session.signOut', {})).toMatchObject({ state: 'signedOut', account: null });
      expect(await refusal(peer.request('outbox', {}))).toMatchObject({ code: 'session.required' });
      expect(await refusal(peer.call('session.signIn', { login: LOGINS.second, password: PASSWORD }))).toMatchObject({
        code: 'signIn.offlineUnknown',
      });
      expect(await refusal(peer.call('session.signIn', { login: LOGINS.first, password: 'wrong' }))).toMatchObject({
        code: 'signIn.wrong',
      });
      expect(await peer.call('session.signIn', { login: LOGINS.first.toUpperCase(), password: PASSWORD })).toMatchObject({
        offlineSession: true,
        outbox: 1,
      });
      expect(await peer.call('outbox', {})).toMatchObject([{ number }]);

      await peer.call('link.resume', {});
      expect(await peer.until('the waiting command decided', ({ outbox }) => outbox === 0)).toMatchObject({
        offlineSession: false,
        conflicts: 0,
      });
    });

    test('what waits when its person leaves is sent while another works, who sees none of it', async () => {
      await peer.call('link.pause', {});
      await peer.call('issue', assign(8, MEMBER));
      await peer.call('session.signOut', {});
      await peer.call('link.resume', {});
      expect(await peer.call('session.signIn', { login: LOGINS.neighbour, password: PASSWORD })).toMatchObject({
        account: { login: LOGINS.neighbour },
        outbox: 0,
      });
      await online();
      const { total, rows } = await peer.query('tasks.list', { queue: 'all' });
      expect([total, rows[0]?.id]).toEqual([1, taskId(TASKS + 1)]);

      await peer.call('session.signIn', { login: LOGINS.first, password: PASSWORD });
      expect(await peer.until('the other outbox empty', ({ state, outbox }) => state === 'online' && outbox === 0)).toMatchObject(
        { conflicts: 0 },
      );
    });
  });
}
