/** `shaotai duplicates`: which leads of a file are about the same shop, and which about the same incident. */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { Batch } from '#domain/duplicates/batch.ts';
import type { Candidate } from '#domain/duplicates/batch.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import { builtInWeights, readingFor } from '#hub/duplicates/built-in.ts';
import { OutFile } from '../duplicates/out-file.ts';
import { parseFieldMap, readReports } from '../duplicates/read-reports.ts';
import type { ReadReport, RefusedLine } from '../duplicates/read-reports.ts';
import { CliError, EXIT_FAILED, printResult } from './output.ts';

interface DuplicatesOptions {
  readonly out: string;
  readonly map: readonly string[];
  readonly oneToOne?: string;
}

/** Refused lines that are shown one by one. */
const REFUSED_SHOWN = 200;
/** Reports between two looks at the progress bar. */
const PROGRESS_STEP = 500;

export function register(program: Command): void {
  program.command('duplicates')
    .description('Find leads about the same shop and the same incident in a file, or match two lists of shops.')
    .argument('<file>', 'NDJSON, one lead a line; - for standard input')
    .requiredOption('--out <dir>', 'where pairs.ndjson and clusters.ndjson are written')
    .option('--map <ours=theirs>', 'names of fields in the file, where they are not ours; several with commas, or given again', collect, [])
    .option('--one-to-one <field>', 'match two lists: the field that tells them apart; a cluster holds one of each list at most')
    .addHelpText('after', `
Fields (all but id may be missing or empty):
  id, source, reporter, category, name, uscc, address, description, phone, contact, lat, lng, town_code, village_code, created_at

Writes into --out:
  pairs.ndjson     {"a","b","sameShop","sameIncident","reasons":[{"question","feature","level","bits"}]} for every pair compared;
                   the bits of a question add up to its log2 odds
  clusters.ndjson  {"cluster","members":[...]} of incidents, single ones too
Prints one JSON line of counts. Lines that cannot be read are named on standard error and left out; exit code 1 then, 0 without any.
Without category, description and time in the file, the same shop is taken for the same incident.

Examples:
  $ npx shaotai duplicates leads.jsonl --out ./found
  $ npx shaotai duplicates shops.ndjson --out ./found --map name=title,lat=y,lng=x --one-to-one dataset
  $ zcat leads.jsonl.gz | npx shaotai duplicates - --out ./found`)
    .action(run);
}

const collect = (word: string, before: readonly string[]): string[] => [...before, word];

async function run(file: string, options: DuplicatesOptions): Promise<void> {
  const map = parseFieldMap(options.map);
  const folder = resolve(options.out);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw new CliError(`${folder} is a file, no directory`);
  const refused = new Refused();
  const path = file === '-' ? file : resolve(file);
  const rows = await readReports(path, { map, listField: options.oneToOne, onRefused: (line) => { refused.add(line); } });
  tell(`read ${String(rows.length)} leads`);
  const weights = builtInWeights();
  const reading = readingFor(rows.map(({ report }) => report));
  const profiles = rows.map(({ report }) => profileOf(report, reading));
  const kindOf = options.oneToOne === undefined ? undefined : (member: number) => rows[member]?.list ?? '';
  const batch = new Batch(profiles, { weights, kindOf });
  const counts = write(folder, rows, batch);
  printResult({
    event: 'duplicates', leads: rows.length, refused: refused.count, ...counts, cappedKeys: batch.capped, weights: weightsMark(weights),
  });
  if (refused.count > 0) process.exitCode = EXIT_FAILED;
}

function write(folder: string, rows: readonly ReadReport[], batch: Batch): { pairs: number; clusters: number } {
  mkdirSync(folder, { recursive: true });
  const pairs = new OutFile(join(folder, 'pairs.ndjson'));
  const clusters = new OutFile(join(folder, 'clusters.ndjson'));
  try {
    const compared = writePairs(pairs, rows, batch);
    tell(`compared ${String(compared)} pairs`);
    const groups = batch.groups();
    for (const group of groups) {
      const members = group.map((member) => idOf(rows, member));
      clusters.add({ cluster: members[0], members });
    }
    pairs.finish();
    clusters.finish();
    return { pairs: compared, clusters: groups.length };
  } finally {
    pairs.discard();
    clusters.discard();
  }
}

const BAR = { format: '{bar} {percentage} % · {pairs} pairs', stream: process.stderr, clearOnComplete: true };

function writePairs(file: OutFile, rows: readonly ReadReport[], batch: Batch): number {
  const bar = new SingleBar(BAR);
  let compared = 0;
  let shown = 0;
  bar.start(rows.length, 0, { pairs: '0' });
  try {
    for (const candidate of batch.candidates()) {
      file.add(rowOf(candidate, rows));
      compared += 1;
      if (candidate.b >= shown + PROGRESS_STEP) {
        shown = candidate.b;
        bar.update(shown, { pairs: compared });
      }
    }
  } finally {
    bar.stop();
  }
  return compared;
}

function rowOf({ a, b, sameShop, sameIncident, reasons }: Candidate, rows: readonly ReadReport[]) {
  return {
    a: idOf(rows, a), b: idOf(rows, b), sameShop: rounded(sameShop), sameIncident: rounded(sameIncident),
    reasons: reasons.map((reason) => ({ ...reason, bits: rounded(reason.bits) })),
  };
}

function idOf(rows: readonly ReadReport[], member: number): string {
  return rows[member]?.report.id ?? '';
}

/** Progress where nobody watches a bar. */
function tell(message: string): void {
  if (!process.stderr.isTTY) process.stderr.write(`${JSON.stringify({ level: 'info', message })}\n`);
}

/** Four decimals: more would only make the file long. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function warn(detail: object): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', ...detail })}\n`);
}

/** Names refused lines on standard error, the first ones each. */
class Refused {
  count = 0;

  add({ line, field, reason, message }: RefusedLine): void {
    this.count += 1;
    if (this.count <= REFUSED_SHOWN) warn({ line, field, reason, message });
    if (this.count === REFUSED_SHOWN) warn({ message: 'further lines are only counted' });
  }
}
