/** `shaotai account key`: API keys for programs; made, listed and revoked. */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { KEY_SCOPES } from '#protocol/key-scopes.ts';
import type { KeyScope, ListedKey } from '#protocol/key-scopes.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { ACCESS_HELP, withAccess, withPlaceOptions } from './access.ts';
import type { AccessOptions } from './access.ts';
import { printResult } from './output.ts';

const ORIGIN = 'cli';
const DAYS_MAX = 3650;

interface AddOptions extends AccessOptions {
  readonly scope?: readonly KeyScope[];
  readonly days?: number;
  readonly label: string;
}

export function registerKeys(account: Command): void {
  const key = account.command('key').description('Make, list and revoke API keys.');
  withPlaceOptions(key.command('add <login>'))
    .description('Make a key for an account. It is printed this once; the hub keeps only its hash.')
    .addOption(
      new Option('--scope <scopes...>', 'what the key may be used for; left out: all its account’s role allows').choices(KEY_SCOPES),
    )
    .option('--days <number>', 'worth nothing after so many days; left out: until it is revoked', days)
    .option('--label <text>', 'what it is for, in words', '')
    .addHelpText('after', `${ACCESS_HELP}

Examples:
  $ npx shaotai account key add hotline --data ./hub --scope complaints --days 365 --label 12345热线
  $ npx shaotai account key add market-humen --data ./hub --scope department changes`)
    .action(add);
  withPlaceOptions(key.command('list'))
    .description('Print all keys as JSON lines; no secrets.')
    .addHelpText('after', `${ACCESS_HELP}\n\nExample:\n  $ npx shaotai account key list --data ./hub`)
    .action(list);
  withPlaceOptions(key.command('revoke <id>'))
    .description('Revoke a key by the id that `list` shows: it is worth nothing at once.')
    .addHelpText('after', `${ACCESS_HELP}\n\nExample:\n  $ npx shaotai account key revoke key-1f2e3d4c5b6a --data ./hub`)
    .action(revoke);
}

async function add(login: string, { scope, days: limit, label, ...place }: AddOptions): Promise<void> {
  const wanted = { login, label, scopes: scope === undefined ? null : [...scope], days: limit ?? null };
  printResult(await withAccess<unknown>(place, {
    local: ({ register }) => Promise.resolve(register.addKey(wanted, LOCAL_ADMINISTRATOR, ORIGIN)),
    remote: (remote) => remote.request('/api/v1/keys', { method: 'POST', json: wanted }),
  }));
}

async function list(options: AccessOptions): Promise<void> {
  const keys = await withAccess<readonly ListedKey[]>(options, {
    local: ({ register }) => Promise.resolve(register.keys()),
    remote: async (remote) => (await remote.request('/api/v1/keys') as { keys: ListedKey[] }).keys,
  });
  keys.forEach(printResult);
}

async function revoke(id: string, options: AccessOptions): Promise<void> {
  await withAccess<unknown>(options, {
    local: ({ register }) => Promise.resolve(register.revokeKey(id, LOCAL_ADMINISTRATOR, ORIGIN)),
    remote: (remote) => remote.request(`/api/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  });
  printResult({ event: 'revoked', id });
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > DAYS_MAX) throw new InvalidArgumentError(`1 to ${String(DAYS_MAX)} days`);
  return value;
}
