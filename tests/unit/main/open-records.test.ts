/** What several windows have open is one list for the hub, told when it changes and not before. */
import { expect, it } from 'vitest';
import { OpenRecords } from '#main/data/presence.ts';
import type { WatchedRecord } from '#protocol/hub/presence.ts';
import { WATCH_LIMIT } from '#protocol/hub/presence.ts';

const lead = (id: string): WatchedRecord => ({ table: 'lead', id });

function station() {
  const told: (readonly WatchedRecord[])[] = [];
  return { told, records: new OpenRecords((list) => told.push(list)) };
}

it('names a record once however many windows have it open, and forgets it with the last', () => {
  const { told, records } = station();
  const [first, second] = [{}, {}];
  records.open(first, lead('a'));
  records.open(second, lead('a'));
  records.open(first, null);
  records.open(second, null);
  expect(told).toEqual([[lead('a')], []]);
});

it('names only what a window has open now', () => {
  const { told, records } = station();
  const window = {};
  records.open(window, lead('a'));
  records.open(window, lead('b'));
  records.clear();
  expect(told).toEqual([[lead('a')], [lead('b')], []]);
});

it('names no more than the hub takes: the newest', () => {
  const { told, records } = station();
  for (let index = 0; index <= WATCH_LIMIT; index += 1) records.open({}, lead(String(index)));
  expect(told.at(-1)).toHaveLength(WATCH_LIMIT);
  expect(told.at(-1)?.at(-1)).toEqual(lead(String(WATCH_LIMIT)));
});
