/**
 * Where a verb works: on a hub over HTTP (`--hub URL`), or on a data directory. While a hub runs on that directory it
 * alone may write there, so the verb goes to the hub over HTTP, signed in as an administrator.
 */
import type { Command } from 'commander';
import { openServices } from '#hub/hub.ts';
import type { HubServices } from '#hub/http/services.ts';
import { DirectoryInUse } from '#hub/data-directory.ts';
import { createLog } from '#hub/log.ts';
import { CliError, UsageError } from './output.ts';
import { signIn } from './remote.ts';
import type { Remote } from './remote.ts';

export interface AccessOptions { readonly data?: string; readonly hub?: string }

export const ACCESS_HELP = `
While a hub runs on the directory, or with --hub, the verb signs in at the hub: an administrator's login in SHAOTAI_LOGIN
and password in SHAOTAI_PASSWORD, or an API key in SHAOTAI_KEY where the verb allows one.`;

/** The options that say where a verb works. */
export function withPlaceOptions(command: Command): Command {
  return command.option('--data <dir>', 'data directory of the hub').option('--hub <url>', 'a running hub');
}

export interface Work<T> {
  readonly local: (services: HubServices) => Promise<T>;
  readonly remote: (remote: Remote) => Promise<T>;
}

export async function withAccess<T>({ data, hub }: AccessOptions, work: Work<T>): Promise<T> {
  if ((data === undefined) === (hub === undefined)) throw new UsageError('give either --data DIR or --hub URL');
  if (hub !== undefined) return overHttp(hub, work.remote);
  try {
    return await onDirectory(data ?? '', work.local);
  } catch (error) {
    if (!(error instanceof DirectoryInUse) || error.note === undefined) throw error;
    const { url } = error.note;
    if (process.env.SHAOTAI_LOGIN === undefined && process.env.SHAOTAI_KEY === undefined) {
      throw new CliError(`a hub runs on this directory (${url}): set SHAOTAI_LOGIN and SHAOTAI_PASSWORD to an administrator's `
        + 'and try again, or stop the hub');
    }
    return overHttp(url, work.remote);
  }
}

async function onDirectory<T>(directory: string, work: (services: HubServices) => Promise<T>): Promise<T> {
  const { services, close } = await openServices({ dataDirectory: directory, log: createLog('cli', 'warn') });
  try {
    return await work(services);
  } finally {
    close();
  }
}

async function overHttp<T>(url: string, work: (remote: Remote) => Promise<T>): Promise<T> {
  const remote = await signIn(url);
  try {
    return await work(remote);
  } finally {
    await remote.end();
  }
}
