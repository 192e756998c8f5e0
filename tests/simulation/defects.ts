/** Planted defects: each breaks replication in one way, and the simulation must notice. Without them its silence proves nothing. */
import type { Batch, Reply } from '#protocol/hub/messages.ts';
import type { StationNode } from './station-node.ts';

export interface Defect {
  /** Changes what the hub sends. */
  readonly tamper?: (body: unknown) => unknown;
  /** Damages a station after its operator acted. */
  readonly afterCommand?: (station: StationNode) => void;
}

/** Applies a change to every batch, live or pulled. */
function inBatches(change: (batch: Batch) => Batch): Defect {
  return {
    tamper: (body) => {
      if (isBatch(body)) return change(body);
      const reply = body as Reply<unknown>;
      return typeof body === 'object' && body !== null && 'ok' in body && reply.ok && isBatch(reply.value) ? { ok: true, value: change(reply.value) } : body;
    },
  };
}

function isBatch(body: unknown): body is Batch {
  return typeof body === 'object' && body !== null && 'verdicts' in body && 'tables' in body;
}

export const DEFECTS: Readonly<Record<string, Defect>> = {
  lostRemoval: inBatches((batch) => ({ ...batch, tables: batch.tables.map((table) => ({ ...table, removed: [] })) })),
  lostVerdict: inBatches((batch) => ({ ...batch, verdicts: batch.verdicts.slice(1) })),
  offByOneCursor: inBatches((batch) => ({ ...batch, to: batch.to + 1 })),
  lostRow: inBatches((batch) => ({ ...batch, tables: batch.tables.map((table) => (table.table === 'task' ? { ...table, rows: table.rows.slice(1) } : table)) })),
  verdictBeforeRow: inBatches((batch) => (batch.verdicts.length > 0 ? { ...batch, tables: [] } : batch)),
  unmaskedRow: inBatches((batch) => ({ ...batch, tables: batch.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map((cell) => (cell === '138****1234' ? '13812341234' : cell))) })) })),
  leakedRow: inBatches((batch) => ({ ...batch, tables: batch.tables.map((table) => ({ ...table, rows: table.table === 'task' ? table.rows.map((row) => row.map((cell, index) => (table.columns[index] === 'scope' ? '441900199001' : cell))) : table.rows })) })),
  skippedPreimage: { afterCommand: (station) => void station.replica.database.exec('DELETE FROM preimage') },
  lostOutboxEntry: { afterCommand: (station) => void station.replica.database.exec('DELETE FROM outbox WHERE decidedAt IS NULL AND number % 5 = 0') },
  cursorAheadOfRows: { afterCommand: (station) => void station.replica.database.exec("UPDATE position SET value = CAST(value + 1 AS TEXT) WHERE key = 'cursor' AND value > 20") },
};
