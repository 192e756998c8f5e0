/** `npx shaotai <verb>`: results on standard output as JSON lines, logs on standard error, exit codes 0 ok, 1 failed, 2 usage. */
import { Command, CommanderError } from 'commander';
import { APP_VERSION } from '#protocol/version.ts';
import { describeFailure, EXIT_FAILED, EXIT_USAGE, UsageError } from './commands/output.ts';

/** Each verb's file is loaded only when it is asked for: a station does not load the hub, nor the hub a browser. */
const VERBS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<{ register(program: Command): void }> }>> = {
  hub: { summary: 'start a hub', load: () => import('./commands/hub.ts') },
  account: { summary: 'add, list and disable accounts', load: () => import('./commands/account.ts') },
  webhook: { summary: 'register addresses the hub tells of changes', load: () => import('./commands/webhook.ts') },
  import: { summary: 'import territory, registrations or the address book', load: () => import('./commands/import.ts') },
  audit: { summary: 'list and verify the audit trail', load: () => import('./commands/audit.ts') },
  backup: { summary: 'save a hub’s store while it runs', load: () => import('./commands/backup.ts') },
  restore: { summary: 'put a backup in the place of a hub’s store', load: () => import('./commands/backup.ts') },
  verify: { summary: 'examine a store or a backup', load: () => import('./commands/backup.ts') },
  station: { summary: 'run a station without a window', load: () => import('./commands/station.ts') },
  duplicates: { summary: 'find leads about the same shop and incident in a file', load: () => import('./commands/duplicates.ts') },
  kiosk: { summary: 'serve a station to a browser on this machine', load: () => import('./commands/kiosk.ts') },
};

async function main(words: readonly string[]): Promise<number> {
  const program = new Command('shaotai')
    .description('Shaotai 哨台: a local-first command centre for grid-based market supervision')
    .version(APP_VERSION)
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', `
Examples:
  $ npx shaotai hub --data ./hub
  $ echo "$PASSWORD" | npx shaotai account add --data ./hub --role administrator --login admin --name 管理员
  $ npx shaotai import registrations rows.csv --data ./hub
  $ npx shaotai station --help`);
  const verb = words[0] === 'help' ? words[1] : words[0];
  const known = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (known !== undefined) (await known.load()).register(program);
  else for (const [name, { summary }] of Object.entries(VERBS)) program.command(name).description(summary);
  for (const command of program.commands) inheritStyle(command);
  try {
    await program.parseAsync(words, { from: 'user' });
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    process.stderr.write(`${JSON.stringify({ level: 'error', ...describeFailure(error) })}\n`);
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}

/** Commander copies these settings to a subcommand only when it is made from the parent after they were set. */
function inheritStyle(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help shows what there is)');
  command.commands.forEach(inheritStyle);
}

process.exitCode = await main(process.argv.slice(2));
