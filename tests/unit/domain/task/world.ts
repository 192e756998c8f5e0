/** A small city in memory for the tests of the trade: two towns, three villages, their people, and a way to issue commands. */
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { startLimit } from '#domain/calendar/limits.ts';
import type { Actor, Role } from '#domain/core/actor.ts';
import type { Outcome } from '#domain/core/command.ts';
import { execute } from '#domain/core/execute.ts';
import type { RowReader } from '#domain/core/execute.ts';
import type { AnyRow, RowOf, Table } from '#domain/core/table.ts';
import { grantsOf } from '#domain/administration/grants.ts';
import { commandNamed } from '#domain/registry.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { inspectionTable, taskTable, UNTOUCHED_TASK } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { cityTable, gridTable, townTable, villageTable } from '#domain/schema/territory.ts';

/** Holidays of 2025 to 2027 the tests touch, from the State Council's notices; 2027 is loaded without holidays. */
export const CALENDAR = new WorkCalendar([
  {
    year: 2026,
    holidays: [...range('2026-02-15', 9), ...range('2026-10-01', 7)],
    makeUpDays: ['2026-02-14', '2026-02-28', '2026-10-10'],
  },
  { year: 2027, holidays: [], makeUpDays: [] },
]);

function range(first: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10));
}

