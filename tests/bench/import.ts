/**
 * Registrations a second into a durable hub, from the bytes of a CSV file to tasks in village inboxes; beside a bare
 * better-sqlite3 insert of the same rows with the same durability and commit size, in the same run.
 */
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { seededRandom } from '#cli/random.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { openServices } from '#hub/hub.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import { BULK_ROWS } from '#hub/intake/import-run.ts';
import type { ImportSummary } from '#hub/intake/report.ts';
import { openSource } from '#hub/intake/source/source.ts';
import { createLog } from '#hub/log.ts';
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };
import { ROOT } from '../runner/tool.ts';
import { median, report, round } from './measure.ts';

/** Real registrations where they are at hand; a generated file of the same size elsewhere. */
const DEVELOPMENT_FILE = join(ROOT, '../shared/data/registrations/dongguan-to-2010.csv');
const GENERATED_ROWS = 17_895;
const ROUNDS = 3;
const HEADER = '企业名称,统一社会信用代码,注册日期,企业类型,注册资金,经营范围,注册地址';

export async function importSpeed(folder: string): Promise<void> {
  const file = existsSync(DEVELOPMENT_FILE) ? DEVELOPMENT_FILE : generate(join(folder, 'registrations.csv'));
  const rows = parse(readFileSync(file), { bom: true, from_line: 2 }) as string[][];
  const hub: number[] = [];
  const bare: number[] = [];
  let summary: ImportSummary | undefined;
  for (let index = 0; index < ROUNDS; index += 1) {
    const imported = await intoHub(join(folder, `hub-${String(index)}`), file);
    summary = imported.summary;
    hub.push(imported.rowsPerSecond);
    bare.push(intoBareTable(join(folder, `bare-${String(index)}.sqlite`), rows));
  }
  if (summary?.read !== rows.length) throw new Error(`${String(summary?.read)} of ${String(rows.length)} rows were read`);
  report('import', {
    file: file === DEVELOPMENT_FILE ? 'development' : 'generated', rows: rows.length, created: summary.created, unplaced: summary.unplaced,
    rowsPerSecond: Math.round(median(hub)), bareRowsPerSecond: Math.round(median(bare)),
    ratio: round(median(bare.map((speed, index) => speed / (hub[index] ?? NaN)))),
  });
}

async function intoHub(dataDirectory: string, file: string): Promise<{ rowsPerSecond: number; summary: ImportSummary }> {
  const { services, close } = openServices({ dataDirectory, log: createLog('bench', 'error') });
  try {
    loadBuiltInTerritory(services.store, services.clock);
    const start = performance.now();
    const source = await openSource(createReadStream(file), 'csv');
    const summary = await services.intake.import('registrations', source, {
      actor: LOCAL_ADMINISTRATOR, origin: 'bench', batchRows: BULK_ROWS,
    });
    return { rowsPerSecond: perSecond(summary.read, start), summary };
  } finally {
    close();
  }
}

/** One table with the file's columns, the credit code as its key. */
function intoBareTable(path: string, rows: readonly (readonly string[])[]): number {
  const database = new BetterSqlite3(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE registration (name, code PRIMARY KEY, day, kind, capital, scope, address) WITHOUT ROWID');
    const insert = database.prepare('INSERT OR REPLACE INTO registration VALUES (?, ?, ?, ?, ?, ?, ?)');
    const commit = database.transaction((batch: readonly (readonly string[])[]) => batch.forEach((row) => insert.run(...row)));
    const start = performance.now();
    for (let index = 0; index < rows.length; index += BULK_ROWS) commit(rows.slice(index, index + BULK_ROWS));
    return perSecond(rows.length, start);
  } finally {
    database.close();
  }
}

function perSecond(count: number, start: number): number {
  return count / ((performance.now() - start) / 1000);
}

/** Invented registrations: most name their village, some only a road. */
function generate(path: string): string {
  const random = seededRandom(1);
  const townName = new Map(townList.towns.map(({ code, name }) => [code, name]));
  const lines = Array.from({ length: GENERATED_ROWS }, (_, index) => {
    const village = villageList.villages[Math.floor(random() * villageList.villages.length)];
    const place = `${townName.get(village?.townCode ?? '') ?? ''}${random() < 0.7 ? (village?.name ?? '') : ''}`;
    const code = `91441900MA${String(index).padStart(8, '0')}`;
    const scope = '销售：五金制品、电子产品、塑胶制品、日用百货；货物或技术进出口；物业租赁。';
    return `东莞市晨星${String(index)}制品有限公司,${code},2009-05-18,有限责任公司,50(万元人民币),${scope},东莞市${place}振兴路${String(index % 300)}号`;
  });
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  return path;
}
