/** The demo city as a whole: made once, looked at from all sides. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCity } from '#cli/demo/city/city.ts';
import type { CityOptions } from '#cli/demo/city/city.ts';
import { TOWNS, VILLAGES } from '#cli/demo/city/territory.ts';
import { FOCUS_VILLAGE } from '#cli/demo/focus.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { LIMIT_DAYS, lightOf, PUSH_LIMIT_MS } from '#domain/calendar/limits.ts';
import { ADMIN_SCOPE, isOfUnit, PUBLIC_SCOPE, townOf } from '#domain/core/scope.ts';
import type { RowChange, RowOf, Table } from '#domain/core/table.ts';
import { creditCodeChecks } from '#domain/registration/credit-code.ts';
import { proposalTable, riskTransferTable, teamTable } from '#domain/schema/disposal.ts';
import { entityTable, learnedAddressTable, registrationTable } from '#domain/schema/entity.ts';
import { eventTable } from '#domain/schema/event.ts';
import { LEAD_STATES, LEAD_STEPS, leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import { inspectionTable, isFirstCheck, OPEN_TASK_STATES, TASK_STATES, taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { gridTable } from '#domain/schema/territory.ts';
import calendarYears from '#resources/calendar/cn.json' with { type: 'json' };

/** A Wednesday afternoon in Shanghai. */
const NOW = Date.parse('2026-11-18T15:20:00+08:00');
const OPTIONS: CityOptions = { seed: 'test', now: NOW, towns: TOWNS, villages: VILLAGES, focusVillage: FOCUS_VILLAGE };
const MAKING_LIMIT_MS = 60_000;
const calendar = new WorkCalendar(calendarYears.years);

/** An address learned twice, and members on their way to an emergency order. */
const WRITTEN_AGAIN: readonly string[] = [learnedAddressTable.name, memberTable.name];

const rows = new Map<string, Map<string, RowOf<Table>>>();
let written = 0;
let writtenAgain = 0;

beforeAll(() => {
  const city = buildCity(OPTIONS);
  for (const changes of [city.foundation, ...city.villages()]) {
    for (const change of changes) {
      if (change.op === 'remove') throw new Error('removed');
      const table = rows.get(change.table) ?? new Map<string, RowOf<Table>>();
      if (WRITTEN_AGAIN.includes(change.table) && table.has(change.row.id)) writtenAgain += 1;
      rows.set(change.table, table.set(change.row.id, change.row));
      written += 1;
    }
  }
}, MAKING_LIMIT_MS);

function all<T extends Table>(table: T): RowOf<T>[] {
  return [...rows.get(table.name)?.values() ?? []] as RowOf<T>[];
}

function count<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What lies in a special unit belongs to the town. */
const ofUnit = (also: unknown): boolean => isOfUnit({ also: typeof also === 'string' ? also : null });

const inFocus = (row: { readonly villageCode: string | null }) => row.villageCode === FOCUS_VILLAGE;

describe('its size', () => {
  it('is that of Dongguan: 33 towns, at least 593 villages, 2,801 grids, 9,884 members', () => {
    expect(TOWNS).toHaveLength(33);
    expect(VILLAGES.length).toBeGreaterThanOrEqual(593);
    expect(all(gridTable).filter(({ kind }) => kind === 'base')).toHaveLength(2801);
    expect(all(memberTable)).toHaveLength(9884);
  });

  it('has special management units and forty thousand entities', () => {
    expect(all(gridTable).filter(({ kind }) => kind === 'special').length).toBeGreaterThan(5);
    expect(all(entityTable).length).toBeGreaterThanOrEqual(40_000);
  });

  it('gives the visitor’s village lists that are really long', () => {
    expect(all(entityTable).filter(inFocus).length).toBeGreaterThanOrEqual(1500);
    expect(all(taskTable).filter(inFocus).length).toBeGreaterThanOrEqual(1500);
    expect(all(taskTable).filter((task) => inFocus(task) && task.state === 'pushed').length).toBeGreaterThanOrEqual(15);
  });

  it('writes every row once, but for what was learned of an address twice and who moved since', () => {
    const kept = [...rows.values()].reduce((sum, table) => sum + table.size, 0);
    expect(kept).toBe(written - writtenAgain);
  });
});