/** A moment in Shanghai, for example `at('2026-11-22 09:30')`. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
export const NOW = at('2026-11-23 09:00');

export const TOWN = '441900103';
export const OTHER_TOWN = '441900104';
export const VILLAGE = '441900103012';
export const NEIGHBOUR = '441900103013';
export const FAR_VILLAGE = '441900104001';

export function actor(role: Role, place: string, memberId: string | null = null): Actor {
  const id = memberId ?? `${role}@${place}`;
  return { accountId: `account:${id}`, name: id, role, grants: grantsOf(role, place) ?? [], memberId };
}

export const dispatcher = actor('villageDispatcher', VILLAGE);
export const neighbour = actor('villageDispatcher', NEIGHBOUR);
export const town = actor('townStaff', TOWN);
export const otherTown = actor('townStaff', OTHER_TOWN);
export const city = actor('citySupervisor', '441900');
export const administrator = actor('administrator', '');
export const market = actor('deptOfficer', `dept:${TOWN}:market`);
export const health = actor('deptOfficer', `dept:${TOWN}:health`);
export const chen = actor('gridMember', VILLAGE, 'chen');
export const li = actor('gridMember', VILLAGE, 'li');

export class World implements RowReader {
  readonly #rows = new Map<string, Map<string, AnyRow>>();
  #issued = 0;
  now = NOW;

  get(table: Table, id: string): AnyRow | undefined {
    return this.#rows.get(table.name)?.get(id);
  }

  find(table: Table, where: Readonly<Record<string, string | number>>, limit: number): AnyRow[] {
    return [...(this.#rows.get(table.name)?.values() ?? [])]
      .filter((row) => Object.entries(where).every(([name, value]) => row[name] === value))
      .slice(0, limit);
  }

  all<T extends Table>(table: T): RowOf<T>[] & AnyRow[] {
    return [...(this.#rows.get(table.name)?.values() ?? [])] as RowOf<T>[] & AnyRow[];
  }

  put<T extends Table>(table: T, row: RowOf<T>): void {
    let rows = this.#rows.get(table.name);
    if (rows === undefined) this.#rows.set(table.name, rows = new Map());
    rows.set(row['id'] as string, row as unknown as AnyRow);
  }

  drop(table: Table, id: string): void {
    this.#rows.get(table.name)?.delete(id);
  }

  /** Every row by table and key, for comparing states. */
  snapshot(): Map<string, AnyRow> {
    return new Map([...this.#rows].flatMap(([table, rows]) => [...rows].map(([id, row]) => [`${table}/${id}`, row] as const)));
  }

  /** Issues a command and applies what it decides. */
  issue(name: string, args: unknown, by: Actor): Outcome {
    const definition = commandNamed(name);
    if (definition === undefined) throw new Error(`no command ${name}`);
    this.#issued += 1;
    const context = { now: this.now, issuedAt: this.now, commandId: `command-${this.#issued}`, actor: by, calendar: CALENDAR };
    const outcome = execute(definition, args, this, context);
    if (outcome.kind === 'applied') {
      for (const change of outcome.changes) {
        if (change.op === 'remove') this.#rows.get(change.table)?.delete(change.id);
        else this.put({ name: change.table } as Table, change.row as never);
      }
    }
    return outcome;
  }

  /** Issues a command that must apply. */
  must(name: string, args: unknown, by: Actor): void {
    const outcome = this.issue(name, args, by);
    if (outcome.kind !== 'applied') throw new Error(`${name}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
  }

  /** The code a command is refused with; 'applied' when it is not. */
  refusal(name: string, args: unknown, by: Actor): string {
    const outcome = this.issue(name, args, by);
    return outcome.kind === 'applied' ? 'applied' : outcome.code;
  }

  task(id = 'task'): Task {
    const row = this.all(taskTable).find((each) => each.id === id);
    if (row === undefined) throw new Error(`no task ${id}`);
    return row;
  }

  lead(id?: string): Lead {
    const row = this.all(leadTable).find((each) => id === undefined || each.id === id);
    if (row === undefined) throw new Error(`no lead ${id ?? ''}`);
    return row;
  }

  inspections() {
    return this.all(inspectionTable);
  }
}

export function member(id: string, village = VILLAGE, changes: Partial<Member> = {}): Member {
  return {
    id, scope: village, also: 'admin', townCode: village.slice(0, 9), villageCode: village, gridId: `${village}-1`,
    name: id, initials: id, phone: '13812341234', duty: 'chief', status: 'onDuty', skills: '',
    lon: null, lat: null, positionAt: null, ...changes,
  };
}

export function newTask(id = 'task', village = VILLAGE, changes: Partial<Task> = {}): Task {
  const assign = startLimit(CALENDAR, 'assign', NOW);
  return {
    id, scope: village, also: null, number: `SJ-${id}`, entityId: `entity-${id}`,
    entityName: `东莞市${id}餐饮店`, address: '虎门镇某路1号', entityKind: '个体工商户',
    townCode: village.slice(0, 9), villageCode: village, gridId: `${village}-1`, lon: 113.67, lat: 22.81,
    cause: 'new', state: 'pushed', open: 1, receivedAt: NOW, pushedAt: NOW,
    assignDueAt: assign.dueAt, firstCheckDueAt: startLimit(CALENDAR, 'firstCheck', NOW).dueAt, recheckDueAt: null, ...assign,
    assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null,
    firstCheckAt: null, firstCheckOnTime: 0, visits: 0, lastMemberId: null, result: null, problems: '',
    noticeNumber: null, noticeFacts: null, noticeAt: null, recheckAt: null, leadId: null,
    urgedAt: null, urges: 0, closedAt: null, changedBy: 'intake', changedAt: NOW, ...UNTOUCHED_TASK, ...changes,
  };
}

/** A city with one pushed task, its entity and registration, and three members in the village. */
export function world(): World {
  const it = new World();
  const reference = { scope: '*', also: null };
  const point = { lon: 113.6, lat: 22.8 };
  it.put(cityTable, { ...reference, id: '441900', name: '东莞市', shortName: '东莞' });
  for (const id of [TOWN, OTHER_TOWN]) {
    it.put(townTable, {
      ...reference, ...point, id, name: `镇${id}`, shortName: id, pinyin: '', initials: '', areaKm2: 100, sort: 1,
    });
  }
  for (const id of [VILLAGE, NEIGHBOUR, FAR_VILLAGE]) {
    const ofTown = { ...reference, ...point, townCode: id.slice(0, 9) };
    it.put(villageTable, { ...ofTown, id, name: `村${id}`, shortName: id, initials: '', kind: 'village', sort: 1 });
    it.put(gridTable, {
      ...ofTown, id: `${id}-1`, villageCode: id, number: '1', name: '第一网格', kind: 'base',
      outline: '', schematic: 1, validFrom: 0, validTo: null,
    });
  }
  const members = [member('chen'), member('li'), member('away', VILLAGE, { status: 'leave' }), member('wu', NEIGHBOUR)];
  for (const each of members) it.put(memberTable, each);
  const task = newTask();
  const place = { scope: VILLAGE, also: null, townCode: TOWN, villageCode: VILLAGE };
  it.put(taskTable, task);
  it.put(entityTable, {
    ...place, id: task.entityId, creditCode: '92441900MA4W0XXX0K', name: task.entityName, kind: task.entityKind,
    businessScope: '餐饮服务', capital: '', address: task.address, addressKey: 'key', gridId: task.gridId,
    placedBy: 'addressBook', lon: task.lon, lat: task.lat, contactName: '张三', contactPhone: '13812341234',
    registeredOn: '2026-11-20', status: 'active', changedAt: NOW,
  });
  it.put(registrationTable, {
    ...place, id: 'registration', entityId: task.entityId, entityName: task.entityName, address: task.address,
    kind: 'new', state: 'pushed', placedBy: 'addressBook', problem: '', candidates: '',
    registeredOn: '2026-11-20', receivedAt: NOW, pushedAt: NOW, taskId: task.id,
  });
  it.put(accountTable, {
    id: administrator.accountId, scope: 'admin', also: null, login: 'admin', name: '管理员', role: 'administrator',
    place: '', grants: '["admin"]', memberId: null, disabled: 0, hasPassword: 1, createdAt: NOW, lastSignInAt: null,
  });
  return it;
}
