/** Theory: what lies in a special unit goes straight to whoever keeps it; it sees nothing else, and its village sees nothing of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { grantsOf } from '#domain/administration/grants.ts';
import { PUBLIC_SCOPE, visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { tallies } from '#domain/indicators/tallies.ts';
import { COMMANDS } from '#domain/registry.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { eventTable } from '#domain/schema/event.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import { gridTable } from '#domain/schema/territory.ts';
import { holderOf } from '#domain/task/on-red.ts';
import { QueryStation } from '../../replica/query-city.ts';
import { unit } from '../people.ts';
import { actor, administrator, dispatcher, NEIGHBOUR, newTask, TOWN, town, VILLAGE, world } from './world.ts';
import type { World } from './world.ts';

const taskId = 'task';
const reason = '原因';
const UNIT_GRID = `${VILLAGE}-T1`;
const UNIT = unit.grants[0] ?? '';
const photo = { kind: 'photo', name: '门面.jpg', hash: 'a'.repeat(64), bytes: 1000 };
let w: World;

/** The world's task moved into the special unit by the town; another one stays with the village. */
beforeEach(() => {
  w = world();
  const [grid] = w.all(gridTable).filter(({ villageCode }) => villageCode === VILLAGE);
  if (grid === undefined) throw new Error('the village has no grid');
  w.put(gridTable, { ...grid, id: UNIT_GRID, number: 'T1', name: '工业园', kind: 'special' });
  w.put(taskTable, newTask('village'));
  w.must('task.move', { taskId, villageCode: VILLAGE, gridId: UNIT_GRID, reason }, town);
});

/** Rows of a table that are not public and that somebody sees. */
const seenBy = (grants: readonly string[]): string[] => TABLES.flatMap((table) => (w.all(table) as AnyRow[])
  .filter((row) => row.scope !== PUBLIC_SCOPE && visible(row, grants)).map((row) => `${table.name} ${row.scope} ${row.also ?? ''}`));

