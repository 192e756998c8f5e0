/**
 * The rows every side of a benchmark is given: entities and their tasks, about 230 bytes each, the same at every run.
 * Three entities come with one task, as in a city where most entities were checked long ago.
 */
import { NO_LIMIT } from '#domain/calendar/limits.ts';
import { PUBLIC_SCOPE, townOf } from '#domain/core/scope.ts';
import type { AnyRow, RowChange, Table } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { memberTable } from '#domain/schema/people.ts';
import { taskTable, UNTOUCHED_TASK } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { calendarYearTable, cityTable, townTable, villageTable } from '#domain/schema/territory.ts';

export const CITY = '441900';
const TOWN_COUNT = 30;
const VILLAGES_OF_TOWN = 20;

export const VILLAGES: readonly string[] = Array.from(
  { length: TOWN_COUNT * VILLAGES_OF_TOWN },
  (_, index) => `${CITY}${digits(1 + Math.floor(index / VILLAGES_OF_TOWN), 3)}${digits(1 + (index % VILLAGES_OF_TOWN), 3)}`,
);

/** One entity in every this many rows is followed by its task. */
const ROWS_A_TASK = 4;
/** One task in this many is open. */
const OPEN_EVERY = 10;
const DAY_MS = 86_400_000;
/** 2026-01-05: no row depends on the day of the run. */
const FIRST_DAY_MS = 1_767_571_200_000;
/** 2100-01-01: no limit runs out, so the hub has no reminders to send in the middle of a measurement. */
const NEVER_DUE_MS = 4_102_444_800_000;
const TRADES = ['餐饮店', '便利店', '五金店', '理发店', '服装店', '汽修店'];
const ROADS = ['振华路', '东兴路', '工业大道', '沿河街', '市场路'];

export interface DataRow {
  readonly table: Table;
  readonly row: AnyRow;
}

/** The n-th row, from 0. */
export function rowAt(index: number): DataRow {
  const isTask = index % ROWS_A_TASK === ROWS_A_TASK - 1;
  return isTask
    ? { table: taskTable, row: taskOf(index, OPEN_EVERY) as unknown as AnyRow }
    : { table: entityTable, row: entityOf(index) as unknown as AnyRow };
}

/** A row after its n-th change made elsewhere: a task is urged, an entity has another name. */
export function changedRowAt(index: number, revision: number): DataRow {
  const { table, row } = rowAt(index);
  const changedAt = FIRST_DAY_MS + (300 + revision) * DAY_MS;
  const changed: AnyRow = table === taskTable
    ? { ...row, urges: revision, urgedAt: changedAt, changedAt }
    : { ...row, name: `${String(row.name)}（${String(revision)}）`, changedAt };
  return { table, row: changed };
}

