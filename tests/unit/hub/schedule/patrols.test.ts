/** Theory: a monthly round writes what is new about the classes and no more, and a village gets a few patrols a day, the gravest first. */
import { expect, it, onTestFinished } from 'vitest';
import { put } from '#domain/core/table.ts';
import type { Table } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { patrolChangeTable, patrolClassTable, patrolRoundTable } from '#domain/schema/patrol.ts';
import type { EntityPatrolClass, PatrolChange, PatrolRound } from '#domain/schema/patrol.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import { monthlyClassification } from '#hub/schedule/classification.ts';
import { dailyPatrols } from '#hub/schedule/patrols.ts';
import { Schedule } from '#hub/schedule/schedule.ts';
import { SystemCommands } from '#hub/schedule/system-commands.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import type { HubStore } from '#hub/store/store.ts';
import { peopleRows, territoryRows, VILLAGES } from '../../../simulation/city.ts';
import { VirtualTime } from '../../../simulation/virtual-time.ts';
import { entity, leadIn } from '../../replica/query-city.ts';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
/** A Saturday: the first working day of June 2026 is Monday the first. */
const START = at('2026-05-30T12:00');
const [VILLAGE] = VILLAGES;
const DAY_MS = 86_400_000;

/** A city whose first village has these entities; the first `bad` of them work without a licence, which makes them D. */
function city(count: number, bad: number) {
  let ids = 0;
  const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`;
  const store = openSqliteStore({ path: ':memory:', newId });
  onTestFinished(() => store.close());
  const time = new VirtualTime(START);
  const entities = Array.from({ length: count }, (_, n): Entity => entity(`e${String(n).padStart(3, '0')}`, VILLAGE));
  const leads = entities.slice(0, bad).map((each) => leadIn('reported', `lead-${each.id}`, VILLAGE, {
    entityId: each.id, category: 'noLicenceNoPermit', reportedAt: START - DAY_MS,
  }));
  store.commit((transaction) => transaction.apply([
    ...territoryRows(), ...peopleRows(), ...entities.map((each) => put(entityTable, each)), ...leads.map((lead) => put(leadTable, lead)),
  ]));
  const sequencer = new Sequencer({ store, clock: time });
  const failures: unknown[] = [];
  const services = { store, timers: time, commands: new SystemCommands({ sequencer, clock: time, newId }) };
  const start = () => new Schedule({
    database: store.database, clock: time, timers: time, calendar: () => sequencer.calendar(),
    jobs: [monthlyClassification(services), dailyPatrols(services)], onFailure: (_job, error) => void failures.push(error),
  });
  let schedule = start();
  const restart = async () => {
    const stopped = schedule.stop();
    // The job that runs comes to its next pause.
    await time.runUntil(time.now() + 1);
    await stopped;
    schedule = start();
  };
  onTestFinished(async () => {
    await schedule.stop();
    expect(failures).toEqual([]);
  });
  const all = <R>(table: Table): R[] => store.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all() as R[];
  const round = () => all<PatrolRound>(patrolRoundTable).find(({ id }) => id === VILLAGE);
  return { store, time, all, round, restart };
}

/** How many commits there have been, and how many rows they changed. */
const written = (store: HubStore) => store.database.prepare<[], { commits: number; rows: number }>(
  'SELECT count(DISTINCT seq) AS commits, count(*) AS rows FROM change',
).get() ?? { commits: 0, rows: 0 };

it('writes a class only for whoever is watched more closely, with a line of the log, and how far the round has come', async () => {
  const { store, time, all, round } = city(230, 2);
  store.commit((transaction) => transaction.apply([put(entityTable, entity('closed', VILLAGE, { status: 'closed' }))]));
  await time.runUntil(at('2026-06-01T06:00'));
  const classes = all<EntityPatrolClass>(patrolClassTable);
  expect(classes.map(({ id, patrolClass, changedBy }) => [id, patrolClass, changedBy])).toEqual([['e000', 'D', '系统'], ['e001', 'D', '系统']]);
  const changes = all<PatrolChange>(patrolChangeTable);
  expect(changes.map(({ entityId, before, after }) => [entityId, before, after])).toEqual([['e000', 'A', 'D'], ['e001', 'A', 'D']]);
  expect(round()).toMatchObject({ month: '2026-06', through: 'e229', entities: 230, scope: VILLAGE, changedBy: '系统' });
  expect(all<PatrolRound>(patrolRoundTable).map(({ id, finishedAt }) => [id, finishedAt !== null]))
    .toEqual(VILLAGES.toSorted().map((village) => [village, true]));
});

it('a month without news writes one line a village and nothing else', async () => {
  const { store, time, all, round } = city(230, 60);
  await time.runUntil(at('2026-06-30T23:00'));
  const [classes, changes] = [all(patrolClassTable), all(patrolChangeTable)];
  expect([classes.length, changes.length]).toEqual([60, 60]);
  const before = written(store);
  // The first of July is a Wednesday; the patrols of the day come two hours later.
  await time.runUntil(at('2026-07-01T06:00'));
  expect([all(patrolClassTable), all(patrolChangeTable)]).toEqual([classes, changes]);
  expect(round()).toMatchObject({ month: '2026-07', entities: 230, closer: 0, farther: 0 });
  const after = written(store);
  // The round and the line of the village's timeline.
  expect([after.commits - before.commits, after.rows - before.rows]).toEqual([VILLAGES.length, 2 * VILLAGES.length]);
});

it('a hub that stops in the middle of a round goes on where it stood, and does nothing twice', async () => {
  const { time, all, round, restart } = city(230, 130);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await time.runUntil(time.now() + 1);
  };
  await until(() => round() !== undefined);
  const first = round()?.entities ?? 0;
  expect(first).toBeLessThan(130);
  expect(round()).toMatchObject({ through: `e${String(first - 1).padStart(3, '0')}`, closer: first, finishedAt: null });
  await restart();
  await until(() => round()?.entities !== first);
  await restart();
  await time.runUntil(at('2026-05-31T23:00'));
  expect(round()).toMatchObject({ month: '2026-05', through: 'e229', entities: 230, closer: 130 });
  expect(round()?.finishedAt).not.toBeNull();
  expect(all(patrolChangeTable)).toHaveLength(130);
});

it('goes through a village that somebody classified by hand no second time', async () => {
  const { store, time, round } = city(3, 0);
  const done: PatrolRound = {
    id: VILLAGE, scope: VILLAGE, also: null, townCode: VILLAGE.slice(0, 9), month: '2026-06', through: 'e002',
    entities: 3, closer: 0, farther: 0, startedAt: START, finishedAt: START, changedBy: '镇', changedAt: START,
  };
  store.commit((transaction) => transaction.apply([put(patrolRoundTable, done)]));
  await time.runUntil(at('2026-06-01T06:00'));
  expect(round()).toEqual(done);
});

it('gives a village a few patrols a working day, the most closely watched first, none twice', async () => {
  const { time, all } = city(40, 8);
  const patrols = () => all<Task>(taskTable).filter(({ cause }) => cause === 'patrol');
  // Friday's round is made up for when the hub starts; over the weekend there is none.
  await time.runUntil(at('2026-05-31T23:00'));
  expect(patrols()).toHaveLength(6);
  await time.runUntil(at('2026-06-01T08:00'));
  expect(patrols()).toHaveLength(12);
  const grave = new Set(patrols().map(({ entityId }) => entityId));
  expect([...grave].filter((id) => Number(id.slice(1)) < 8)).toHaveLength(8);
  await time.runUntil(at('2026-06-30T23:00'));
  const planned = patrols().map(({ entityId }) => entityId);
  expect(new Set(planned).size).toBe(planned.length);
  // June is the last month of the half-year: the A class is in its last quarter and follows.
  expect(planned).toHaveLength(40);
});
