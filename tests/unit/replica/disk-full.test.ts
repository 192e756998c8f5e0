/** Theory: on a full disk nothing is said to be saved that is not, nothing is half there, and reading goes on. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toCells } from '#domain/core/row.ts';
import { eventTable } from '#domain/schema/event.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Batch, Welcome } from '#protocol/hub/messages.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';

const NOW = 1_780_000_000_000;
const TASKS = 120;
const [VILLAGE] = VILLAGES;
const ACTOR = { accountId: 'dispatcher-a1', name: '甲', role: 'villageDispatcher', grants: [VILLAGE], memberId: null } as const;
const WELCOME: Welcome = {
  protocol: 1,
  hubId: 'hub',
  epoch: 'one',
  head: 5,
  floor: 0,
  processedThrough: 0,
  grantsKey: 'k',
  serverTime: NOW,
  offlineDays: 7,
  mode: 'bootstrap',
  account: { id: 'dispatcher-a1', login: 'a1', name: '甲', role: 'villageDispatcher', place: VILLAGE, grants: [VILLAGE], memberId: null },
};

function filledReplica(): Replica {
  let ids = 0;
  const replica = openReplica({
    path: join(testFolder(), 'replica.sqlite'),
    clock: { now: () => NOW },
    newId: () => `id-${String((ids += 1)).padStart(6, '0')}`,
  });
  replica.welcome(WELCOME, 0);
  replica.beginBootstrap(WELCOME);
  const tasks = Array.from({ length: TASKS }, (_unused, index) => taskRows(index, VILLAGE, NOW, LIMIT_CALENDAR)).flat();
  const changes = [...territoryRows(), ...peopleRows(), ...tasks];
  for (const table of TABLES) {
    const rows = changes.flatMap((change) => (change.op === 'put' && change.table === table.name ? [toCells(table, change.row)] : []));
    replica.applyPage({ table: table.name, columns: table.columnNames, rows, next: null, total: rows.length });
  }
  replica.endBootstrap(5);
  return replica;
}

/** Lets the file grow by this many pages and no further. */
function leave(replica: Replica, pages: number): void {
  const size = replica.database.pragma('page_count', { simple: true }) as number;
  replica.database.pragma(`max_page_count = ${String(size + pages)}`);
}

/** Everything the replica holds, rows and counters alike. */
function contents(replica: Replica): unknown {
  const tables = [...TABLES.map(({ name }) => name), 'outbox', 'preimage', 'conflict', 'position', 'tally'];
  return tables.map((name) => [name, replica.database.prepare(`SELECT * FROM ${name}`).raw().all()]);
}

const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};

const assign = (task: number) => ({ command: 'task.assign', args: { taskId: `t${String(task)}`, memberId: `${VILLAGE}-m0` } });

it('refuses a command it cannot keep, and keeps what it said is saved', () => {
  const replica = filledReplica();
  leave(replica, 8);
  let saved = 0;
  let before = contents(replica);
  let refusal: unknown;
  while (refusal === undefined && saved < TASKS) {
    before = contents(replica);
    refusal = refusalOf(() => replica.issue([assign(saved)], ACTOR));
    if (refusal === undefined) saved += 1;
  }
  expect(refusal).toBeInstanceOf(ShaotaiError);
  expect(refusal).toMatchObject({ code: 'storage.full' });
  expect(saved).toBeGreaterThan(0);
  expect(contents(replica)).toEqual(before);
  expect(replica.outbox().map(({ number }) => number)).toEqual(Array.from({ length: saved }, (_unused, index) => index + 1));

  leave(replica, 1000);
  expect(replica.issue([assign(saved)], ACTOR)[0]?.number).toBe(saved + 1);
  replica.close();
});

it('refuses several commands together', () => {
  const replica = filledReplica();
  leave(replica, 8);
  const before = contents(replica);
  const all = Array.from({ length: TASKS }, (_unused, index) => assign(index));
  expect(refusalOf(() => replica.issue(all, ACTOR))).toMatchObject({ code: 'storage.full' });
  expect(contents(replica)).toEqual(before);
  replica.close();
});

it('takes no part of a batch, which can be applied once there is room', () => {
  const replica = filledReplica();
  leave(replica, 4);
  const before = contents(replica);
  const notices: unknown[] = [];
  replica.onChange((notice) => notices.push(notice));
  const event = {
    scope: VILLAGE,
    also: null,
    subject: 'task',
    subjectId: 't1',
    at: NOW,
    issuedAt: NOW,
    actorId: 'a',
    actorName: '甲',
    actorRole: 'townStaff',
    command: 'task.remark',
    detail: JSON.stringify({ text: 'x'.repeat(500) }),
  } as const;
  const rows = Array.from({ length: 200 }, (_unused, index) => toCells(eventTable, { id: `event-${String(index)}`, ...event }));
  const batch: Batch = {
    from: 5,
    to: 6,
    head: 6,
    verdicts: [],
    processedThrough: 0,
    tables: [{ table: 'event', columns: eventTable.columnNames, rows, removed: [] }],
  };
  expect(refusalOf(() => replica.applyBatch(batch))).toMatchObject({ code: 'storage.full' });
  expect(contents(replica)).toEqual(before);
  expect([replica.position().cursor, notices]).toEqual([5, []]);

  leave(replica, 1000);
  expect(replica.applyBatch(batch)).toBe(true);
  expect(replica.position().cursor).toBe(6);
  replica.close();
});
