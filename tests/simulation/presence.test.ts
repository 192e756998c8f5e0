/** Soft presence, section 10 of protocol/SPEC.md, over links that come and go: whoever has a record open hears of the others, and of nobody while cut off. */
import { expect, it } from 'vitest';
import type { WatchedRecord } from '#protocol/hub/presence.ts';
import { QuietDay } from './quiet-day.ts';
import type { StationNode } from './station-node.ts';

const TASK: WatchedRecord = { table: 'task', id: 't1' };
const seenBy = (station: StationNode): readonly string[] | undefined => station.present.at(-1)?.people.map(({ accountId }) => accountId);

async function twoDesks() {
  const day = new QuietDay();
  return { day, first: await day.station('dispatcher-a1'), second: await day.station('dispatcher-a2') };
}

it('W2 is told to both, and taken back when one opens something else', async () => {
  const { day, first, second } = await twoDesks();
  first.link.watch([TASK]);
  await day.pass();
  second.link.watch([TASK]);
  await day.pass();
  expect([seenBy(first), seenBy(second)]).toEqual([['dispatcher-a2'], ['dispatcher-a1']]);
  second.link.watch([]);
  await day.pass();
  expect(seenBy(first)).toEqual([]);
});

it('W3 ends with the connection and begins anew with the next, without being asked for', async () => {
  const { day, first, second } = await twoDesks();
  first.link.watch([TASK]);
  second.link.watch([TASK]);
  await day.pass();
  let away: readonly string[] | undefined;
  await day.offline(second, async () => {
    await day.pass();
    away = seenBy(first);
  });
  await day.pass();
  expect([away, seenBy(first), seenBy(second)]).toEqual([[], ['dispatcher-a2'], ['dispatcher-a1']]);
});

it('W3 what is opened while cut off is told with the next connection', async () => {
  const { day, first, second } = await twoDesks();
  first.link.watch([TASK]);
  await day.pass();
  await day.offline(second, () => second.link.watch([TASK]));
  await day.pass();
  expect([seenBy(first), seenBy(second)]).toEqual([['dispatcher-a2'], ['dispatcher-a1']]);
});

it('changes no row and sends no batch', async () => {
  const { day, first, second } = await twoDesks();
  const head = day.hub.store.head();
  first.link.watch([TASK]);
  second.link.watch([TASK]);
  await day.pass();
  expect(day.hub.store.head()).toBe(head);
});
