/** Theory: the hub reminds at amber and urges at red, once for each case and rung, whatever stops it in between. */
import { expect, it, onTestFinished } from 'vitest';
import { put } from '#domain/core/table.ts';
import type { Table } from '#domain/core/table.ts';
import { holderOf } from '#domain/lead/on-red.ts';
import { proposalTable } from '#domain/schema/disposal.ts';
import { eventTable } from '#domain/schema/event.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { supervisionTable } from '#domain/schema/supervision.ts';
import type { Supervision } from '#domain/schema/supervision.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import { reminders } from '#hub/schedule/reminders.ts';
import { Schedule } from '#hub/schedule/schedule.ts';
import { SystemCommands } from '#hub/schedule/system-commands.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, TOWNS, VILLAGES } from '../../../simulation/city.ts';
import { VirtualTime } from '../../../simulation/virtual-time.ts';
import { leadIn } from '../../replica/query-city.ts';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
/** A Monday of weeks without holidays. */
const START = at('2026-06-01T09:00');
const MINUTE_MS = 60_000;

function city() {
  let ids = 0;
  const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`;
  const store = openSqliteStore({ path: ':memory:', newId });
  onTestFinished(() => store.close());
  const time = new VirtualTime(START);
  const rows = [...territoryRows(), ...peopleRows(), ...taskRows(1, VILLAGES[0], START, LIMIT_CALENDAR)];
  store.commit((transaction) => transaction.apply(rows));
  const sequencer = new Sequencer({ store, clock: time });
  const failures: unknown[] = [];
  const start = () => new Schedule({
    database: store.database, clock: time, timers: time, calendar: () => sequencer.calendar(),
    jobs: [reminders({ store, timers: time, commands: new SystemCommands({ sequencer, clock: time, newId }) })],
    onFailure: (_job, error) => void failures.push(error),
  });
  onTestFinished(() => expect(failures).toEqual([]));
  const all = <R>(table: Table): R[] => store.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all() as R[];
  const cards = () => all<Supervision>(supervisionTable).map(({ rung, unit, state }) => `${rung} ${unit} ${state}`);
  return { store, time, start, all, cards };
}

async function runFor(time: VirtualTime, until: string): Promise<void> {
  await time.runUntil(at(until));
}

it('reminds the village on the last day, urges it and the task’s holder when the day is over', async () => {
  const { time, start, all, cards } = city();
  const schedule = start();
  await runFor(time, '2026-06-01T23:50');
  expect(cards()).toEqual([]);
  await runFor(time, '2026-06-02T08:00');
  expect(cards()).toEqual([`reminder ${VILLAGES[0]} issued`]);
  await runFor(time, '2026-06-03T08:00');
  await schedule.stop();
  expect(cards()).toEqual([`reminder ${VILLAGES[0]} issued`, `urge ${VILLAGES[0]} issued`]);
  expect(all<Task>(taskTable)[0]).toMatchObject({ urges: 1, dueAt: at('2026-06-03T00:00') - 1 });
  expect(all<Supervision>(supervisionTable)[0]).toMatchObject({ automatic: 1, liftTier: 'town', issuedByName: '系统' });
});

it('repeats nothing after restarts, and makes up after downtime for what is late now', async () => {
  const { store, time, start, cards } = city();
  for (const moment of ['2026-06-02T08:00', '2026-06-02T12:00', '2026-06-03T00:05']) {
    const schedule = start();
    await runFor(time, moment);
    await schedule.stop();
  }
  const next = taskRows(2, VILLAGES[1], at('2026-06-03T09:00'), LIMIT_CALENDAR);
  store.commit((transaction) => transaction.apply(next));
  await runFor(time, '2026-06-20T09:00');
  const late = start();
  await time.runUntil(time.now() + 30 * MINUTE_MS);
  await late.stop();
  // The second village was never reminded while the hub stood still: now its limit is over.
  expect(cards()).toEqual([`reminder ${VILLAGES[0]} issued`, `urge ${VILLAGES[0]} issued`, `urge ${VILLAGES[1]} issued`]);
});

it('lifts its reminder when the work is done, and reminds again of the next limit', async () => {
  const { store, time, start, all, cards } = city();
  const schedule = start();
  await runFor(time, '2026-06-02T08:00');
  const task = all<Task>(taskTable)[0];
  if (task === undefined) throw new Error('no task');
  const [from, amberAt, dueAt] = [at('2026-06-02T09:00'), at('2026-06-12T00:00'), at('2026-06-17T00:00') - 1];
  const assigned: Task = { ...task, state: 'assigned', limit: 'firstCheck', limitFrom: from, amberAt, dueAt };
  await runFor(time, '2026-06-02T09:00');
  store.commit((transaction) => transaction.apply([put(taskTable, assigned)]));
  await runFor(time, '2026-06-02T10:00');
  expect(cards()).toEqual([`reminder ${VILLAGES[0]} lifted`]);
  await runFor(time, '2026-06-12T10:00');
  await schedule.stop();
  expect(cards()).toEqual([`reminder ${VILLAGES[0]} lifted`, `reminder ${VILLAGES[0]} issued`]);
});

it('offers a village to hand up an overdue lead once, and urges town and department through the tier above them', async () => {
  const { store, time, start, all, cards } = city();
  const overdue = { limitFrom: START - 1, amberAt: START - 1, dueAt: START + 1 };
  const leads: readonly Lead[] = [
    leadIn('villageAccepted', 'a', VILLAGES[0], { ...overdue, limit: 'villageDisposal' }),
    leadIn('handedUp', 'b', VILLAGES[0], { ...overdue, limit: 'triage' }),
    leadIn('deptAccepted', 'c', VILLAGES[0], { ...overdue, limit: 'department', department: 'market' }),
  ];
  store.commit((transaction) => transaction.apply(leads.map((lead) => put(leadTable, lead))));
  const schedule = start();
  await runFor(time, '2026-06-01T12:00');
  await schedule.stop();
  expect(all(proposalTable)).toMatchObject([{ leadId: 'a', kind: 'handUp', what: 'timeout', state: 'open', byId: 'system' }]);
  expect(cards().toSorted()).toEqual([`urge ${TOWNS[0]} issued`, `urge dept:${TOWNS[0]}:market issued`].toSorted());
  expect(all<Lead>(leadTable).filter(({ urgedAt }) => urgedAt !== null).map((lead) => holderOf(lead))).toHaveLength(2);
  const doers = new Set(all<TimelineEvent>(eventTable).map(({ actorId, actorRole }) => `${actorId} ${actorRole}`));
  expect([...doers].toSorted()).toEqual(['system citySupervisor', 'system gridMember', 'system townStaff']);
});
