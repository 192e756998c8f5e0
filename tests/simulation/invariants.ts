/** The invariants of shared/design/replication.md, checked on the real databases of hub and stations. */
import { maskRow } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { eventTable } from '#domain/schema/event.ts';
import { accountTable } from '#domain/schema/people.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import type { HubNode } from './hub-node.ts';
import type { StationNode } from './station-node.ts';
import { InvariantViolation } from './violation.ts';

function grantsAtHub(hub: HubNode, accountId: string): string[] {
  const account = hub.store.reader.get(accountTable, accountId);
  return account === undefined || account.disabled === 1 ? [] : JSON.parse(String(account.grants)) as string[];
}

const DECIDED_AT = eventTable.columnNames.indexOf('at');

/** 1 Convergence: when quiet, each replica equals the hub's projection to its scopes, row by row. */
export function checkConvergence(hub: HubNode, station: StationNode): void {
  const grants = grantsAtHub(hub, station.account.id);
  for (const table of TABLES) {
    const expected = hub.rows(table.name).filter((row) => visible(row as AnyRow, grants)).map((row) => JSON.stringify(maskRow(table, row as AnyRow)));
    const found = station.replica.database.prepare(`SELECT * FROM "${table.name}" ORDER BY id`).all().map((row) => JSON.stringify(row));
    if (expected.length !== found.length) throw new InvariantViolation('convergence', `${station.name} has ${String(found.length)} of ${String(expected.length)} rows of ${table.name}`);
    expected.forEach((row, index) => {
      if (row !== found[index]) throw new InvariantViolation('convergence', `${station.name} ${table.name}: ${String(found[index])} ≠ ${row}`);
    });
  }
}

/** 2 Exactly once, 3 order, 5 no loss: each saved command has one verdict at the hub, in order, and the station knows it. */
export function checkCommands(hub: HubNode, station: StationNode): void {
  const { stationId } = station.replica.position();
  const verdicts = hub.store.database.prepare('SELECT number, kind, seq FROM verdict WHERE stationId = ? ORDER BY number').all(stationId) as { number: number; kind: string; seq: number }[];
  if (verdicts.length !== station.saved.length) throw new InvariantViolation('no loss', `${station.name} saved ${String(station.saved.length)} commands, the hub decided ${String(verdicts.length)}`);
  verdicts.forEach((verdict, index) => {
    if (verdict.number !== index + 1) throw new InvariantViolation('order', `${station.name} verdict ${String(verdict.number)} at place ${String(index + 1)}`);
    if (index > 0 && verdict.seq < (verdicts[index - 1]?.seq ?? 0)) throw new InvariantViolation('order', `${station.name} verdict ${String(verdict.number)} goes back in seq`);
  });
  const applied = hub.store.database.prepare(`SELECT count(*) FROM audit WHERE origin = ? AND outcome = 'applied'`).pluck().get(stationId);
  const counted = verdicts.filter(({ kind }) => kind === 'applied').length;
  if (applied !== counted) throw new InvariantViolation('exactly once', `${station.name}: ${String(applied)} effects for ${String(counted)} applied verdicts`);
  for (const { id } of station.saved) {
    // A line of the timeline may move to another village later, but it keeps the moment it was decided at.
    const lines = hub.history.filter((line) => line.tableName === 'event' && line.id === `${id}.event`);
    const effects = new Set(lines.map(({ cells }) => (JSON.parse(cells ?? '[]') as unknown[])[DECIDED_AT])).size;
    if (effects > 1) throw new InvariantViolation('exactly once', `${station.name}: command ${id} is in the log ${String(effects)} times`);
  }
  const told = station.verdicts.map(({ number }) => number);
  // A restored hub decides again what it has forgotten.
  if (hub.restores === 0 && new Set(told).size !== told.length) throw new InvariantViolation('exactly once', `${station.name} was told a verdict twice`);
  if (station.replica.outboxCount() !== 0) throw new InvariantViolation('liveness', `${station.name} still has ${String(station.replica.outboxCount())} commands waiting`);
  const refused = verdicts.filter(({ kind }) => kind !== 'applied').length;
  if (station.replica.conflictCount() !== refused) throw new InvariantViolation('no loss', `${station.name}: ${String(refused)} refusals, ${String(station.replica.conflictCount())} in the conflict tray`);
}

/** 7 Scope safety: nothing on a replica that its grants do not cover, at any time after a welcome under those grants. */
export function checkScopeSafety(station: StationNode): void {
  const account = station.replica.account();
  if (account === null) return;
  const pending = new Set(TABLES.flatMap((table) => [...station.replica.pendingIds(table.name)]));
  for (const table of TABLES) {
    for (const row of station.replica.database.prepare(`SELECT id, scope, also FROM "${table.name}"`).all() as AnyRow[]) {
      // A pending command of the operator's own (moving a task away) may show a row it will lose.
      if (!visible(row, account.grants) && !pending.has(row.id)) throw new InvariantViolation('scope safety', `${station.name} holds ${table.name} ${row.id} of ${row.scope}`);
    }
  }
}

/** 11 Liveness: without faults everybody reaches the hub's head. */
export function checkInStep(hub: HubNode, station: StationNode): void {
  const { cursor } = station.replica.position();
  if (cursor !== hub.store.head()) throw new InvariantViolation('liveness', `${station.name} is at ${String(cursor)}, the hub at ${String(hub.store.head())} (${station.link.view().state}, ${JSON.stringify(station.link.view().problem)})`);
}

/** 19 Monotone: no counter goes back without an explicit reset. */
export function checkMonotone(station: StationNode): void {
  const [first] = station.wentBack;
  if (first !== undefined) throw new InvariantViolation('monotone', `${station.name}: ${first}`);
}

/** 10 Checksums: what is whole is not found damaged. That damage is found shows when the rows are equal at the end. */
export function checkRepairs(station: StationNode): void {
  if (!station.damaged && station.repairs > 0) throw new InvariantViolation('checksums', `${station.name} repaired rows that were right`);
}

/** The hub itself: audit chain, counters, rows as the log has them. */
export function checkStore(hub: HubNode): void {
  const { problems } = verifyStore(hub.store.database);
  if (problems.length > 0) throw new InvariantViolation('store', problems.join('; '));
}

/** 7 Scope safety on the wire: no row is sent that the account's grants at the hub do not cover now. */
export function checkSent(hub: HubNode, station: string, body: unknown, accountId: string): void {
  const grants = grantsAtHub(hub, accountId);
  for (const { table, columns, rows } of rowsIn(body)) {
    const [scope, also] = [columns.indexOf('scope'), columns.indexOf('also')];
    for (const row of rows) {
      const audience = { scope: String(row[scope]), also: row[also] === null ? null : String(row[also]) };
      if (!visible(audience, grants)) throw new InvariantViolation('scope safety', `${station} was sent ${table} ${String(row[0])} of ${audience.scope}`);
    }
  }
}

interface SentRows { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }

/** Rows of a batch or a page, wherever the message has them. */
function rowsIn(body: unknown): readonly SentRows[] {
  const value = isObject(body) && body.ok === true ? body.value : body;
  if (!isObject(value)) return [];
  if (Array.isArray(value.tables)) return value.tables as SentRows[];
  return Array.isArray(value.rows) && Array.isArray(value.columns) ? [value as unknown as SentRows] : [];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
