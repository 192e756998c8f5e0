/** Planted defects: each breaks replication in one way, and the simulation must notice. Without them its silence proves nothing. */
import type { Cell } from '#domain/core/row.ts';
import type { Batch, Page, PullReply, PushReply, Reply, TablePage, TableRows, Verdict } from '#protocol/hub/messages.ts';
import type { HubNode } from './hub-node.ts';
import type { StationNode } from './station-node.ts';

export interface Defect {
  /** Changes what the hub sends. */
  readonly tamper?: (body: unknown) => unknown;
  /** Damages a station or the hub after an operator acted. */
  readonly afterCommand?: (station: StationNode, hub: HubNode) => void;
}

/** Applies a change to every batch: live, pulled with those that follow, or in the answer to commands. */
function inBatches(change: (batch: Batch) => Batch): Defect {
  const changed = (reply: PullReply): PullReply => ({ ...change(reply), following: reply.following?.map(change) });
  return {
    tamper: (body) => {
      if (isBatch(body)) return change(body);
      if (!isAnswer(body)) return body;
      if (isBatch(body.value)) return { ok: true, value: changed(body.value) };
      const { value } = body;
      return isPushReply(value) && value.batch !== null ? { ok: true, value: { ...value, batch: change(value.batch) } } : body;
    },
  };
}

function isAnswer(body: unknown): body is Extract<Reply<unknown>, { ok: true }> {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
}

function isPushReply(value: unknown): value is PushReply {
  return typeof value === 'object' && value !== null && 'batch' in value;
}

function isBatch(body: unknown): body is Batch {
  return typeof body === 'object' && body !== null && 'verdicts' in body && 'tables' in body;
}

/** Applies a change to every page of a bootstrap, and to the tables it brings along. */
function inPages(change: (page: TablePage) => TablePage): Defect {
  return {
    tamper: (body) => {
      const reply = body as Reply<unknown>;
      if (typeof body !== 'object' || body === null || !('ok' in body) || !reply.ok || !isPage(reply.value)) return body;
      return { ok: true, value: { ...reply.value, ...change(reply.value), following: reply.value.following?.map(change) } };
    },
  };
}

function isPage(body: unknown): body is Page {
  return typeof body === 'object' && body !== null && 'next' in body && 'rows' in body;
}

const inVerdicts = (change: (verdict: Verdict) => Verdict): Defect =>
  inBatches((batch) => ({ ...batch, verdicts: batch.verdicts.map(change) }));
const inRows = (change: (cell: Cell, column: string | undefined) => Cell): Defect => {
  const changed = ({ columns, ...table }: TableRows) =>
    ({ ...table, columns, rows: table.rows.map((row) => row.map((cell, index) => change(cell, columns[index]))) });
  return inBatches((batch) => ({ ...batch, tables: batch.tables.map(changed) }));
};
const atStation = (sql: string): Defect => ({ afterCommand: (station) => void station.replica.database.exec(sql) });
const atHub = (sql: string): Defect => ({ afterCommand: (_station, hub) => void hub.store.database.exec(sql) });
const without = (table: string, rows: Batch['tables']): Batch['tables'] =>
  rows.map((each) => (each.table === table ? { ...each, rows: each.rows.slice(1) } : each));

export const DEFECTS: Readonly<Record<string, Defect>> = {
  // On the way.
  lostRemoval: inBatches((batch) => ({ ...batch, tables: batch.tables.map((table) => ({ ...table, removed: [] })) })),
  lostVerdict: inBatches((batch) => ({ ...batch, verdicts: batch.verdicts.slice(1) })),
  lostRow: inBatches((batch) => ({ ...batch, tables: without('task', batch.tables) })),
  lostPageRow: inPages((page) => (page.table === 'task' ? { ...page, rows: page.rows.slice(1) } : page)),
  lostLastPage: inPages((page) => (page.table === 'village' ? { ...page, rows: [] } : page)),
  offByOneCursor: inBatches((batch) => ({ ...batch, to: batch.to + 1 })),
  cursorBehindRows: inBatches((batch) => (batch.to > batch.from + 1 ? { ...batch, to: batch.to - 1 } : batch)),
  halfCommit: inBatches((batch) => ({ ...batch, tables: batch.tables.slice(0, 1) })),
  verdictBeforeRow: inBatches((batch) => (batch.verdicts.length > 0 ? { ...batch, tables: [] } : batch)),
  adjustmentHidden: inVerdicts((verdict) => (verdict.kind === 'appliedChanged' ? { ...verdict, kind: 'applied' } : verdict)),
  refusalShownAsApplied: inVerdicts((verdict) => ({ ...verdict, kind: 'applied', code: null })),
  unmaskedRow: inRows((cell) => (cell === '138****1234' ? '13812341234' : cell)),
  leakedRow: inRows((cell, column) => (column === 'scope' && cell !== '*' ? '441900199001' : cell)),
  // On a station.
  skippedPreimage: atStation('DELETE FROM preimage'),
  lostOutboxEntry: atStation('DELETE FROM outbox WHERE decidedAt IS NULL AND number % 5 = 0'),
  outboxOutOfOrder: atStation(`
    UPDATE outbox SET number = number + 1
    WHERE decidedAt IS NULL AND number = (SELECT max(number) FROM outbox) AND number % 7 = 0`),
  lostParked: atStation('DELETE FROM parked'),
  lostHeld: atStation("DELETE FROM conflict WHERE kind = 'held'"),
  lostConflict: atStation('DELETE FROM conflict'),
  cursorAheadOfRows: atStation("UPDATE position SET value = CAST(value + 1 AS TEXT) WHERE key = 'cursor' AND value > 20"),
  rowChangedBehindReplication: atStation("UPDATE entity SET name = name || '.' WHERE id = (SELECT min(id) FROM entity)"),
  openWorkTakenForEverything: atStation("UPDATE position SET value = '1' WHERE key = 'complete' AND value = 'openWork'"),
  // At the hub.
  counterAhead: atHub('UPDATE station SET processedThrough = processedThrough + 1 WHERE processedThrough % 9 = 4'),
  counterOutsideTransaction: atHub('UPDATE station SET processedThrough = processedThrough - 1 WHERE processedThrough % 9 = 4'),
  lostVerdictRecord: atHub('DELETE FROM verdict WHERE number % 11 = 5'),
  rowWithoutLogEntry: atHub("UPDATE task SET urges = urges + 1 WHERE id = (SELECT min(id) FROM task)"),
  auditEntryChanged: atHub("UPDATE audit SET actorName = 'somebody else' WHERE number = 3"),
  logEntryMissing: atHub("DELETE FROM change WHERE tableName = 'event' AND seq % 13 = 7"),
  restoreWithoutNewEpoch: {
    afterCommand: (_station, hub) => hub.keepEpochOnRestore(),
  },
};
