/** Takes in towns, villages, grids and special management units, in one file in any order. */
import { decideTerritory, territoryOrder } from '#domain/territory/intake.ts';
import type { KnownTerritory } from '#domain/territory/intake.ts';
import { territoryFormat } from '#domain/territory/record.ts';
import type { TerritoryRecord } from '#domain/territory/record.ts';
import type { Table } from '#domain/core/table.ts';
import { cityTable, gridTable, townTable, villageTable } from '#domain/schema/territory.ts';
import type { City, Grid, Town, Village } from '#domain/schema/territory.ts';
import type { HubTransaction } from '../store/store.ts';
import { missingIndustries } from './built-in-industries.ts';
import { missingItems } from './built-in-items.ts';
import { missingCalendarYears } from './built-in-territory.ts';
import { importRows, parsedRows } from './import-run.ts';
import type { ImportOptions, ImportPorts, ParsedRow } from './import-run.ts';
import type { ImportSummary, RowResult } from './report.ts';
import type { Source } from './source/source.ts';
import { UnreadableFile } from './source/unreadable.ts';

/** The file is read whole, to decide parents before children. A province has fewer villages and grids. */
const ROWS_MAX = 200_000;

/** A row whose city, town or village is not known, neither to the hub nor to the file, is refused. */
export async function importTerritoryRows(source: Source, ports: ImportPorts, options: ImportOptions): Promise<ImportSummary> {
  return importRows('territory', await sortedRows(source), takeIn, ports, options);
}

/**
 * Gives an empty hub the territory of a file, whole or not at all: throws UnreadableFile when a row is refused or there is
 * no city. The working calendar is the built-in one.
 */
export async function loadTerritoryFile(source: Source, { store, clock }: ImportPorts, { actor, origin }: ImportOptions): Promise<void> {
  const rows = await sortedRows(source);
  store.commit((transaction) => {
    const now = clock.now();
    for (const parsed of rows) {
      const outcome = 'refused' in parsed ? parsed.refused : takeIn(transaction, parsed.record, parsed.row, now);
      if (outcome.result === 'rejected') throw new UnreadableFile('row', [`row ${String(parsed.row)}`, outcome.field, outcome.reason]);
    }
    if (territoryIn(transaction).city() === undefined) throw new UnreadableFile('noCity');
    transaction.apply([...missingCalendarYears(transaction), ...missingIndustries(transaction, now), ...missingItems(transaction, now)]);
    transaction.audit({
      at: now, actorId: actor.accountId, actorName: actor.name, origin, action: 'intake.territory', subject: '', outcome: 'applied',
      detail: { rows: rows.length },
    });
  });
}

async function sortedRows(source: Source): Promise<ParsedRow<TerritoryRecord>[]> {
  const rows: ParsedRow<TerritoryRecord>[] = [];
  for await (const row of parsedRows(source, territoryFormat)) {
    if (rows.length >= ROWS_MAX) throw new UnreadableFile('tooLarge');
    rows.push(row);
  }
  const orderOf = (parsed: ParsedRow<TerritoryRecord>): number => ('record' in parsed ? territoryOrder(parsed.record) : 0);
  return rows.sort((a, b) => orderOf(a) - orderOf(b));
}

function takeIn(transaction: HubTransaction, record: TerritoryRecord, _row: number, now: number): RowResult {
  const decision = decideTerritory(record, territoryIn(transaction), now);
  if (decision.result === 'rejected') return { result: 'rejected', field: decision.field, reason: decision.problem };
  transaction.apply(decision.changes);
  return { result: decision.result, unplaced: false };
}

function territoryIn(transaction: HubTransaction): KnownTerritory {
  const get = <R>(table: Table, id: string) => transaction.get(table, id) as R | undefined;
  return {
    city: () => transaction.find(cityTable, {}, 1)[0] as City | undefined,
    town: (code) => get<Town>(townTable, code),
    village: (code) => get<Village>(villageTable, code),
    grid: (id) => get<Grid>(gridTable, id),
  };
}
