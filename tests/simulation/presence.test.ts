/**
 * Soft presence, section 10 of protocol/SPEC.md, over links that come and go: whoever has a record open hears of the others,
 * and of nobody while cut off.
 */
import { expect, it } from 'vitest';
import type { Present, WatchedRecord } from '#protocol/hub/presence.ts';
import { QuietDay } from './quiet-day.ts';
import { rawSession } from './raw-session.ts';
import type { StationNode } from './station-node.ts';
import { tapped } from './tap.ts';

const TASK: WatchedRecord = { table: 'task', id: 't1' };
const TASKS: readonly WatchedRecord[] = Array.from({ length: 9 }, (_unused, index) => ({ table: 'task', id: `t${String(index + 1)}` }));
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

it('W1 everything that is open, eight records at most, is answered with who else has each', async () => {
  const day = new QuietDay(9);
  const second = await day.station('dispatcher-a2');
  second.link.watch([TASK]);
  await day.pass();
  const { ask } = await rawSession(day, 'raw');
  const open = (count: number) => ask('watch', { records: TASKS.slice(0, count) });
  const answered = await open(8);
  const people = answered.ok ? (answered.value as Present[]).map((each) => each.people.map(({ accountId }) => accountId)) : [];
  expect(people).toEqual([['dispatcher-a2'], [], [], [], [], [], [], []]);
  expect(seenBy(second)).toEqual(['dispatcher-a1']);
  expect(await open(9)).toMatchObject({ ok: false, error: { code: 'params.invalid', data: { field: 'records' } } });
  // What is not named any more is closed.
  await ask('watch', { records: [{ table: 'task', id: 't2' }] });
  expect(seenBy(second)).toEqual([]);
});

it('W4 two stations of one account are one person, and nobody is told of oneself', async () => {
  const { day, first, second } = await twoDesks();
  const again = await day.station('dispatcher-a1');
  for (const station of [first, again, second]) station.link.watch([TASK]);
  await day.pass();
  expect([seenBy(first), seenBy(again), seenBy(second)]).toEqual([['dispatcher-a2'], ['dispatcher-a2'], ['dispatcher-a1']]);
  again.link.watch([]);
  await day.pass();
  expect(seenBy(second)).toEqual(['dispatcher-a1']);
  first.link.watch([]);
  await day.pass();
  expect(seenBy(second)).toEqual([]);
});

it('W5 a station at a hub that does not know it goes on without', async () => {
  const day = new QuietDay();
  const second = await day.station('dispatcher-a2');
  second.link.watch([TASK]);
  const station = await day.station('dispatcher-a1', tapped({ asksFor: (event) => (event === 'watch' ? 'watch.ofTomorrow' : event) }));
  const states = new Set<string>();
  station.link.onChange(() => states.add(station.link.view().state));
  station.link.watch([TASK]);
  station.issue('task.urge', { taskId: 't1', note: '' });
  await day.pass();
  expect([...states]).toEqual(['online']);
  expect(station.verdicts.map(({ kind }) => kind)).toEqual(['applied']);
  expect([station.present, seenBy(second)]).toEqual([[], []]);
});

it('changes no row and sends no batch', async () => {
  const { day, first, second } = await twoDesks();
  const head = day.hub.store.head();
  first.link.watch([TASK]);
  second.link.watch([TASK]);
  await day.pass();
  expect(day.hub.store.head()).toBe(head);
});
