/** Theory: however commits are gathered, each station is sent an unbroken line of batches with everything that concerns it. */
import { expect, it } from 'vitest';
import { StationSessions } from '#hub/replication/sessions.ts';
import type { Batch, Welcome } from '#protocol/hub/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { LIMIT_CALENDAR, taskRows, VILLAGES } from '../../simulation/city.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';
import { memoryHub } from './memory-hub.ts';

/** Three times as long would be the rest after it, were there no limit. */
const BUSY_MS = 300;
/** Readings of the stopwatch until the end of the first telling: whether to, its begin, its end. */
const READINGS = 3;

/** A hub whose first telling seems to take long. */
async function busyHub() {
  const hub = memoryHub();
  const time = new VirtualTime(0);
  let readings = 0;
  const account = {
    id: 'city', login: 'city', name: 'city', role: 'citySupervisor', place: '441900', grants: ['4419'], memberId: null,
  } as const;
  const sessions = new StationSessions({
    store: hub.store, sequencer: hub.sequencer, clock: time, timers: time, offlineDays: 7, runCall: () => Promise.resolve(null),
    authenticate: () => ({ account: { ...account, grants: [...account.grants] }, disabled: false }),
    onUnexpected: (error) => expect.unreachable(String(error)),
    stopwatch: { now: () => time.now() + ((readings += 1) < READINGS ? 0 : BUSY_MS) },
  });
  const batches: Batch[] = [];
  const session = sessions.open({ send: (event, body) => void (event === 'batch' && batches.push(body as Batch)), close: () => undefined });
  const ask = async (event: string, body: object): Promise<unknown> => {
    const reply = await session.handle(event, body);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  };
  const { head } = await ask('hello', {
    protocolMin: PROTOCOL.min, protocolMax: PROTOCOL.max, schema: 1, app: 'test',
    stationId: 'station', token: 't', hubId: null, epoch: null,
    cursor: 0, decidedThrough: 0, grantsKey: null,
  }) as Welcome;
  await ask('pull', { cursor: head, decidedThrough: 0 });
  const commitTask = (number: number) => {
    hub.store.commit((transaction) => transaction.apply(taskRows(number, VILLAGES[0], 0, LIMIT_CALENDAR)));
  };
  const idsSent = ({ tables }: Batch) =>
    tables.filter(({ table }) => table === 'task').flatMap(({ rows }) => rows.map(([id]) => id));
  const tasksSent = () => batches.flatMap(idsSent);
  return { hub, time, sessions, batches, head, ask, commitTask, tasksSent };
}

it('H8 tells at once, gathers commits for 500 ms at most while telling takes long, and leaves none out', async () => {
  const { time, batches, head, commitTask, tasksSent } = await busyHub();
  commitTask(10);
  expect(tasksSent()).toEqual(['t10']);
  for (let number = 11; number < 20; number += 1) commitTask(number);
  expect(batches).toHaveLength(1);
  await time.runUntil(500);
  expect(batches).toHaveLength(2);
  expect(tasksSent()).toEqual(Array.from({ length: 10 }, (_, index) => `t${String(10 + index)}`));
  let cursor = head;
  for (const { from, to } of batches) {
    expect(from).toBe(cursor);
    cursor = to;
  }
  expect(cursor).toBe(head + 10);
});

it('answers a push with everything up to its own commit, in one unbroken line', async () => {
  const { hub, time, batches, head, ask, commitTask } = await busyHub();
  for (let number = 10; number < 15; number += 1) commitTask(number);
  const answer = ask('push', { commands: [{ number: 1, id: 'c1', name: 'no.such', args: {}, issuedAt: 0 }] }) as Promise<{ batch: Batch }>;
  await time.runUntil(10);
  const { batch } = await answer;
  expect(batch.verdicts).toHaveLength(1);
  expect(batch.to).toBe(hub.store.head());
  const told = batches.map(({ to }) => to).at(-1) ?? head;
  expect(batch.from).toBe(told);
  await time.runUntil(2_000);
  expect(batches.every(({ to }) => to <= told)).toBe(true);
});

it('sends nothing twice to a station that pulls in between', async () => {
  const { hub, time, batches, ask, commitTask } = await busyHub();
  for (let number = 10; number < 15; number += 1) commitTask(number);
  const told = batches.length;
  await ask('pull', { cursor: hub.store.head(), decidedThrough: 0 });
  await time.runUntil(2_000);
  expect(batches.length).toBe(told);
});

it('tells what is left before it moves the cursor of a quiet station', async () => {
  const { hub, batches, head, ask, commitTask, tasksSent } = await busyHub();
  for (let number = 10; number < 13; number += 1) commitTask(number);
  await ask('ping', { cursor: head, decidedThrough: 0 });
  expect(tasksSent()).toEqual(['t10', 't11', 't12']);
  expect(batches.at(-1)?.to).toBe(hub.store.head());
});
