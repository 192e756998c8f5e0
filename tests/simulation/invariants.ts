/** The invariants of shared/design/replication.md, checked on the real databases of hub and stations. */
import { fromCells, maskRow, toCells } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import { eventTable } from '#domain/schema/event.ts';
import { accountTable } from '#domain/schema/people.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import type { HubNode } from './hub-node.ts';
import { audiences, cellsOf, found, tablesWithRows } from './rows.ts';
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
  for (const table of new Set([...tablesWithRows(hub.store.database), ...tablesWithRows(station.replica.database)])) {
    const expected = cellsOf(hub.store.database, table)
      .map((cells) => fromCells(table, cells))
      .filter((row) => visible(row, grants))
      .map((row) => JSON.stringify(toCells(table, maskRow(table, row))));
    const here = cellsOf(station.replica.database, table).map((cells) => JSON.stringify(cells));
    if (expected.length !== here.length) {
      const counts = `${String(here.length)} of ${String(expected.length)} rows`;
      throw new InvariantViolation('convergence', `${station.name} has ${counts} of ${table.name}`);
    }
    expected.forEach((row, index) => {
      if (row === here[index]) return;
      throw new InvariantViolation('convergence', `${station.name} ${table.name}: ${String(here[index])} ≠ ${row}`);
    });
  }
}

/** Whether it does by now. */
export function converges(hub: HubNode, station: StationNode): boolean {
  try {
    checkConvergence(hub, station);
    return true;
  } catch (error) {
    if (error instanceof InvariantViolation) return false;
    throw error;
  }
}

interface VerdictLine { readonly number: number; readonly kind: string; readonly seq: number }

/** 2 Exactly once, 3 order, 5 no loss: each saved command has one verdict at the hub, in order, and the station knows it. */
export function checkCommands(hub: HubNode, station: StationNode): void {
  const { stationId } = station.replica.position();
  const verdicts = found<VerdictLine>(
    hub.store.database, 'SELECT number, kind, seq FROM verdict WHERE stationId = ? ORDER BY number', stationId,
  );
  checkOrder(station, verdicts);
  checkEffects(hub, station, verdicts.filter(({ kind }) => kind === 'applied' || kind === 'appliedChanged').length);
  const told = station.verdicts.map(({ number }) => number);
  // A restored hub decides again what it has forgotten.
  if (hub.restores === 0 && new Set(told).size !== told.length) {
    throw new InvariantViolation('exactly once', `${station.name} was told a verdict twice`);
  }
  const waiting = station.replica.outboxCount();
  if (waiting !== 0) throw new InvariantViolation('liveness', `${station.name} still has ${String(waiting)} commands waiting`);
  // What an older hub had held was issued again under another number, and left the tray.
  const refused = verdicts.filter(({ kind }) => kind !== 'applied').length - (issuedBy(station) - station.saved.length);
  const kept = station.replica.conflictCount();
  if (kept !== refused) {
    throw new InvariantViolation('no loss', `${station.name}: ${String(refused)} refusals, ${String(kept)} in the conflict tray`);
  }
}

/** Commands of the operator, and those that were held and that the station issued again by itself. */
function issuedBy(station: StationNode): number {
  const [next] = found<{ value: string }>(station.replica.database, "SELECT value FROM position WHERE key = 'nextNumber'");
  return Number(next?.value ?? 0);
}

function checkOrder(station: StationNode, verdicts: readonly VerdictLine[]): void {
  const issued = issuedBy(station);
  if (verdicts.length !== issued || issued < station.saved.length) {
    const counts = `saved ${String(station.saved.length)} of ${String(issued)} commands, the hub decided ${String(verdicts.length)}`;
    throw new InvariantViolation('no loss', `${station.name} ${counts}`);
  }
  verdicts.forEach(({ number, seq }, index) => {
    if (number !== index + 1) {
      throw new InvariantViolation('order', `${station.name} verdict ${String(number)} at place ${String(index + 1)}`);
    }
    if (index > 0 && seq < (verdicts[index - 1]?.seq ?? 0)) {
      throw new InvariantViolation('order', `${station.name} verdict ${String(number)} goes back in seq`);
    }
  });
}

