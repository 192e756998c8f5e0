/** `shaotai backup`, `restore`, `verify`: a hub's store saved while it runs, put back, and examined. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Command } from 'commander';
import { attachmentsPathOf } from '#hub/attachments/attachments.ts';
import { attachmentsOfBackup, verifyAttachments } from '#hub/backup/attachments.ts';
import { backupStore, restoreStore, UnusableBackup } from '#hub/backup/backup.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import { openDataDirectory, storePathOf } from '#hub/data-directory.ts';
import { newSystemId, systemClock } from '#protocol/system.ts';
import { CliError, EXIT_FAILED, printResult } from './output.ts';

export function register(program: Command): void {
  program.command('backup')
    .description('Save a hub’s store into one file, and its attachments into a folder beside it, also while the hub runs.')
    .requiredOption('--data <dir>', 'data directory of the hub')
    .requiredOption('--to <file>', 'where the backup goes; an older one there is replaced when the new one is whole')
    .addHelpText('after', '\nExample:\n  $ npx shaotai backup --data ./hub --to /backup/hub-$(date +%F).sqlite')
    .action(backup);
  program.command('restore')
    .description('Put a backup in the place of a stopped hub’s store. Stations send again what the backup does not know.')
    .argument('<file>', 'the backup')
    .requiredOption('--data <dir>', 'data directory of the hub; its store is kept beside the restored one')
    .addHelpText('after', '\nExample:\n  $ npx shaotai restore /backup/hub-2026-11-21.sqlite --data ./hub')
    .action(restore);
  program.command('verify')
    .description(
      'Examine a store or a backup: file, audit chain, counters, rows against the change log, attachments. Exit code 1 when wrong.',
    )
    .option('--data <dir>', 'data directory of a hub')
    .option('--file <file>', 'a backup')
    .addHelpText('after', '\nExamples:\n  $ npx shaotai verify --data ./hub\n  $ npx shaotai verify --file /backup/hub-2026-11-21.sqlite')
    .action(verify);
}

async function backup({ data, to }: { data: string; to: string }): Promise<void> {
  requireStore(storePathOf(data));
  const result = await backupStore(data, resolve(to), (done, total) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)} of ${String(total)} pages`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  printResult(result);
}

function restore(file: string, { data }: { data: string }): void {
  if (!existsSync(file)) throw new CliError(`there is no ${file}`);
  const directory = openDataDirectory(data);
  try {
    printResult(restoreStore(file, data, { clock: systemClock, newId: newSystemId }));
  } catch (error) {
    if (error instanceof UnusableBackup) throw new CliError(error.message, { problems: error.verification?.problems ?? [] });
    throw error;
  } finally {
    directory.release();
  }
}

async function verify({ data, file }: { data?: string; file?: string }): Promise<void> {
  const path = data === undefined ? file : storePathOf(data);
  if (path === undefined) throw new CliError('name a data directory (--data) or a backup (--file)');
  requireStore(path);
  const database = new BetterSqlite3(path, { readonly: true, timeout: 5000 });
  try {
    // One state, while the hub goes on writing.
    const store = database.transaction(() => verifyStore(database))();
    const attachments = await verifyAttachments(database, data === undefined ? attachmentsOfBackup(path) : attachmentsPathOf(data));
    const ok = store.ok && attachments.problems.length === 0;
    printResult({ ...store, ok, attachments });
    if (!ok) process.exitCode = EXIT_FAILED;
  } finally {
    database.close();
  }
}

function requireStore(path: string): void {
  if (!existsSync(path)) throw new CliError('there is no hub’s store', { missing: path });
}
