/** The demo's supervision and notices: every command of their stories applies, and each desk has something to look at. */
import { expect, it } from 'vitest';
import { Ledger, CommandIds } from '#cli/demo/city/ledger.ts';
import { noticesOfTown } from '#cli/demo/city/notices-life.ts';
import { superviseTown } from '#cli/demo/city/supervision-life.ts';
import { TOWNS, VILLAGES } from '#cli/demo/city/territory.ts';
import { WorkingTime } from '#cli/demo/city/working-time.ts';
import type { Actor } from '#domain/core/actor.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import { actor, at, CALENDAR, member, newTask } from '../../domain/task/world.ts';
import { leadIn } from '../../replica/query-city.ts';

const NOW = at('2026-11-20 16:00');
const TOWN = TOWNS.find(({ id }) => VILLAGES.filter(({ townCode }) => townCode === id).length > 5);
if (TOWN === undefined) throw new Error('no town');
const HERE = VILLAGES.filter(({ townCode }) => townCode === TOWN.id);
const [VISITED] = HERE;
if (VISITED === undefined) throw new Error('no village');
const MARKET = `dept:${TOWN.id}:market`;
const late = { limitFrom: 0, amberAt: 0, dueAt: NOW - 86_400_000 };

const scene = () => ({
  town: TOWN, villages: HERE, townStaff: actor('townStaff', TOWN.id), city: actor('citySupervisor', '441900'),
  ledger: new Ledger(CALENDAR, new CommandIds()), time: new WorkingTime(CALENDAR, NOW, 60),
});

const countOf = (changes: readonly RowChange[], column: string) => {
  const counts = new Map<string, number>();
  for (const change of changes) {
    const value = change.op === 'put' ? change.row[column] : undefined;
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};
const of = (changes: readonly RowChange[], table: string) => changes.filter((change) => change.table === table);

it('shows cards of every colour in every state, and problems at every step', () => {
  const tasks = HERE.map(({ id }) => put(taskTable, newTask(`t-${id}`, id, { ...late, state: 'assigned', limit: 'firstCheck' })));
  const lead = leadIn('deptAccepted', 'l', VISITED.id, { ...late, limit: 'department', department: 'market', also: MARKET });
  const unitActor = (unit: string): Actor => actor(unit.startsWith('dept:') ? 'deptOfficer' : 'villageDispatcher', unit);
  const changes = superviseTown({ ...scene(), late: [...tasks, put(leadTable, lead)], unitActor });
  const cards = of(changes, 'supervision');
  expect([...countOf(cards, 'rung').keys()].toSorted()).toEqual(['blue', 'bulletin', 'red', 'talk', 'urge', 'yellow']);
  expect([...countOf(cards, 'state').keys()].toSorted()).toEqual(['answered', 'issued', 'lifted', 'received']);
  const problems = of(changes, 'rectificationProblem');
  expect([...countOf(problems, 'state').keys()].toSorted()).toEqual(['longTerm', 'struckOff', 'submitted', 'underway']);
});

it('shows announcements, shifts, questions and an order half way', () => {
  const members = Array.from({ length: 9 }, (_, index) =>
    member(`m${index}`, VISITED.id, { lon: 113.8 + index / 1000, lat: 23, positionAt: NOW }));
  const changes = noticesOfTown({
    ...scene(), members, market: actor('deptOfficer', MARKET), visitor: actor('villageDispatcher', VISITED.id),
    colleague: { ...actor('villageDispatcher', VISITED.id), accountId: 'colleague', name: '同事' },
    dispatcher: (village) => actor('villageDispatcher', village),
  });
  const made = ['announcement', 'shiftNote', 'question', 'knowledge', 'emergencyOrder', 'emergencyCall'];
  expect(made.map((table) => of(changes, table).length)).toEqual([3, 2, 4, 1, 1, 7]);
});
