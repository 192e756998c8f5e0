/** Stations of a small city whose queries are tested: rows as the hub would send them under the station's grants. */
import { grantsOf } from '#domain/administration/grants.ts';
import { newLead } from '#domain/lead/new.ts';
import type { Role } from '#domain/core/actor.ts';
import { maskRow, toCells } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import { OPEN_TASK_STATES } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import type { Lead, LeadState } from '#domain/schema/lead.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { QUERIES } from '#main/replica/queries/queries.ts';
import type { QueryDefinition } from '#main/replica/queries/definition.ts';
import type { Replica } from '#main/replica/replica.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { QUERY_ARGS } from '#protocol/bridge/queries.ts';
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { SessionAccount, Welcome } from '#protocol/hub/messages.ts';
import { CALENDAR, NOW, newTask, town, VILLAGE } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';

export const CITY = '441900';

/** A signed-in person with a replica of what the hub would send them. */
export class QueryStation {
  readonly replica: Replica;
  readonly account: SessionAccount;
  now = NOW;
  #ids = 0;

  constructor(rows: World, role: Role, place: string) {
    const grants = grantsOf(role, place);
    if (grants === undefined) throw new Error(`${role} has no place ${place}`);
    this.account = { id: `account:${role}@${place}`, login: role, name: role, role, place, grants: [...grants], memberId: null };
    this.replica = openReplica({ path: ':memory:', clock: { now: () => this.now }, newId: () => `id-${String((this.#ids += 1))}` });
    const welcome: Welcome = {
      protocol: 1,
      hubId: 'hub',
      epoch: 'one',
      head: 1,
      floor: 0,
      processedThrough: 0,
      account: this.account,
      grantsKey: 'key',
      serverTime: NOW,
      offlineDays: 7,
      mode: 'bootstrap',
    };
    this.replica.welcome(welcome, 0);
    this.replica.beginBootstrap(welcome);
    for (const table of TABLES) {
      const seen = (rows.all(table) as AnyRow[]).filter((row) => visible(row, grants)).map((row) => toCells(table, maskRow(table, row)));
      this.replica.applyPage({ table: table.name, columns: table.columnNames, rows: seen, next: null, total: seen.length });
    }
    this.replica.endBootstrap(1);
  }

  ask<Q extends QueryName>(name: Q, args: QueryArgs<Q>): QueryResults[Q] {
    const { run } = QUERIES[name] as unknown as QueryDefinition<Q>;
    const { replica, account, now } = this;
    return run(
      { database: replica.database, now, account, calendar: CALENDAR, pendingIds: (table) => replica.pendingIds(table) },
      QUERY_ARGS[name].parse(args) as never,
    );
  }

  /** Issues a command that waits for its verdict. */
  issue(command: string, args: unknown): void {
    const { id, name, role, grants, memberId } = this.account;
    this.replica.issue([{ command, args }], { accountId: id, name, role, grants, memberId });
  }
}

const isOpen = (state: TaskState): 0 | 1 => (OPEN_TASK_STATES.includes(state) ? 1 : 0);

/** A task in a state, with the columns that follow from it. */
export function taskIn(state: TaskState, id: string, village = VILLAGE, changes: Partial<Task> = {}): Task {
  const open = isOpen(state);
  const ended = open === 1 ? {} : { limit: null, limitFrom: null, amberAt: null, dueAt: null, closedAt: NOW };
  return newTask(id, village, { state, open, ...ended, ...changes });
}

const FINISHED_LEADS: readonly LeadState[] = ['closed', 'invalid'];

/** A lead as it is reported, then brought into a state, with the columns that follow from it. */
export function leadIn(state: LeadState, id: string, village = VILLAGE, changes: Partial<Lead> = {}): Lead {
  const facts = {
    category: 'unlicensed',
    origin: 'typed',
    subjectName: `${id}理发店`,
    address: '虎门镇某路2号',
    addressKey: '',
    description: '无照经营',
    industry: '',
    phone: '13812341234',
    townCode: village.slice(0, 9),
    villageCode: village,
    gridId: `${village}-1`,
    lon: null,
    lat: null,
    entityId: null,
    taskId: null,
    reporterId: null,
    reporterName: '热线',
    occurredAt: NOW,
  } as const;
  const reported = newLead(facts, { now: NOW, issuedAt: NOW, commandId: id, actor: town, calendar: CALENDAR });
  const open: Partial<Lead> = FINISHED_LEADS.includes(state)
    ? { open: 0, closedAt: NOW, limit: null, limitFrom: null, amberAt: null, dueAt: null }
    : { amberAt: NOW + 1000, dueAt: NOW + 2000 };
  return { ...reported, id, number: `XS-${id}`, state, ...open, ...changes };
}

export function entity(id: string, village: string | null = VILLAGE, changes: Partial<Entity> = {}): Entity {
  return {
    id,
    scope: village ?? '4419',
    also: null,
    creditCode: `92441900${id.toUpperCase()}`,
    name: `东莞市${id}商店`,
    kind: '个体工商户',
    businessScope: '零售',
    capital: '',
    address: '虎门镇某路3号',
    addressKey: '',
    townCode: village?.slice(0, 9) ?? null,
    villageCode: village,
    gridId: null,
    placedBy: 'village',
    lon: 113.6,
    lat: 22.8,
    contactName: '张三丰',
    contactPhone: '13812341234',
    registeredOn: '2026-11-20',
    status: 'active',
    changedAt: NOW,
    ...changes,
  };
}

/** A registration that waits for a place; `townCode` is what could be found out. */
export function unplaced(id: string, townCode: string | null, changes: Partial<Registration> = {}): Registration {
  return {
    id,
    scope: townCode ?? '4419',
    also: null,
    entityId: `entity-${id}`,
    entityName: `${id}公司`,
    address: '某路',
    kind: 'new',
    townCode,
    villageCode: null,
    state: 'unplaced',
    placedBy: 'none',
    problem: 'noVillage',
    candidates: '[]',
    registeredOn: '2026-11-20',
    receivedAt: NOW,
    pushedAt: null,
    taskId: null,
    ...changes,
  };
}

export function pushedRegistration(id: string, village: string, receivedAt: number, pushedAt: number): Registration {
  return {
    ...unplaced(id, village.slice(0, 9)),
    scope: village,
    villageCode: village,
    state: 'pushed',
    placedBy: 'village',
    problem: '',
    receivedAt,
    pushedAt,
  };
}
