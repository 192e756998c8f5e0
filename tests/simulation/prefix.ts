/** 4 Prefix, 17 undo: a replica is the hub at its cursor plus the effects of its pending commands, which can be taken back. */
import { visible } from '#domain/core/scope.ts';
import type { HubNode } from './hub-node.ts';
import { cellsOf, found, tablesWithRows } from './rows.ts';
import { InvariantViolation } from './violation.ts';
import type { StationNode } from './station-node.ts';

type Rows = Map<string, string>;
interface PreimageLine { readonly tableName: string; readonly id: string; readonly cells: string | null }
const PREIMAGES_SQL = 'SELECT tableName, id, cells FROM preimage ORDER BY number DESC, ordinal DESC';
const keyOf = (table: string, id: string) => `${table} ${id}`;

/** The hub's rows as they were at a commit, those that the grants cover. */
function hubAt(hub: HubNode, seq: number, grants: readonly string[]): Rows {
  const rows: Rows = new Map();
  for (const { seq: at, tableName, id, audience, cells } of hub.history) {
    if (at > seq) break;
    const key = keyOf(tableName, id);
    if (cells !== null && audience !== null && visible(audience, grants)) rows.set(key, cells);
    else rows.delete(key);
  }
  return rows;
}

/** The station's rows with the effects of its pending commands taken back, newest first. */
function confirmedRows(station: StationNode): Rows {
  const { database } = station.replica;
  const rows: Rows = new Map();
  for (const table of tablesWithRows(database)) {
    const place = table.columnNames.indexOf('id');
    for (const cells of cellsOf(database, table)) rows.set(keyOf(table.name, String(cells[place])), JSON.stringify(cells));
  }
  for (const { tableName, id, cells } of found<PreimageLine>(database, PREIMAGES_SQL)) {
    if (cells === null) rows.delete(keyOf(tableName, id));
    else rows.set(keyOf(tableName, id), cells);
  }
  return rows;
}

export function checkPrefix(hub: HubNode, station: StationNode): void {
  const { epoch, cursor } = station.replica.position();
  const grants = station.replica.account()?.grants;
  if (!station.inOnePiece || station.damaged || station.isOlder || epoch !== hub.store.epoch || grants === undefined) return;
  const expected = hubAt(hub, cursor, grants);
  const confirmed = confirmedRows(station);
  for (const key of new Set([...expected.keys(), ...confirmed.keys()])) {
    if (expected.get(key) === confirmed.get(key)) continue;
    const [here, there] = [confirmed.get(key) ?? 'nothing', expected.get(key) ?? 'nothing'];
    throw new InvariantViolation('prefix', `${station.name} at ${String(cursor)}: ${key} is ${here}, the hub had ${there}`);
  }
}
