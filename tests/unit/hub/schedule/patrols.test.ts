/** Theory: every active entity gets its class once a month, and a village only so many patrols a day, the gravest first. */
import { expect, it, onTestFinished } from 'vitest';
import { put } from '#domain/core/table.ts';
import type { Table } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { patrolChangeTable, patrolClassTable } from '#domain/schema/patrol.ts';
import type { EntityPatrolClass, PatrolChange } from '#domain/schema/patrol.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import { dailyPatrols, monthlyClassification } from '#hub/schedule/patrols.ts';
import { Schedule } from '#hub/schedule/schedule.ts';
import { SystemCommands } from '#hub/schedule/system-commands.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
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
  const schedule = new Schedule({
    database: store.database, clock: time, timers: time, calendar: () => sequencer.calendar(),
    jobs: [monthlyClassification(services), dailyPatrols(services)], onFailure: (_job, error) => void failures.push(error),
  });
  onTestFinished(async () => {
    await schedule.stop();
    expect(failures).toEqual([]);
  });
  const all = <R>(table: Table): R[] => store.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all() as R[];
  return { store, time, all };
}

it('classifies every active entity of the month once, whoever is closed left out', async () => {
  const { store, time, all } = city(230, 2);
  store.commit((transaction) => transaction.apply([put(entityTable, entity('closed', VILLAGE, { status: 'closed' }))]));
  await time.runUntil(at('2026-06-01T06:00'));
  const classes = all<EntityPatrolClass>(patrolClassTable).filter(({ month }) => month === '2026-06');
  expect(classes).toHaveLength(230);
  expect(classes.filter(({ patrolClass }) => patrolClass === 'D').map(({ id }) => id)).toEqual(['e000', 'e001']);
  expect(classes[0]?.changedBy).toBe('系统');
  const changes = all<PatrolChange>(patrolChangeTable).length;
  await time.runUntil(at('2026-06-30T23:00'));
  expect(all<PatrolChange>(patrolChangeTable)).toHaveLength(changes);
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
