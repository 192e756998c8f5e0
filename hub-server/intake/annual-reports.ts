/**
 * Takes in the register's list of annual reports (年报名单), usually every night of the season: who stands on it as unreported gets
 * the badge, who has filed loses it. The same list again changes nothing.
 */
import { listedReport, reportId } from '#domain/patrol/annual-report.ts';
import { reportFormat } from '#domain/patrol/report-record.ts';
import type { ReportRecord } from '#domain/patrol/report-record.ts';
import { entityIdOf } from '#domain/registration/intake.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { annualReportTable } from '#domain/schema/patrol.ts';
import type { AnnualReport } from '#domain/schema/patrol.ts';
import type { HubTransaction } from '../store/store.ts';
import { importRows, parsedRows } from './import-run.ts';
import type { ImportOptions, ImportPorts } from './import-run.ts';
import type { ImportSummary, RowResult } from './report.ts';
import type { Source } from './source/source.ts';

export function importAnnualReports(source: Source, ports: ImportPorts, options: ImportOptions): Promise<ImportSummary> {
  const takeRow = (transaction: HubTransaction, record: ReportRecord, _row: number, now: number): RowResult =>
    takeIn(transaction, record, now);
  return importRows('annual-reports', parsedRows(source, reportFormat), takeRow, ports, options);
}

function takeIn(transaction: HubTransaction, { creditCode, year, state }: ReportRecord, now: number): RowResult {
  const entityId = entityIdOf(creditCode);
  const entity = transaction.get(entityTable, entityId) as Entity | undefined;
  if (entity === undefined) return { result: 'rejected', field: 'creditCode', reason: 'unknown' };
  const report = transaction.get(annualReportTable, reportId(year, entityId)) as AnnualReport | undefined;
  const change = listedReport(entity, report, { year, state }, now);
  if (change === undefined) return { result: 'unchanged', unplaced: false };
  transaction.apply([change]);
  return { result: report === undefined ? 'created' : 'changed', unplaced: entity.villageCode === null };
}
