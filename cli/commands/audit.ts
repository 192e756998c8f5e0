/** `shaotai audit`: reads the audit trail of a data directory, also while its hub runs; writes nothing. */
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { listAudit, verifyAudit } from '#hub/audit/verify.ts';
import { storePathOf } from '#hub/data-directory.ts';
import { CliError, EXIT_FAILED, printResult } from './output.ts';

const LIST_MAX = 1_000_000;
const LIST_EXAMPLES = `
Examples:
  $ npx shaotai audit list --data ./hub --action session.signIn
  $ npx shaotai audit list --data ./hub --limit 1000 | jq .action`;

interface ListOptions {
  readonly data: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly action?: string;
  readonly limit: number;
}

export function register(program: Command): void {
  const audit = program.command('audit').description('List and verify the audit trail (who, when, what, from where, outcome).');
  audit.command('verify')
    .description('Recompute the hash chain. Exit code 1 when an entry was changed, removed or inserted.')
    .requiredOption('--data <dir>', 'data directory of the hub')
    .addHelpText('after', '\nExample:\n  $ npx shaotai audit verify --data ./hub')
    .action(({ data }: { data: string }) => withDatabase(data, (database) => {
      const result = verifyAudit(database);
      printResult(result);
      if (!result.ok) process.exitCode = EXIT_FAILED;
    }));
  audit.command('list')
    .description('Print entries as JSON lines, newest first.')
    .requiredOption('--data <dir>', 'data directory of the hub')
    .option('--actor <id>', 'only what this account did')
    .option('--subject <table:id>', 'only what concerns this row, for example task:018f…')
    .option('--action <name>', 'only this action, for example task.assign')
    .option('--limit <number>', 'at most so many entries', limit, 100)
    .addHelpText('after', LIST_EXAMPLES)
    .action(({ data, actor, subject, action, limit: count }: ListOptions) =>
      withDatabase(data, (database) => {
        const rows = listAudit(database, { actorId: actor ?? null, subject: subject ?? null, action: action ?? null, limit: count });
        for (const row of rows) printResult({ ...row, at: new Date(row.at).toISOString(), detail: JSON.parse(row.detail) as unknown });
      }));
}

function withDatabase(directory: string, work: (database: Database) => void): void {
  const path = storePathOf(directory);
  if (!existsSync(path)) throw new CliError(`${directory} holds no hub`, { missing: path });
  const database = new BetterSqlite3(path, { readonly: true, timeout: 5000 });
  try {
    work(database);
  } finally {
    database.close();
  }
}

function limit(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > LIST_MAX) throw new InvalidArgumentError(`1 to ${String(LIST_MAX)}`);
  return value;
}
