/** Reads a file of leads or shops: NDJSON under our field names or under others that are mapped to them. */
import { createReadStream, statSync } from 'node:fs';
import type { Report } from '#domain/duplicates/report.ts';
import { REPORT_FIELDS, reportFormat } from '#domain/duplicates/report-record.ts';
import { REASONS } from '#hub/intake/report.ts';
import type { RejectReason } from '#hub/intake/report.ts';
import { openSource } from '#hub/intake/source/source.ts';
import type { Bytes, SourceRow } from '#hub/intake/source/source.ts';
import { CliError, UsageError } from '../commands/output.ts';

/** Our field → theirs. */
export type FieldMap = ReadonlyMap<string, string>;

/** A row that is left out. `line` counts from 1. */
export interface RefusedLine {
  readonly line: number;
  readonly field: string;
  readonly reason: RejectReason;
  readonly message: string;
}

export interface ReadReport {
  readonly report: Report;
  /** Value of the field that tells the two lists apart; '' when none was asked for. */
  readonly list: string;
}

export interface ReadingOptions {
  readonly map: FieldMap;
  /** Field of the file that names a row's list. */
  readonly listField?: string | undefined;
  readonly onRefused: (refused: RefusedLine) => void;
}

/** The names leads-dev files use, besides ours. */
const ALSO: Readonly<Record<string, string>> = {
  lng: 'lon', longitude: 'lon', latitude: 'lat', uscc: 'creditCode', town_code: 'townCode', village_code: 'villageCode', created_at: 'at',
};

/** `name=shop,lat=y` or the other way round where only one side is a field of ours. Throws UsageError. */
export function parseFieldMap(words: readonly string[]): FieldMap {
  const map = new Map<string, string>();
  for (const word of words.flatMap((text) => text.split(',')).map((text) => text.trim()).filter((text) => text !== '')) {
    const [left = '', right = ''] = word.split(/[=:]/).map((part) => part.trim());
    if (left === '' || right === '') throw new UsageError(`--map ${word}: write OURS=THEIRS, for example name=shopName`);
    const ours = ourField(left) ?? ourField(right);
    if (ours === undefined) throw new UsageError(`--map ${word}: there is no field ${left}; ours are ${REPORT_FIELDS.join(', ')}`);
    map.set(ours, ourField(left) === undefined ? left : right);
  }
  return map;
}

function ourField(name: string): string | undefined {
  return REPORT_FIELDS.includes(name) ? name : ALSO[name];
}

/** Reads every row that can be read; the others go to `onRefused`. Throws CliError when the file cannot be opened or has none. */
export async function readReports(path: string, options: ReadingOptions): Promise<ReadReport[]> {
  const source = await openSource(bytesOf(path), 'ndjson');
  const reports: ReadReport[] = [];
  const lineOf = new Map<string, number>();
  const refuse = (line: number, field: string, reason: RejectReason, also = '') => {
    const place = field === '' ? `line ${String(line)}` : `line ${String(line)}, ${field}`;
    options.onRefused({ line, field, reason, message: `${place}: ${REASONS[reason]}${also}` });
  };
  for await (const row of source.rows) {
    const read = reportOf(row, options);
    if ('reason' in read) {
      refuse(row.row, read.field, read.reason);
      continue;
    }
    const first = lineOf.get(read.report.id);
    if (first !== undefined) {
      refuse(row.row, 'id', 'conflict', ` (line ${String(first)} has the same id)`);
      continue;
    }
    lineOf.set(read.report.id, row.row);
    reports.push(read);
  }
  if (reports.length === 0) throw new CliError(`${path} has no lead that could be read`);
  return reports;
}

function bytesOf(path: string): Bytes {
  if (path === '-') return process.stdin;
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new CliError(`there is no file ${path}`);
  return createReadStream(path);
}

function reportOf(row: SourceRow, { map, listField }: ReadingOptions): ReadReport | { field: string; reason: RejectReason } {
  if ('problem' in row) return { field: '', reason: row.problem };
  const list = listField === undefined ? '' : listOf(row.fields[listField]);
  if (list === undefined) return { field: listField ?? '', reason: 'missing' };
  const parsed = reportFormat.parse(map.size === 0 ? row.fields : mapped(row.fields, map));
  return parsed.ok ? { report: parsed.record, list } : { field: map.get(parsed.field) ?? parsed.field, reason: parsed.problem };
}

/** Mapped fields first: a column of the file that happens to bear our name does not stand in their way. */
function mapped(fields: Readonly<Record<string, unknown>>, map: FieldMap): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [ours, theirs] of map) result[ours] = fields[theirs] ?? '';
  for (const [name, value] of Object.entries(fields)) {
    const ours = ourField(name);
    if (ours !== undefined && !map.has(ours)) result[name] = value;
  }
  return result;
}

function listOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}