describe('a special unit', () => {
  it('holds the scope of one special grid', () => {
    expect(grantsOf('specialUnit', UNIT)).toEqual([UNIT]);
    for (const place of ['', VILLAGE, UNIT_GRID, `unit:${VILLAGE}:`, `unit:${VILLAGE}:a/b/`, `unit:441900103:${UNIT_GRID}/`]) {
      expect(grantsOf('specialUnit', place), place).toBeUndefined();
    }
  });

  it('gets an account only where there is such a unit', () => {
    const save = (place: string) => w.refusal('account.save', { login: 'unit', name: '园区', role: 'specialUnit', place }, administrator);
    expect(save(`unit:${VILLAGE}:${VILLAGE}-1/`)).toBe('account.placeInvalid');
    expect(save(`unit:${NEIGHBOUR}:${UNIT_GRID}/`)).toBe('account.placeInvalid');
    expect(save(UNIT)).toBe('applied');
  });

  it('has the entity, its registration and its task from the town, without the village', () => {
    for (const row of [w.task(), ...w.all(entityTable), ...w.all(registrationTable)]) {
      expect(row).toMatchObject({ scope: TOWN, also: UNIT });
    }
    expect(w.refusal('task.assign', { taskId, memberId: 'chen' }, dispatcher)).toBe('row.notFound');
    expect(w.refusal('task.assign', { taskId, memberId: 'chen' }, town)).toBe('task.ofUnit');
    expect(holderOf(w.task())).toBe(TOWN);
  });

  it('counts in its grid, its town and the city, not in the village around it', () => {
    const places = (id: string) => new Set(tallies('task', w.task(id) as unknown as AnyRow).map(({ place }) => place));
    expect(places(taskId)).toEqual(new Set([UNIT_GRID, TOWN, '441900']));
    expect(places('village')).toContain(VILLAGE);
  });

  it('sees its own rows with their visits, photographs and timeline, and no other row that is not public', () => {
    w.must('task.accept', { taskId }, unit);
    const notice = { number: '1', facts: 'x' };
    w.must('task.submit', { taskId, result: 'problem', problems: ['noPermit'], notice, evidence: [photo] }, unit);
    w.must('evidence.add', { subject: 'task', subjectId: taskId, piece: photo }, unit);
    const seen = seenBy(unit.grants);
    expect(seen.filter((row) => !row.endsWith(` ${UNIT}`))).toEqual([]);
    const tables = [entityTable, eventTable, evidenceTable, inspectionTable, registrationTable, taskTable].map(({ name }) => name);
    expect(new Set(seen.map((row) => row.split(' ')[0]))).toEqual(new Set(tables));
    expect(seenBy(dispatcher.grants).filter((row) => row.includes(UNIT))).toEqual([]);
    expect(w.inspections()).toMatchObject([{ proxy: 0, memberId: null, memberName: unit.name }]);
  });

  it('is the finder of what it finds; the lead is the village\'s, and the unit does not see it', () => {
    w.must('task.accept', { taskId }, unit);
    w.must('task.submit', { taskId, result: 'problem', problems: ['noPermit'], notice: { number: '1', facts: 'x' } }, unit);
    w.must('task.recheck', { taskId, result: 'notFixed' }, unit);
    const [lead] = w.all(leadTable);
    expect(lead).toMatchObject({ scope: VILLAGE, also: null, reporterId: unit.accountId });
    expect(COMMANDS.filter(({ name, roles }) => name.startsWith('lead.') && roles.includes('specialUnit'))).toEqual([]);
    expect(w.refusal('lead.accept', { leadId: lead?.id }, { ...dispatcher, accountId: unit.accountId })).toBe('lead.finderIsHandler');
  });

  it('loses sight of a task that is moved out of it', () => {
    w.must('task.move', { taskId, villageCode: NEIGHBOUR, gridId: null, reason }, town);
    expect(w.task()).toMatchObject({ scope: NEIGHBOUR, also: null });
    expect(seenBy(unit.grants)).toEqual([]);
    expect(w.refusal('task.accept', { taskId }, unit)).toBe('row.notFound');
  });

  it('puts on record that it printed the notice of its own task, of no other', () => {
    w.must('document.export', { kind: 'notice', id: taskId, format: 'print' }, unit);
    expect(w.refusal('document.export', { kind: 'notice', id: 'village', format: 'print' }, unit)).toBe('row.notFound');
  });

  it('does not exist for another unit', () => {
    const other = actor('specialUnit', `unit:${VILLAGE}:${UNIT_GRID}2/`);
    for (const command of ['task.accept', 'task.arrive']) expect(w.refusal(command, { taskId }, other)).toBe('row.notFound');
    expect(seenBy(other.grants)).toEqual([]);
  });

  it('may issue the commands of a check and nothing else', () => {
    expect(COMMANDS.filter(({ roles }) => roles.includes('specialUnit')).map(({ name }) => name).toSorted()).toEqual([
      'document.export', 'evidence.add', 'task.accept', 'task.arrive', 'task.defer', 'task.logCall', 'task.recheck', 'task.remark',
      'task.signNotice', 'task.submit',
    ]);
  });

  it('finds its own inbox only at its station', () => {
    const station = new QueryStation(w, 'specialUnit', UNIT);
    expect(station.ask('tasks.list', { queue: 'toAssign' }).rows.map(({ id }) => id)).toEqual([taskId]);
    expect(station.ask('tasks.list', { queue: 'all' }).total).toBe(1);
    expect(station.ask('desk.counts', {}).tasks).toMatchObject({ toAssign: 1, open: 1 });
    expect(station.ask('leads.list', { queue: 'all' }).total).toBe(0);
    const village = new QueryStation(w, 'villageDispatcher', VILLAGE);
    expect(village.ask('tasks.list', { place: VILLAGE, queue: 'all' }).rows.map(({ id }) => id)).toEqual(['village']);
  });
});

it('a registration that is placed in a special unit is pushed to the unit', () => {
  const [registration] = w.all(registrationTable);
  if (registration === undefined) throw new Error('there is no registration');
  w.put(registrationTable, { ...registration, id: 'waits', scope: TOWN, also: null, state: 'unplaced', villageCode: null, taskId: null });
  w.must('registration.place', { registrationId: 'waits', villageCode: VILLAGE, gridId: UNIT_GRID }, town);
  expect(w.task('task-waits')).toMatchObject({ scope: TOWN, also: UNIT, state: 'pushed' });
});
