/**
 * 月度分类与分级巡查: on the first working day of a month every entity gets its patrol class anew, and every working day each
 * village gets a few patrols, the most closely watched first, so that nobody finds a month's work in the inbox at once.
 */
import type { Statement } from 'better-sqlite3';
import type { Actor } from '#domain/core/actor.ts';
import { FREQUENCIES, patrolDue, periodOf } from '#domain/patrol/classify.ts';
import type { PatrolClass } from '#domain/schema/patrol.ts';
import type { JobServices } from './job-services.ts';
import { everyMonth, everyWorkingDay } from './rhythm.ts';
import { pause } from './schedule.ts';
import type { Job, JobRun } from './schedule.ts';
import { systemActor } from './system-commands.ts';

/** Before the stations open, in minutes after midnight. */
const CLASSIFY_AT = 5 * 60;
const PLAN_AT = 7 * 60;
/** Entities of one command: some milliseconds in which no station is served. */
const PORTION = 100;
/** Patrols a village gets in a day at most. */
const PATROLS_A_DAY = 6;
/** The most closely watched first. */
const CLASSES: readonly PatrolClass[] = ['D', 'C', 'B', 'A'];
/** Patrolled from the beginning of their period; the others once three quarters of it are gone (T12). */
const AT_ONCE: readonly PatrolClass[] = ['D', 'C'];

export function monthlyClassification(services: JobServices): Job {
  return { name: 'patrol.classification', rhythm: everyMonth(1, CLASSIFY_AT), run: (run) => classifyAll(services, run) };
}

export function dailyPatrols(services: JobServices): Job {
  return { name: 'patrol.planning', rhythm: everyWorkingDay(PLAN_AT), run: (run) => planAll(services, run) };
}

async function classifyAll({ store, timers, commands }: JobServices, { period, stopping }: JobRun): Promise<void> {
  const { database } = store;
  // Who has a class of this month is done: a restart in the middle goes on where it stopped.
  const left = database.prepare<[string, string, number], string>(
    `SELECT entity.id FROM entity LEFT JOIN patrolClass ON patrolClass.id = entity.id
     WHERE entity.villageCode = ? AND entity.status = 'active' AND coalesce(patrolClass.month, '') < ? LIMIT ?`,
  ).pluck();
  await eachVillage(database, stopping, async (villageCode, city) => {
    for (let entityIds = left.all(villageCode, period, PORTION); entityIds.length > 0; entityIds = left.all(villageCode, period, PORTION)) {
      const outcome = commands.decide('patrol.classify', { villageCode, entityIds, month: period }, city);
      if (outcome.kind !== 'applied') throw new Error(`patrol.classify in ${villageCode}: ${outcome.code}`);
      await pause(timers);
      if (stopping.aborted) return;
    }
  });
}

async function planAll({ store, timers, commands }: JobServices, { now, stopping }: JobRun): Promise<void> {
  const { database } = store;
  const due = dueIn(database);
  await eachVillage(database, stopping, async (villageCode, city) => {
    const entityIds = CLASSES.flatMap((patrolClass) => dueOfClass(due, villageCode, patrolClass, now)).slice(0, PATROLS_A_DAY);
    if (entityIds.length === 0) return;
    commands.decide('patrol.plan', { villageCode, entityIds }, city);
    await pause(timers);
  });
}

type DueStatement = Statement<[string, PatrolClass, number, number, number, number], string>;

/** Entities of a class without an open task and with too few visits in a period, the longest in their class first. */
function dueIn(database: JobServices['store']['database']): DueStatement {
  return database.prepare<[string, PatrolClass, number, number, number, number], string>(
    `SELECT id FROM patrolClass WHERE villageCode = ? AND patrolClass = ?
       AND NOT EXISTS (SELECT 1 FROM task WHERE task.entityId = patrolClass.id AND task.open = 1)
       AND (SELECT count(*) FROM task WHERE task.entityId = patrolClass.id AND task.firstCheckAt BETWEEN ? AND ?) < ?
     ORDER BY since, id LIMIT ?`,
  ).pluck();
}

function dueOfClass(due: DueStatement, villageCode: string, patrolClass: PatrolClass, now: number): readonly string[] {
  if (!AT_ONCE.includes(patrolClass) && !patrolDue(patrolClass, [], now).amber) return [];
  const { from, to } = periodOf(patrolClass, now);
  return due.all(villageCode, patrolClass, from, to, FREQUENCIES[patrolClass].visits, PATROLS_A_DAY);
}

/** Runs through all villages of all cities, as the city; ends early when the hub stops. */
async function eachVillage(
  database: JobServices['store']['database'], stopping: AbortSignal, work: (villageCode: string, city: Actor) => Promise<void>,
): Promise<void> {
  const cities = database.prepare<[], string>('SELECT id FROM city ORDER BY id').pluck().all();
  const villages = database.prepare<[string], string>('SELECT id FROM village WHERE id GLOB ? ORDER BY id').pluck();
  for (const cityCode of cities) {
    const city = systemActor('citySupervisor', cityCode);
    for (const villageCode of villages.all(`${city.grants[0] ?? cityCode}*`)) {
      if (stopping.aborted) return;
      await work(villageCode, city);
    }
  }
}