/** `count` different indexes below `limit`, scattered over all of them. */
export function scatteredIndexes(count: number, limit: number): number[] {
  let step = Math.floor(limit * 0.618) | 1;
  while (greatestCommonDivisor(step, limit) !== 1) step += 2;
  return Array.from({ length: count }, (_, turn) => (turn * step) % limit);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** City, towns, villages and two members a village: what commands and screens need beside the rows. */
export function territory(): RowChange[] {
  const reference = { scope: PUBLIC_SCOPE, also: null };
  const towns = [...new Set(VILLAGES.map(townOf))];
  return [
    put(cityTable, { id: CITY, ...reference, name: '东莞市', shortName: '东莞' }),
    put(calendarYearTable, {
      id: '2026', ...reference, holidays: '["2026-10-01"]', makeUpDays: '[]', source: 'bench', changedBy: null, changedAt: null,
    }),
    ...towns.map((id, sort) => put(townTable, {
      id, ...reference, name: `镇${id}`, shortName: id, pinyin: id, initials: id, areaKm2: 50, lon: 113.7, lat: 23, sort,
    })),
    ...VILLAGES.flatMap((id, sort) => [
      put(villageTable, {
        id, ...reference, townCode: townOf(id), name: `村${id}`, shortName: id, initials: id, kind: 'village', lon: 113.7, lat: 23, sort,
      }),
      ...[0, 1].map((number) => put(memberTable, {
        id: memberOf(id, number), scope: id, also: null, townCode: townOf(id), villageCode: id, gridId: '',
        name: `网格员${String(number)}`, initials: '', phone: '13800000000', duty: 'chief', status: 'onDuty', skills: '',
        lon: null, lat: null, positionAt: null,
      })),
    ]),
  ];
}

export const memberOf = (village: string, number: number): string => `${village}-m${String(number)}`;

/** A pushed task of a village that waits for its assignment, with an id apart from those of `rowAt`. */
export function pushedTask(village: string, number: number): Task {
  const task = taskOf(number * ROWS_A_TASK + ROWS_A_TASK - 1, 1);
  return { ...task, id: pushedTaskId(village, number), scope: village, villageCode: village, townCode: townOf(village) };
}

export const pushedTaskId = (village: string, number: number): string => `p${village}-${digits(number, 6)}`;

function entityOf(index: number): Entity {
  const villageCode = villageOf(index);
  const creditCode = `91441900${digits(index, 10)}`;
  return {
    id: `e${digits(index, 7)}`, scope: villageCode, also: null, creditCode, name: nameOf(index), kind: '个体',
    businessScope: '食品销售、日用百货零售、餐饮服务', capital: '10', address: addressOf(index), addressKey: '',
    townCode: townOf(villageCode), villageCode, gridId: null, placedBy: 'village',
    lon: 113.7 + (index % 997) / 10_000, lat: 23 + (index % 991) / 10_000, contactName: '张三丰', contactPhone: '13812341234',
    registeredOn: '2026-01-05', status: 'active', changedAt: momentOf(index),
  };
}

function taskOf(index: number, openEvery: number): Task {
  const villageCode = villageOf(index);
  const receivedAt = momentOf(index);
  const open = Math.floor(index / ROWS_A_TASK) % openEvery === 0;
  const closedAt = open ? null : receivedAt + 2 * DAY_MS;
  return {
    id: `t${digits(index, 7)}`, scope: villageCode, also: null, number: `RW-${digits(index, 7)}`, entityId: `e${digits(index - 1, 7)}`,
    entityName: nameOf(index - 1), address: addressOf(index - 1), entityKind: '个体',
    townCode: townOf(villageCode), villageCode, gridId: null, lon: null, lat: null, cause: 'new',
    state: open ? 'pushed' : 'closedNormal', open: open ? 1 : 0, receivedAt, pushedAt: receivedAt,
    assignDueAt: NEVER_DUE_MS, firstCheckDueAt: NEVER_DUE_MS, recheckDueAt: null, calendarKnown: 1,
    ...(open ? { limit: 'assign', limitFrom: receivedAt, amberAt: NEVER_DUE_MS, dueAt: NEVER_DUE_MS } : NO_LIMIT),
    assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null,
    firstCheckAt: closedAt, firstCheckOnTime: open ? 0 : 1, visits: open ? 0 : 1, lastMemberId: null, result: open ? null : 'normal',
    problems: '', noticeNumber: null, noticeFacts: null, noticeAt: null, recheckAt: null, leadId: null,
    urgedAt: null, urges: 0, closedAt, changedBy: 'hub', changedAt: receivedAt, ...UNTOUCHED_TASK,
  };
}

/** A task lies in the village of the entity before it. */
const villageOf = (index: number): string => VILLAGES[Math.floor(index / ROWS_A_TASK) % VILLAGES.length] ?? CITY;
const nameOf = (index: number): string => `${String(index)}号${TRADES[index % TRADES.length] ?? ''}`;
const addressOf = (index: number): string => `${ROADS[index % ROADS.length] ?? ''}${String(1 + (index % 300))}号`;
const momentOf = (index: number): number => FIRST_DAY_MS + (index % 240) * DAY_MS + (index % 36_000) * 1000;

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
