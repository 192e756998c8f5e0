/** `shaotai import`: takes files of registrations, complaints, annual reports, addresses or territory into a hub. */
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { HubServices } from '#hub/http/services.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import { BULK_ROWS } from '#hub/intake/import-run.ts';
import type { ImportKind } from '#hub/intake/import-run.ts';
import { REASONS } from '#hub/intake/report.ts';
import type { ImportSummary, RejectedRow } from '#hub/intake/report.ts';
import { CONTENT_TYPES, formatOf, openSource } from '#hub/intake/source/source.ts';
import { ACCESS_HELP, withAccess } from './access.ts';
import type { AccessOptions } from './access.ts';
import { CliError, EXIT_FAILED, printResult } from './output.ts';
import type { Remote } from './remote.ts';

const KINDS: readonly ImportKind[] = ['territory', 'registrations', 'complaints', 'annual-reports', 'addresses'];
const PATHS: Readonly<Record<ImportKind, string>> = {
  registrations: '/api/v1/registrations', complaints: '/api/v1/complaints', 'annual-reports': '/api/v1/annual-reports',
  addresses: '/api/v1/addresses', territory: '/api/v1/territory',
};
/** The hub answers when the whole file is taken in. */
const UPLOAD_LIMIT_MS = 10 * 60_000;

interface ImportArguments extends AccessOptions {
  readonly rejected?: string;
}

export function register(program: Command): void {
  program.command('import')
    .description('Take a file into a hub. Importing the same file again changes nothing; a bad row is refused and the rest goes on.')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(KINDS))
    .argument('<file>', 'CSV (UTF-8 with or without BOM, or GB18030), XLSX or NDJSON')
    .option('--data <dir>', 'data directory of the hub')
    .option('--hub <url>', 'a running hub')
    .option('--rejected <path>', 'where refused rows are listed as CSV: row, field, reason (default: FILE.rejected.csv)')
    .addHelpText('after', `
Prints one JSON line: read, created, changed, unchanged, rejected, unplaced, and the file of refused rows.
Exit code 0 when every row was taken, 1 when rows were refused or the file could not be read, 2 for wrong usage.

Columns (Chinese or English names; others are ignored):
  registrations  统一社会信用代码, 企业名称, 注册日期, 注册地址; 企业类型, 注册资金, 经营范围, 联系人, 联系电话, 经度, 纬度, 村社区代码
  complaints     来源, 工单编号, 地址; 诉求时间, 被投诉主体, 诉求内容, 行业, 投诉人, 联系电话, 是否回访, 经度, 纬度, 村社区代码
  annual-reports 统一社会信用代码, 年报年度; 年报状态 (未报, 已报)
  addresses      标准地址, 村社区代码; 网格代码, 经度, 纬度
  territory      代码, 名称; 类型 (市, 镇, 村, 社区, 网格, 特殊管理单元), 简称, 上级代码, 经度, 纬度, 面积, 边界, 停用日期
${ACCESS_HELP}

Examples:
  $ npx shaotai import registrations rows.csv --data ./hub
  $ npx shaotai import addresses 标准地址库.xlsx --data ./hub
  $ npx shaotai import territory grids.ndjson --hub http://127.0.0.1:7300 --rejected /tmp/refused.csv`)
    .action(run);
}

async function run(kind: ImportKind, file: string, options: ImportArguments): Promise<void> {
  const path = resolve(file);
  const progress = new Progress(sizeOf(path));
  let summary: ImportSummary;
  try {
    summary = await withAccess(options, {
      local: (services) => importHere(services, kind, path, progress),
      remote: (remote) => upload(remote, kind, path, progress),
    });
  } finally {
    progress.stop();
  }
  const { rejectedRows, ...counts } = summary;
  const rejectedFile = rejectedRows.length === 0 ? null : (options.rejected ?? `${path}.rejected.csv`);
  if (rejectedFile !== null) writeRejected(rejectedFile, rejectedRows);
  printResult({ event: 'imported', kind, ...counts, rejectedFile });
  if (counts.rejected > 0) process.exitCode = EXIT_FAILED;
}

async function importHere(services: HubServices, kind: ImportKind, path: string, progress: Progress): Promise<ImportSummary> {
  const { intake, store, clock } = services;
  // Registrations and addresses need villages; a territory file brings its own.
  if (kind !== 'territory') loadBuiltInTerritory(store, clock);
  const source = await openSource(progress.watch(createReadStream(path)), formatOf(path));
  return intake.import(kind, source, {
    actor: LOCAL_ADMINISTRATOR, origin: 'cli', batchRows: BULK_ROWS, onProgress: ({ read }) => progress.rows(read),
  });
}

async function upload(remote: Remote, kind: ImportKind, path: string, progress: Progress): Promise<ImportSummary> {
  return await remote.request(PATHS[kind], {
    method: 'POST', body: ReadableStream.from(progress.watch(createReadStream(path))), contentType: CONTENT_TYPES[formatOf(path)],
    limitMs: UPLOAD_LIMIT_MS,
  }) as ImportSummary;
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new CliError(`there is no file ${path}`);
  return found.size;
}

/** Field names, codes and explanations are the product's own words: nothing in them needs escaping but the comma. */
function writeRejected(path: string, rows: readonly RejectedRow[]): void {
  const lines = rows.map(({ row, field, reason, otherRow }) => {
    const explanation = otherRow === undefined ? REASONS[reason] : `${REASONS[reason]}: row ${String(otherRow)}`;
    return `${String(row)},${field},${reason},"${explanation}"`;
  });
  writeFileSync(path, `row,field,reason,explanation\n${lines.join('\n')}\n`);
}

/** A bar on standard error, for people at a terminal only: how much of the file was read, and how many rows it had. */
class Progress {
  readonly #bar = new SingleBar({
    format: '{bar} {percentage} % · {rows} rows · {duration_formatted}', stream: process.stderr, clearOnComplete: true,
  });
  #bytes = 0;

  constructor(totalBytes: number) {
    this.#bar.start(totalBytes, 0, { rows: '-' });
  }

  async* watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      yield chunk;
      this.#bytes += chunk.byteLength;
      this.#bar.update(this.#bytes);
    }
  }

  rows(read: number): void {
    this.#bar.update(this.#bytes, { rows: read });
  }

  stop(): void {
    this.#bar.stop();
  }
}
