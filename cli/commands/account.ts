/** `shaotai account`: adds, lists and disables accounts; their keys are in account-key.ts. */
import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { ROLES } from '#domain/core/actor.ts';
import type { Role } from '#domain/core/actor.ts';
import type { AddedAccount, ListedAccount, NewAccount } from '#hub/accounts/register.ts';
import { LOCAL_ADMINISTRATOR, NewAccount as NewAccountSchema } from '#hub/accounts/register.ts';
import { checked } from '#hub/checked.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import { ACCESS_HELP, withAccess, withPlaceOptions } from './access.ts';
import type { AccessOptions } from './access.ts';
import { registerKeys } from './account-key.ts';
import { CliError, describeFailure, EXIT_FAILED, printResult, readStandardInput, UsageError } from './output.ts';

const ORIGIN = 'cli';
const PASSWORD_LIMIT_BYTES = 1024;
const CSV_LIMIT_BYTES = 50 * 1024 * 1024;
/** Columns of the CSV file; place, memberId and password may be empty. */
const CSV_COLUMNS = ['login', 'name', 'role', 'place', 'memberId', 'password'] as const;

interface AddOptions extends AccessOptions {
  readonly role?: Role;
  readonly place: string;
  readonly login?: string;
  readonly name?: string;
  readonly member?: string;
  readonly csv?: string;
  readonly key: boolean;
}

export function register(program: Command): void {
  const account = program.command('account').description('Add, list and disable accounts.');
  withPlaceOptions(account.command('add'))
    .description('Add an account, its password from standard input; or many from a CSV file. Prints one JSON line an account.')
    .addOption(new Option('--role <role>', 'what the account may do').choices(ROLES))
    .option('--place <code>', 'village (12 digits), town (9), city (6) or dept:TOWN:DEPARTMENT; none for administrator and intake', '')
    .option('--login <login>', 'what the person types to sign in')
    .option('--name <name>', 'the person\'s name')
    .option('--member <id>', 'the grid member a gridMember account stands for')
    .option('--key', 'no password: print an API key, for intake and field programs', false)
    .option('--csv <file>', `many accounts; columns ${CSV_COLUMNS.join(', ')}`)
    .addHelpText('after', `${ACCESS_HELP}

Examples:
  $ echo "$PASSWORD" | npx shaotai account add --data ./hub --role administrator --login admin --name 管理员
  $ echo "$PASSWORD" | npx shaotai account add --data ./hub --role villageDispatcher --place 441900103201 --login cun-103201 --name 陈调度
  $ npx shaotai account add --data ./hub --role intake --login registry --name 登记接口 --key
  $ npx shaotai account add --data ./hub --csv accounts.csv`)
    .action(add);
  withPlaceOptions(account.command('list'))
    .description('Print all accounts as JSON lines; no secrets.')
    .addHelpText('after', `${ACCESS_HELP}\n\nExample:\n  $ npx shaotai account list --data ./hub`)
    .action(async (options: AccessOptions) => {
      const accounts = await withAccess<readonly ListedAccount[]>(options, {
        local: ({ register: accountRegister }) => Promise.resolve(accountRegister.list()),
        remote: async (remote) => (await remote.request('/api/v1/accounts') as { accounts: ListedAccount[] }).accounts,
      });
      accounts.forEach(printResult);
    });
  withPlaceOptions(account.command('disable <login>'))
    .description('Disable an account: its sessions and keys end at once, its waiting commands are refused.')
    .addHelpText('after', `${ACCESS_HELP}\n\nExample:\n  $ npx shaotai account disable cun-103012 --data ./hub`)
    .action(async (login: string, options: AccessOptions) => {
      printResult(await withAccess<unknown>(options, {
        local: ({ register: accountRegister }) => Promise.resolve(accountRegister.disable(login, LOCAL_ADMINISTRATOR, ORIGIN)),
        remote: (remote) => remote.request(`/api/v1/accounts/${encodeURIComponent(login)}/disable`, { method: 'POST', json: {} }),
      }));
    });
  registerKeys(account);
}

async function add(options: AddOptions): Promise<void> {
  const wanted = options.csv === undefined ? [await oneOf(options)] : fromCsv(options.csv);
  const results = await withAccess(options, {
    local: ({ register: accountRegister, store, clock }) => {
      // The places of a new hub must be known before somebody can be given one.
      if (wanted.some(({ account }) => account.place !== '')) loadBuiltInTerritory(store, clock);
      return addAll(wanted, (account) => accountRegister.add(account, LOCAL_ADMINISTRATOR, ORIGIN));
    },
    remote: (remote) => addAll(wanted, async (account) =>
      await remote.request('/api/v1/accounts', { method: 'POST', json: account }) as AddedAccount),
  });
  if (options.csv === undefined) {
    if (results.failure !== undefined) throw results.failure;
    return;
  }
  printResult({ event: 'done', read: wanted.length, created: wanted.length - results.failed, rejected: results.failed });
  if (results.failed > 0) process.exitCode = EXIT_FAILED;
}

/** One after the other; a refused account is reported with its row and the rest goes on. */
async function addAll(
  wanted: readonly WantedAccount[],
  addOne: (account: NewAccount) => Promise<AddedAccount>,
): Promise<{ failed: number; failure: unknown }> {
  let failed = 0;
  let failure: unknown;
  for (const { row, account } of wanted) {
    try {
      printResult({ event: 'added', ...(await addOne(checked(NewAccountSchema, account))) });
    } catch (error) {
      failed += 1;
      failure = error;
      if (row !== null) printResult({ event: 'rejected', row, login: account.login, ...describeFailure(error) });
    }
  }
  return { failed, failure };
}

/** `row` counts lines of the file as a spreadsheet shows them; null for a single account. */
interface WantedAccount { readonly row: number | null; readonly account: NewAccount }

async function oneOf({ role, place, login, name, member, key }: AddOptions): Promise<WantedAccount> {
  if (role === undefined || login === undefined || name === undefined) {
    throw new UsageError('account add needs --role, --login and --name, or --csv');
  }
  const password = key ? null : await readStandardInput(`Password for ${login}`, PASSWORD_LIMIT_BYTES);
  return { row: null, account: { login, name, role, place, memberId: member ?? null, password, key } };
}

/** A row by its header, and the line of the file it ends on. */
interface CsvRow { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }

function fromCsv(path: string): WantedAccount[] {
  const bytes = readFileSync(path);
  if (bytes.length > CSV_LIMIT_BYTES) throw new CliError(`${path} is larger than ${String(CSV_LIMIT_BYTES)} bytes`);
  const records = parse(bytes, {
    bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true, info: true,
  }) as CsvRow[];
  const columns = Object.keys(records[0]?.record ?? {});
  const missing = ['login', 'name', 'role'].filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !(CSV_COLUMNS as readonly string[]).includes(column));
  if (records.length > 0 && (missing.length > 0 || unknown.length > 0)) {
    throw new CliError('the header of the CSV file is not right', { missing, unknown, columns: CSV_COLUMNS });
  }
  return records.map(({ record, info }) => ({
    row: info.lines,
    account: {
      login: record['login'] ?? '', name: record['name'] ?? '', role: record['role'] as Role, place: record['place'] ?? '',
      memberId: record['memberId'] || null, password: record['password'] || null,
    },
  }));
}
