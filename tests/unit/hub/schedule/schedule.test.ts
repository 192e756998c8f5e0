import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { everyDay } from '#hub/schedule/rhythm.ts';
import { Schedule } from '#hub/schedule/schedule.ts';
import type { Job } from '#hub/schedule/schedule.ts';
import { VirtualTime } from '../../../simulation/virtual-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const START = at('2026-11-20T07:00:00');
const EIGHT = 8 * 60;

/** A database that outlives the hubs on it, and hubs that start and stop. */
function machine() {
  const database = new BetterSqlite3(':memory:');
  onTestFinished(() => void database.close());
  const time = new VirtualTime(START);
  const failures: string[] = [];
  return {
    time, failures,
    hub: (jobs: readonly Job[]) => new Schedule({
      database, clock: time, timers: time, calendar: () => new WorkCalendar([]), jobs,
      onFailure: (job, error) => void failures.push(`${job}: ${String(error)}`),
    }),
  };
}

function daily(name: string, run: Job['run']): Job {
  return { name, rhythm: everyDay(EIGHT), run };
}

it('runs each job once a period', async () => {
  const { time, hub } = machine();
  const runs: string[] = [];
  const job = (name: string) => daily(name, ({ period }) => void runs.push(`${name} ${period}`));
  const schedule = hub([job('a'), job('b')]);
  await time.runUntil(START + 3 * DAY_MS);
  await schedule.stop();
  expect(runs).toEqual([
    'a 2026-11-19', 'b 2026-11-19', 'a 2026-11-20', 'b 2026-11-20', 'a 2026-11-21', 'b 2026-11-21', 'a 2026-11-22', 'b 2026-11-22',
  ]);
});

it('does not repeat a period after a restart, and makes up for the newest one after downtime', async () => {
  const { time, hub } = machine();
  const runs: string[] = [];
  const job = daily('a', ({ period }) => void runs.push(period));
  const first = hub([job]);
  await time.runUntil(START + 2 * HOUR_MS);
  await first.stop();
  const second = hub([job]);
  await time.runUntil(START + 4 * HOUR_MS);
  await second.stop();
  expect(runs).toEqual(['2026-11-19', '2026-11-20']);
  await time.runUntil(START + 9 * DAY_MS);
  const third = hub([job]);
  await time.runUntil(START + 9 * DAY_MS + 10 * 60_000);
  await third.stop();
  expect(runs).toEqual(['2026-11-19', '2026-11-20', '2026-11-28']);
});

it('tries a failed job again, and lets the others run meanwhile', async () => {
  const { time, failures, hub } = machine();
  const runs: string[] = [];
  let broken = true;
  const schedule = hub([
    daily('a', () => {
      if (broken) throw new Error('disk full');
      runs.push('a');
    }),
    daily('b', () => void runs.push('b')),
  ]);
  await time.runUntil(START + 5 * 60_000);
  expect(runs).toEqual(['b']);
  expect(failures).toEqual(['a: Error: disk full']);
  broken = false;
  await time.runUntil(START + 20 * 60_000);
  await schedule.stop();
  expect(runs).toEqual(['b', 'a']);
});

it('runs a job again that the hub stopped in the middle of', async () => {
  const { time, hub } = machine();
  const runs: string[] = [];
  const job = daily('a', async ({ stopping }) => {
    runs.push('begun');
    await new Promise<void>((resolve) => {
      stopping.addEventListener('abort', () => resolve());
      time.after(HOUR_MS, resolve);
    });
    if (!stopping.aborted) runs.push('done');
  });
  const first = hub([job]);
  await time.runUntil(START + 60_000);
  await first.stop();
  const second = hub([job]);
  await time.runUntil(START + 59 * 60_000);
  expect(runs).toEqual(['begun', 'begun']);
  await second.stop();
});