describe('its rows', () => {
  it('have exactly the columns of their table, with values of their types', () => {
    const wrong = [...rows].flatMap(([name, table]) => [...table.values()].flatMap((row) => problemsOf(tableNamed(name), row)));
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('belong to the scope that owns them', () => {
    const scopeOf: Record<string, (row: RowOf<Table> & Record<string, unknown>) => unknown> = {
      grid: () => PUBLIC_SCOPE,
      account: () => ADMIN_SCOPE,
      member: ({ villageCode }) => villageCode,
      task: ({ villageCode, townCode, also }) => (ofUnit(also) ? townCode : villageCode),
      lead: ({ villageCode }) => villageCode,
      entity: ({ villageCode, townCode, also }) => (ofUnit(also) ? townCode : (villageCode ?? townCode ?? '441900')),
      registration: ({ villageCode, townCode, also }) => (ofUnit(also) ? townCode : (villageCode ?? townCode ?? '441900')),
      learnedAddress: ({ townCode }) => townCode,
    };
    const wrong = Object.entries(scopeOf).flatMap(([name, expected]) =>
      [...rows.get(name)?.values() ?? []].filter((row) => row.scope !== expected(row as never)).map(({ id }) => id));
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('of the special unit in the visitor’s village wait, are under way and are done, in an inbox of its own', () => {
    const [account] = all(accountTable).filter(({ role }) => role === 'specialUnit');
    const tasks = all(taskTable).filter((task) => isOfUnit(task));
    expect(tasks.map(({ also }) => also)).toEqual(tasks.map(() => account?.place));
    const states = new Set(tasks.map(({ state }) => state));
    expect(states).toEqual(new Set(['pushed', 'accepted', 'onSite', 'revisit', 'noticeServed', 'closedNormal', 'closedFixed']));
  });

  it('name towns, villages and grids that contain one another', () => {
    const villageOfGrid = new Map(all(gridTable).map(({ id, villageCode }) => [id, villageCode]));
    const placed = [...all(taskTable), ...all(leadTable), ...all(memberTable), ...all(entityTable)];
    const wrong = placed.filter(({ townCode, villageCode, gridId }) =>
      (villageCode !== null && townOf(villageCode) !== townCode) || (gridId !== null && villageOfGrid.get(gridId) !== villageCode));
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('refer to rows that are there', () => {
    const has = (table: Table, id: string | null) => id === null || rows.get(table.name)?.has(id) === true;
    const wrong = [
      ...all(taskTable).filter(({ entityId, assigneeId, leadId, also }) =>
        !has(entityTable, entityId) || !has(ofUnit(also) ? accountTable : memberTable, assigneeId) || !has(leadTable, leadId)),
      ...all(registrationTable).filter((registration) => !has(entityTable, registration.entityId) || !has(taskTable, registration.taskId)),
      ...all(inspectionTable).filter((visit) => !has(taskTable, visit.taskId) || !has(memberTable, visit.memberId)),
      ...all(leadTable).filter((lead) => !has(taskTable, lead.taskId) || !has(accountTable, lead.handlerId)),
    ];
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('carry credit codes with a right check digit, each once', () => {
    const codes = all(entityTable).map(({ creditCode }) => creditCode);
    expect(codes.filter((code) => !creditCodeChecks(code)).slice(0, 5)).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('tell nothing of the future', () => {
    const later = [
      ...all(eventTable).filter(({ at, issuedAt }) => at > NOW || issuedAt > at),
      ...all(taskTable).filter(({ receivedAt, pushedAt, changedAt, closedAt }) =>
        Math.max(pushedAt, changedAt, closedAt ?? 0) > NOW || receivedAt > pushedAt),
      ...all(leadTable).filter((lead) => Math.max(lead.reportedAt, lead.changedAt) > NOW),
      ...all(registrationTable).filter((registration) => Math.max(registration.receivedAt, registration.pushedAt ?? 0) > NOW),
    ];
    expect(later.slice(0, 5)).toEqual([]);
  });
});

/** What does not move a task on. */
const BESIDE: readonly string[] = ['task.urge', 'task.logCall', 'task.signNotice', 'task.propose', 'task.defer'];

describe('its tasks', () => {
  it('are due when the limits of the trade say so', () => {
    const due = (from: number, days: number) => calendar.deadline(from, days).at;
    const wrong = all(taskTable).filter((task) =>
      task.assignDueAt !== due(task.pushedAt, LIMIT_DAYS.assign)
      // A patrol or inspection ends with its period, a deferred check on the day it was deferred to.
      || (isFirstCheck(task) && task.deferrals === 0 && task.firstCheckDueAt !== due(task.pushedAt, LIMIT_DAYS.firstCheck))
      || task.recheckDueAt !== (task.noticeAt === null ? null : due(task.noticeAt, LIMIT_DAYS.recheck))
      || task.dueAt !== runningDue(task));
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('stand in every state, open ones and closed ones', () => {
    expect([...count(all(taskTable).map(({ state }) => state)).keys()].sort()).toEqual([...TASK_STATES].sort());
    expect(all(taskTable).filter(({ open, state }) => (open === 1) !== OPEN_TASK_STATES.includes(state))).toEqual([]);
  });

  it('have a timeline that ends in their state, and a record of every visit', () => {
    const lastCommand = new Map<string, { readonly at: number; readonly command: string }>();
    for (const { subjectId, at, command } of all(eventTable)) {
      const last = lastCommand.get(subjectId);
      if (!BESIDE.includes(command) && (last === undefined || at >= last.at)) lastCommand.set(subjectId, { at, command });
    }
    const visits = count(all(inspectionTable).map(({ taskId }) => taskId));
    const reachedBy: Partial<Record<Task['state'], string>> = {
      assigned: 'task.assign', onSite: 'task.arrive', revisit: 'task.submit', noticeServed: 'task.submit', closedNormal: 'task.submit',
      closedFixed: 'task.recheck', cancelled: 'task.cancel',
    };
    // Who is sent to a drawn inspection says the draw.
    const wrong = all(taskTable).filter(({ cause }) => cause !== 'random').filter(({ id, state, firstCheckAt }) => {
      const expected = reachedBy[state];
      return (expected !== undefined && lastCommand.get(id)?.command !== expected) || (firstCheckAt !== null && !visits.has(id));
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  function runningDue({ limit, assignDueAt, firstCheckDueAt, recheckDueAt }: Task): number | null {
    switch (limit) {
      case 'assign': return assignDueAt;
      case 'firstCheck': return firstCheckDueAt;
      case 'recheck': return recheckDueAt;
      default: return null;
    }
  }
});

describe('its leads', () => {
  it('stand in every state in the visitor’s village', () => {
    expect([...count(all(leadTable).filter(inFocus).map(({ state }) => state)).keys()].sort()).toEqual([...LEAD_STATES].sort());
  });

  it('are never handled by their finder', () => {
    expect(all(leadTable).filter(({ reporterId, handlerId }) => reporterId !== null && reporterId === handlerId)).toEqual([]);
  });

  it('are seen by the department they lie with', () => {
    const audience = ({ department, townCode }: Lead) => (department === null ? null : `dept:${townCode}:${department}`);
    const wrong = all(leadTable).filter((lead) => lead.also !== audience(lead));
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

describe('how it works', () => {
  const open = (): (Task | Lead)[] => [...all(taskTable), ...all(leadTable)].filter((row) => row.open === 1);
  const share = <T>(list: readonly T[], holds: (value: T) => boolean) => list.filter(holds).length / list.length;

  it('is alive: some work is late, more is nearly so, most is in time', () => {
    expect(share(open(), (row) => lightOf(row, NOW) === 'red')).toBeGreaterThan(0.01);
    expect(share(open(), (row) => lightOf(row, NOW) === 'red')).toBeLessThan(0.08);
    expect(share(open(), (row) => lightOf(row, NOW) === 'amber')).toBeGreaterThan(0.05);
    expect(share(open(), (row) => lightOf(row, NOW) === 'amber')).toBeLessThan(0.25);
  });

  it('pushes about 98 of 100 registrations within the hour', () => {
    const pushed = all(registrationTable).filter(({ pushedAt }) => pushedAt !== null);
    const onTime = share(pushed, ({ pushedAt, receivedAt }) => (pushedAt ?? 0) - receivedAt <= PUSH_LIMIT_MS);
    expect(onTime).toBeGreaterThan(0.97);
    expect(onTime).toBeLessThan(0.995);
  });

  it('lets registrations wait for a place in several towns and at the city', () => {
    const waiting = count(all(registrationTable).filter(({ state }) => state === 'unplaced').map(({ townCode }) => townCode));
    expect(waiting.size).toBeGreaterThan(4);
    expect(waiting.has(null)).toBe(true);
  });

  it('differs between towns', () => {
    const late = TOWNS.map(({ id }) => share(open().filter(({ townCode }) => townCode === id), (row) => lightOf(row, NOW) === 'red'));
    expect(Math.max(...late)).toBeGreaterThan(0.06);
    expect(Math.min(...late)).toBe(0);
  });
});

describe('the same seed', () => {
  const VILLAGES_COMPARED = 30;

  function fingerprint(options: CityOptions): string {
    const city = buildCity(options);
    const hash = createHash('sha256').update(JSON.stringify(city.foundation));
    let made = 0;
    for (const changes of city.villages()) {
      hash.update(JSON.stringify(changes satisfies readonly RowChange[]));
      made += 1;
      if (made === VILLAGES_COMPARED) break;
    }
    return hash.digest('hex');
  }

  it('makes the same city, another seed another one', () => {
    const first = fingerprint(OPTIONS);
    expect(fingerprint(OPTIONS)).toBe(first);
    expect(fingerprint({ ...OPTIONS, seed: 'another' })).not.toBe(first);
  });
});

function problemsOf(table: Table | undefined, row: RowOf<Table>): string[] {
  if (table === undefined) return ['no such table'];
  const names = Object.keys(row).toSorted();
  if (names.join() !== table.columnNames.toSorted().join()) return [`${table.name} ${row.id}: columns ${names.join()}`];
  return Object.entries(table.columns).flatMap(([name, column]) => {
    const value = (row as Record<string, unknown>)[name];
    const fits = value === null ? column.nullable : column.type === 'text' ? typeof value === 'string' : typeof value === 'number';
    const whole = column.type !== 'integer' || value === null || Number.isSafeInteger(value);
    return fits && whole ? [] : [`${table.name} ${row.id}: ${name} = ${String(value)}`];
  });
}

describe('the casework of the visitor\'s village', () => {
  const here = () => all(leadTable).filter(inFocus);

  it('has an open lead at every step that is not of a joint action', () => {
    const steps = new Set(here().filter(({ open }) => open === 1).map(({ step }) => step));
    for (const step of LEAD_STEPS) if (step !== 'joint') expect(steps, step).toContain(step);
  });

  it('has requests that village, town and city decide, a major lead, a relapse, one that can be paused and one done again', () => {
    const asking = all(proposalTable).filter(({ scope, state }) => scope === FOCUS_VILLAGE && state === 'open').map(({ byRole }) => byRole);
    expect(new Set(asking)).toEqual(new Set(['gridMember', 'villageDispatcher', 'townStaff', 'deptOfficer']));
    expect(here().filter(({ major, open }) => major === 1 && open === 1)).not.toEqual([]);
    expect(here().filter(({ relapseOf }) => relapseOf !== null)).not.toEqual([]);
    expect(here().filter(({ reopened }) => reopened > 0)).not.toEqual([]);
  });

  it('has risk leads without a receipt, and a team in every village', () => {
    expect(all(riskTransferTable).filter((risk) => inFocus(risk) && risk.open === 1)).not.toEqual([]);
    expect(all(teamTable)).toHaveLength(VILLAGES.length);
  });
});
