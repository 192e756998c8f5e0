/** A city just large enough for every scope question: two towns, three villages, members, accounts, tasks. */
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { startLimit } from '#domain/calendar/limits.ts';
import type { Role } from '#domain/core/actor.ts';
import { ADMIN_SCOPE, PUBLIC_SCOPE, townOf } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { taskTable, UNTOUCHED_TASK } from '#domain/schema/task.ts';
import { calendarYearTable, cityTable, gridTable, townTable, villageTable } from '#domain/schema/territory.ts';

export const CITY = '441900';
export const VILLAGES = ['441900103012', '441900103013', '441900104001'] as const;
export const TOWNS = ['441900103', '441900104'] as const;

export interface SimulatedAccount { readonly id: string; readonly role: Role; readonly grants: readonly string[] }

export const ACCOUNTS: readonly SimulatedAccount[] = [
  { id: 'dispatcher-a1', role: 'villageDispatcher', grants: [VILLAGES[0]] },
  { id: 'dispatcher-a2', role: 'villageDispatcher', grants: [VILLAGES[0]] },
  { id: 'dispatcher-b', role: 'villageDispatcher', grants: [VILLAGES[1]] },
  { id: 'dispatcher-c', role: 'villageDispatcher', grants: [VILLAGES[2]] },
  { id: 'town-103', role: 'townStaff', grants: [TOWNS[0]] },
  { id: 'dept-103', role: 'deptOfficer', grants: ['dept:441900103:market'] },
  { id: 'city', role: 'citySupervisor', grants: [CITY] },
  { id: 'fire-103', role: 'deptOfficer', grants: ['dept:441900103:fire'] },
];

export function territoryRows(): RowChange[] {
  const reference = { scope: PUBLIC_SCOPE, also: null };
  return [
    put(cityTable, { id: CITY, ...reference, name: '东莞市', shortName: '东莞' }),
    put(calendarYearTable, {
      id: '2026', ...reference, holidays: '["2026-10-01"]', makeUpDays: '[]', source: 'test', changedBy: null, changedAt: null,
    }),
    ...TOWNS.map((id, sort) => put(townTable, {
      id, ...reference, name: `镇${id}`, shortName: id, pinyin: id, initials: id, areaKm2: 50, lon: 113.7, lat: 23, sort,
    })),
    ...VILLAGES.flatMap((id, sort) => [
      put(villageTable, {
        id, ...reference, townCode: townOf(id), name: `村${id}`, shortName: id, initials: id, kind: 'village', lon: 113.7, lat: 23, sort,
      }),
      put(gridTable, {
        id: `${id}-1`, ...reference, townCode: townOf(id), villageCode: id, number: '01', name: '第一网格', kind: 'base',
        lon: 113.7, lat: 23, outline: '', schematic: 1, validFrom: 0, validTo: null,
      }),
    ]),
  ];
}

export function peopleRows(): RowChange[] {
  const members = VILLAGES.flatMap((village) => ['甲', '乙', '丙'].map((name, index) => put(memberTable, {
    id: `${village}-m${String(index)}`, scope: village, also: ADMIN_SCOPE, townCode: townOf(village), villageCode: village,
    gridId: `${village}-1`,
    name, initials: '', phone: '13800000000', duty: index === 0 ? 'chief' : 'deputy', status: index === 2 ? 'leave' : 'onDuty',
    skills: '', lon: null, lat: null, positionAt: null,
  })));
  return [...members, ...ACCOUNTS.map((account) => accountRow(account, account.grants, 0))];
}

export function accountRow(account: SimulatedAccount, grants: readonly string[], disabled: 0 | 1): RowChange {
  return put(accountTable, {
    id: account.id, scope: ADMIN_SCOPE, also: null, login: account.id, name: account.id, role: account.role, place: grants[0] ?? '',
    grants: JSON.stringify(grants), memberId: null, disabled, hasPassword: 1, createdAt: 0, lastSignInAt: null,
  });
}

/** A newly pushed first check with its entity. */
export function taskRows(number: number, village: string, now: number, calendar: WorkCalendar): RowChange[] {
  const townCode = townOf(village);
  const entityId = `e${String(number)}`;
  return [
    put(entityTable, {
      id: entityId, scope: village, also: null, creditCode: entityId, name: `店铺${String(number)}`, kind: '个体', businessScope: '',
      capital: '', address: '振华路1号', addressKey: '',
      townCode, villageCode: village, gridId: null, placedBy: 'village', lon: null, lat: null, contactName: '张三丰',
      contactPhone: '13812341234', registeredOn: '2026-06-01', status: 'active', changedAt: now,
    }),
    put(taskTable, {
      ...EMPTY_TASK, ...startLimit(calendar, 'assign', now), id: `t${String(number)}`, scope: village, number: `RW-${String(number)}`,
      entityId, entityName: `店铺${String(number)}`,
      townCode, villageCode: village, receivedAt: now, pushedAt: now, assignDueAt: now, firstCheckDueAt: calendar.deadline(now, 10).at,
      changedAt: now,
    }),
  ];
}

/** The same, closed long ago. */
export function closedTaskRows(number: number, village: string, now: number, calendar: WorkCalendar): RowChange[] {
  return taskRows(number, village, now, calendar).map((change) => {
    if (change.op !== 'put' || change.table !== taskTable.name) return change;
    return { ...change, row: { ...change.row, state: 'closedNormal', open: 0, limit: null, dueAt: null, closedAt: now } };
  });
}

const EMPTY_TASK = {
  also: null, address: '振华路1号', entityKind: '个体', gridId: null, lon: null, lat: null, cause: 'new', state: 'pushed', open: 1,
  recheckDueAt: null,
  assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null, firstCheckAt: null,
  firstCheckOnTime: 0,
  visits: 0, result: null, problems: '', noticeNumber: null, noticeAt: null, recheckAt: null, leadId: null, urgedAt: null, urges: 0,
  closedAt: null, changedBy: 'hub', lastMemberId: null, noticeFacts: null,
  ...UNTOUCHED_TASK,
} as const;

/** A calendar without data: every weekday counts. */
export const LIMIT_CALENDAR = new WorkCalendar([]);
