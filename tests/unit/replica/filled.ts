/** A replica with some hundred rows, as after a bootstrap. */
import { toCells } from '#domain/core/row.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { Replica } from '#main/replica/replica.ts';
import type { Welcome } from '#protocol/hub/messages.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../../simulation/city.ts';

export const ACTOR = { accountId: 'dispatcher-a1', name: '甲', role: 'villageDispatcher', grants: [VILLAGES[0]], memberId: null } as const;
export const WELCOME: Welcome = {
  protocol: 1, hubId: 'hub', epoch: 'one', head: 5, floor: 0, processedThrough: 0, grantsKey: 'k',
  serverTime: 0, offlineDays: 7, mode: 'bootstrap',
  account: {
    id: 'dispatcher-a1', login: 'a1', name: '甲', role: 'villageDispatcher',
    place: VILLAGES[0], grants: [VILLAGES[0]], memberId: null,
  },
};
let ids = 0;
export const ports = { clock: { now: () => 1_780_000_000_000 + ids }, newId: () => `id-${String((ids += 1))}` };

export function fill(replica: Replica, tasks = 400): void {
  replica.welcome(WELCOME, 0);
  replica.beginBootstrap(WELCOME);
  const tasksEach = Array.from({ length: tasks }, (_unused, n) => taskRows(n, VILLAGES[0], 0, LIMIT_CALENDAR));
  for (const change of [...territoryRows(), ...peopleRows(), ...tasksEach.flat()]) {
    const table = tableNamed(change.table);
    if (change.op !== 'put' || table === undefined) continue;
    const rows = [toCells(table, change.row)];
    replica.applyPage({ table: table.name, columns: table.columnNames, rows, next: null, total: 0 });
  }
  replica.endBootstrap(5);
}
