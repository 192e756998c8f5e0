/**
 * 分级巡查: every working day each village gets a few patrols, the most closely watched first, so that nobody finds a month's work in
 * the inbox at once.
 */
import type { Database } from 'better-sqlite3';
import { FREQUENCIES, patrolDue, periodOf } from '#domain/patrol/classify.ts';
import type { PatrolClass } from '#domain/schema/patrol.ts';
import { eachVillage } from './each-village.ts';
import type { JobServices } from './job-services.ts';
import { everyWorkingDay } from './rhythm.ts';
import { pause } from './schedule.ts';
import type { Job, JobRun } from './schedule.ts';

/** Before the stations open, in minutes after midnight. */
const PLAN_AT = 7 * 60;
/** Patrols a village gets in a day at most. */
const PATROLS_A_DAY = 6;
/** The most closely watched first. */
const CLASSES: readonly PatrolClass[] = ['D', 'C', 'B', 'A'];
/** Patrolled from the beginning of their period; the others once three quarters of it are gone (T12). */
const AT_ONCE: readonly PatrolClass[] = ['D', 'C'];

export function dailyPatrols(services: JobServices): Job {
  return { name: 'patrol.planning', rhythm: everyWorkingDay(PLAN_AT), run: (run) => planAll(services, run) };
}

async function planAll({ store, timers, commands }: JobServices, { now, stopping }: JobRun): Promise<void> {
  const { database } = store;
  const due = dueIn(database);
  await eachVillage(database, stopping, async (villageCode, city) => {
    const entityIds: string[] = [];
    for (const patrolClass of CLASSES) {
      if (entityIds.length < PATROLS_A_DAY) entityIds.push(...due(villageCode, patrolClass, now, PATROLS_A_DAY - entityIds.length));
    }
    if (entityIds.length > 0) commands.decide('patrol.plan', { villageCode, entityIds }, city);
    await pause(timers);
  });
}

/** The entities of a class in a village that are to be patrolled: at most so many. */
type Due = (villageCode: string, patrolClass: PatrolClass, now: number, atMost: number) => readonly string[];

/** Nobody is on the way, and there were too few visits in a period. */
const TOO_FEW = `NOT EXISTS (SELECT 1 FROM task WHERE task.entityId = entity.id AND task.open = 1)
  AND (SELECT count(*) FROM task WHERE task.entityId = entity.id AND task.firstCheckAt BETWEEN ? AND ?) < ?`;

function dueIn(database: Database): Due {
  // The longest in their class first.
  const watched = database.prepare<[string, PatrolClass, number, number, number, number], string>(
    `SELECT entity.id FROM patrolClass CROSS JOIN entity ON entity.id = patrolClass.id AND entity.status = 'active'
     WHERE patrolClass.villageCode = ? AND patrolClass.patrolClass = ? AND ${TOO_FEW} ORDER BY patrolClass.since, entity.id LIMIT ?`,
  ).pluck();
  // In the order of their keys, so that nobody is looked at beyond the first few who are due.
  const others = database.prepare<[string, number, number, number, number], string>(
    `SELECT id FROM entity WHERE villageCode = ? AND status = 'active'
       AND NOT EXISTS (SELECT 1 FROM patrolClass WHERE patrolClass.id = entity.id) AND ${TOO_FEW} ORDER BY id LIMIT ?`,
  ).pluck();
  return (villageCode, patrolClass, now, atMost) => {
    if (!AT_ONCE.includes(patrolClass) && !patrolDue(patrolClass, [], now).amber) return [];
    const { from, to } = periodOf(patrolClass, now);
    const { visits } = FREQUENCIES[patrolClass];
    return patrolClass === 'A'
      ? others.all(villageCode, from, to, visits, atMost)
      : watched.all(villageCode, patrolClass, from, to, visits, atMost);
  };
}
