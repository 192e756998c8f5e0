/**
 * `npm run bench:replication [-- --only NAME] [--size SMALL|FULL]`: replication beside raw limits and beside peers, every
 * side in processes of its own, with the same rows and the same durability. One JSON line a benchmark on standard output.
 */
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import BetterSqlite3 from 'better-sqlite3';
import { Option } from 'commander';
import { npmCommand } from '../../support/command-line.ts';
import { makeFolder, removeFolder } from '../../support/folder.ts';
import { report } from '../measure.ts';
import { bootstrap } from './bootstrap.ts';
import { catchUp } from './catch-up.ts';
import { deciding } from './deciding.ts';
import { drain } from './drain.ts';
import { eventLoop } from './event-loop.ts';
import { peers } from './peers.ts';
import { SIZES } from './sizes.ts';
import type { Bench, Sizes } from './sizes.ts';
import { visible } from './visible.ts';

const BENCHES: Readonly<Record<string, Bench>> = { bootstrap, catchUp, visible, deciding, drain, eventLoop, peers };
const NAMES = Object.keys(BENCHES);

interface Options { readonly only: readonly string[]; readonly size: Sizes['name'] }

const options = npmCommand('bench:replication', 'Replication beside raw limits and beside other engines, as ratios of the same run.')
  .addOption(new Option('--only <names...>', 'these benchmarks').choices(NAMES).default(NAMES, 'all'))
  .addOption(new Option('--size <size>', 'how much they do: SMALL takes minutes').choices(Object.keys(SIZES)).default('FULL'))
  .parse()
  .opts<Options>();
const sizes = SIZES[options.size];

for (const [name, run] of Object.entries(BENCHES)) {
  if (!options.only.includes(name)) continue;
  process.stderr.write(`bench ${name} …\n`);
  const folder = makeFolder();
  const start = performance.now();
  try {
    const figures = await run(folder, sizes);
    report(`replication.${name}`, { size: sizes.name, ...figures, tookSeconds: Math.round((performance.now() - start) / 1000) });
  } catch (error) {
    process.exitCode = 1;
    report(`replication.${name}`, { size: sizes.name, failed: error instanceof Error ? error.message : String(error) });
  } finally {
    removeFolder(folder);
  }
}
report('replication.machine', machine());

/** What the figures were taken with. */
function machine(): object {
  const database = new BetterSqlite3(':memory:');
  const sqlite: unknown = database.prepare('SELECT sqlite_version()').pluck().get();
  database.close();
  const { version, dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const [cpu] = cpus();
  return {
    shaotai: version, node: process.versions.node, sqlite,
    betterSqlite3: dependencies['better-sqlite3'], socketIo: dependencies['socket.io'],
    platform: `${process.platform} ${release()} ${process.arch}`, cpu: cpu?.model, cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
  };
}