function checkEffects(hub: HubNode, station: StationNode, counted: number): void {
  const { stationId } = station.replica.position();
  const applied = found(hub.store.database, `SELECT number FROM audit WHERE origin = ? AND outcome = 'applied'`, stationId).length;
  if (applied !== counted) {
    throw new InvariantViolation('exactly once', `${station.name}: ${String(applied)} effects for ${String(counted)} applied verdicts`);
  }
  const decidedAt = momentsOfLines(hub);
  for (const { id } of station.saved) {
    const effects = decidedAt.get(`${id}.event`)?.size ?? 0;
    if (effects > 1) {
      throw new InvariantViolation('exactly once', `${station.name}: command ${id} is in the log ${String(effects)} times`);
    }
  }
}

/** By line of the timeline: it may move to another village later, but it keeps the moment it was decided at. */
function momentsOfLines(hub: HubNode): Map<string, Set<unknown>> {
  const moments = new Map<string, Set<unknown>>();
  for (const { tableName, id, cells } of hub.history) {
    if (tableName !== eventTable.name) continue;
    const seen = moments.get(id) ?? new Set();
    moments.set(id, seen.add((JSON.parse(cells ?? '[]') as unknown[])[DECIDED_AT]));
  }
  return moments;
}

/** 7 Scope safety: nothing on a replica that its grants do not cover, at any time after a welcome under those grants. */
export function checkScopeSafety(station: StationNode): void {
  const account = station.replica.account();
  if (account === null) return;
  const { database } = station.replica;
  // A pending command of the operator's own (moving a task away) may show a row it will lose.
  const pending = new Set(found<{ id: string }>(database, 'SELECT DISTINCT id FROM preimage').map(({ id }) => id));
  for (const row of audiences(database)) {
    if (visible(row, account.grants) || pending.has(row.id)) continue;
    throw new InvariantViolation('scope safety', `${station.name} holds ${row.tableName} ${row.id} of ${row.scope}`);
  }
}

/** 11 Liveness: without faults everybody reaches the hub's head. */
export function checkInStep(hub: HubNode, station: StationNode): void {
  const { cursor } = station.replica.position();
  const head = hub.store.head();
  if (cursor === head) return;
  const { state, problem } = station.link.view();
  const places = `${station.name} is at ${String(cursor)}, the hub at ${String(head)}`;
  throw new InvariantViolation('liveness', `${places} (${state}, ${JSON.stringify(problem)})`);
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
  const sent = rowsIn(body);
  if (sent.length === 0) return;
  const grants = grantsAtHub(hub, accountId);
  for (const { table, columns, rows } of sent) {
    const [scope, also] = [columns.indexOf('scope'), columns.indexOf('also')];
    for (const row of rows) {
      const audience = { scope: String(row[scope]), also: row[also] === null ? null : String(row[also]) };
      if (visible(audience, grants)) continue;
      throw new InvariantViolation('scope safety', `${station} was sent ${table} ${String(row[0])} of ${audience.scope}`);
    }
  }
}

interface SentRows { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }

/** Rows of batches and pages, wherever the message has them: alone, in an answer, and those that follow. */
function rowsIn(body: unknown): readonly SentRows[] {
  const value = isObject(body) && body.ok === true ? body.value : body;
  if (!isObject(value)) return [];
  const here = Array.isArray(value.tables) ? value.tables.filter(isObject) as unknown as SentRows[] : [];
  const page = Array.isArray(value.rows) && Array.isArray(value.columns) ? [value as unknown as SentRows] : [];
  const following = Array.isArray(value.following) ? value.following.flatMap(rowsIn) : [];
  return [...here, ...page, ...following, ...rowsIn(value.batch)];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
