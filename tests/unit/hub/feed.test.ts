/** One connection of the change feed in virtual time: heartbeats that carry a cursor, credits, and a log that is cut behind it. */
import { expect, it, onTestFinished } from 'vitest';
import { ChangeFeeds, HEARTBEAT_MS } from '#hub/feed/feeds.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { FeedMessage } from '#protocol/feed.ts';
import { taskRows, TOWNS, VILLAGES, LIMIT_CALENDAR } from '../../simulation/city.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';
import { memoryHub, START } from './memory-hub.ts';

async function feedOf() {
  const hub = memoryHub();
  const time = new VirtualTime(START);
  const feeds = new ChangeFeeds({ store: hub.store, accounts: hub.accounts, timers: time });
  onTestFinished(() => feeds.stop());
  const { key } = await hub.register.add(
    { login: 'zhen', name: '镇', role: 'townStaff', place: TOWNS[0], key: true }, LOCAL_ADMINISTRATOR, 'test'
  );
  const received: FeedMessage[] = [];
  const codes: number[] = [];
  const token = key ?? '';
  const feed = feeds.open(
    hub.accounts.require(token), token, { send: (message) => received.push(message), close: (code) => codes.push(code) }
  );
  const task = (number: number, village: string) =>
    hub.store.commit((transaction) => transaction.apply(taskRows(number, village, START, LIMIT_CALENDAR)));
  const send = (message: object) => feed.receive(JSON.stringify(message));
  return { hub, time, received, codes, task, send, run: (ms: number) => time.runUntil(time.now() + ms) };
}

it('a heartbeat moves the cursor over what does not concern the client', async () => {
  const { hub, received, task, send, run } = await feedOf();
  send({ type: 'start', cursor: null, credits: 1 });
  const from = hub.store.head();
  for (let number = 10; number < 20; number += 1) task(number, VILLAGES[2]);
  await run(HEARTBEAT_MS + 1000);
  expect(received.map(({ type }) => type)).toEqual(['welcome', 'heartbeat']);
  expect(received.at(-1)).toMatchObject({ cursor: from + 10, head: from + 10 });
});

it('changes wait for credit, and a client that takes none is told when the log is cut behind it', async () => {
  const { hub, received, codes, task, send, run } = await feedOf();
  send({ type: 'start', cursor: null, credits: 1 });
  task(10, VILLAGES[0]);
  await run(1000);
  task(11, VILLAGES[0]);
  await run(1000);
  expect(received.filter(({ type }) => type === 'changes')).toHaveLength(1);
  send({ type: 'credit', credits: 1 });
  await run(1000);
  expect(received.filter(({ type }) => type === 'changes')).toHaveLength(2);
  task(12, VILLAGES[0]);
  hub.store.compact(hub.store.head());
  send({ type: 'credit', credits: 1 });
  expect(received.at(-1)).toMatchObject({ type: 'refused', error: { code: 'cursor.belowFloor' } });
  expect(codes).toEqual([4410]);
});
