/** `shaotai webhook`: addresses a running hub tells of changes; added, listed, removed, and their dead letters tried again. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { WEBHOOK_EVENTS } from '#hub/webhooks/events.ts';
import { ACCESS_HELP, withAccess, withPlaceOptions } from './access.ts';
import type { AccessOptions } from './access.ts';
import { CliError, printResult } from './output.ts';
import type { Remote } from './remote.ts';

interface AddOptions extends AccessOptions {
  readonly event: readonly string[];
  readonly login?: string;
}

export function register(program: Command): void {
  const webhook = program.command('webhook').description('Addresses that a running hub tells of changes, signed with a secret.');
  withPlaceOptions(webhook.command('add <url>'))
    .description('Tell an address of changes from now on. Prints the secret of its signatures this once.')
    .addOption(new Option('--event <events...>', 'what to tell').choices(WEBHOOK_EVENTS).makeOptionMandatory())
    .option('--login <login>', 'whose view is told; needed when an administrator adds it')
    .addHelpText('after', `${ACCESS_HELP}

Examples:
  $ npx shaotai webhook add https://example.org/shaotai --hub http://127.0.0.1:7300 --event lead.changed lead.removed
  $ npx shaotai webhook add https://example.org/shaotai --data ./hub --login market-humen --event lead.changed`)
    .action(add);
  verb(webhook, 'list', 'Print webhooks as JSON lines: how far they were told, and what goes wrong. No secrets.', async (remote) => {
    const { webhooks } = await remote.request('/api/v1/webhooks') as { webhooks: unknown[] };
    webhooks.forEach((each) => printResult(each));
  });
  verb(webhook, 'remove <id>', 'Tell an address nothing any more; what was not delivered is forgotten.', async (remote, id) => {
    await remote.request(`/api/v1/webhooks/${encodeURIComponent(id)}`, { method: 'DELETE' });
    printResult({ event: 'removed', id });
  });
  verb(webhook, 'dead <id>', 'Print the deliveries nobody took as JSON lines.', async (remote, id) => {
    const { deliveries } = await remote.request(`/api/v1/webhooks/${encodeURIComponent(id)}/dead`) as { deliveries: unknown[] };
    deliveries.forEach((each) => printResult(each));
  });
  verb(webhook, 'retry <id>', 'Try the deliveries nobody took again.', async (remote, id) => {
    printResult(await remote.request(`/api/v1/webhooks/${encodeURIComponent(id)}/retry`, { method: 'POST', json: {} }));
  });
}

/** A verb on one webhook or all; `work` prints what it finds. */
function verb(webhook: Command, words: string, summary: string, work: (remote: Remote, id: string) => Promise<void>): void {
  const name = words.split(' ')[0] ?? '';
  const example = words.replace('<id>', '018f2c…');
  const command = withPlaceOptions(webhook.command(words)).description(summary)
    .addHelpText('after', `${ACCESS_HELP}\n\nExample:\n  $ npx shaotai webhook ${example} --data ./hub`);
  if (words === name) command.action((options: AccessOptions) => atHub(options, (remote) => work(remote, '')));
  else command.action((id: string, options: AccessOptions) => atHub(options, (remote) => work(remote, id)));
}

async function add(url: string, { event, login, ...place }: AddOptions): Promise<void> {
  const json = { url, events: event, ...(login === undefined ? {} : { login }) };
  await atHub(place, async (remote) => printResult(await remote.request('/api/v1/webhooks', { method: 'POST', json })));
}

/** Webhooks are told by a running hub, which alone knows where it may send to. */
function atHub(options: AccessOptions, work: (remote: Remote) => Promise<void>): Promise<void> {
  return withAccess(options, {
    local: () => Promise.reject(new CliError('no hub runs on this directory: start it, because it checks and tells webhooks itself')),
    remote: work,
  });
}
