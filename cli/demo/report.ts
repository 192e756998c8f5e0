/** What the demo tells: text for people, and with --json one line a state for programs. */
import type { Note } from './lock.ts';

export interface DemoAccount { readonly what: string; readonly login: string; readonly password: string }

export interface Ready extends Note {
  readonly data: string;
  /** From the start of the command, milliseconds. */
  readonly tookMs: number;
  readonly accounts: readonly DemoAccount[];
}

export class Report {
  readonly #json: boolean;

  constructor(json: boolean) {
    this.#json = json;
  }

  /** A line for whoever watches. */
  say(text: string): void {
    (this.#json ? process.stderr : process.stdout).write(`${text}\n`);
  }

  ready({ tookMs, accounts, data, pid, hub, stations }: Ready): void {
    const note: Note = { pid, hub, stations };
    this.say(`
Shaotai 哨台 is ready after ${(tookMs / 1000).toFixed(1)} s.

  hub        ${hub}
${stationLines(note)}
  data       ${data}

${accountTable(accounts)}

Ctrl-C stops everything; the next start goes on from the same data (npm run demo -- --fresh starts over).
`);
    this.#event({ event: 'ready', ...note, data, tookMs: Math.round(tookMs), accounts });
  }

  /** Another demo has the data folder. */
  taken(by: Note | undefined): void {
    this.say(by === undefined
      ? 'Another demo on this data folder is just starting; wait for it, or choose another folder with --data.'
      : `A demo runs on this data folder already (process ${String(by.pid)}):
  hub        ${by.hub}
${stationLines(by)}
Stop it with Ctrl-C there, or choose another folder with --data.`);
    this.#event({ event: 'taken', by: by ?? null });
  }

  failed(message: string): void {
    process.stderr.write(`${message}\n`);
    this.#event({ event: 'failed', message });
  }

  stopped(): void {
    this.say('Stopped.');
    this.#event({ event: 'stopped' });
  }

  #event(event: Readonly<Record<string, unknown>>): void {
    if (this.#json) process.stdout.write(`${JSON.stringify(event)}\n`);
  }
}

function stationLines({ stations }: Note): string {
  return stations.map(({ name, login, url }) => `  station    ${name}  ${url}\n             sign in as ${login}`).join('\n');
}

function accountTable(accounts: readonly DemoAccount[]): string {
  const width = Math.max(...accounts.map(({ login }) => login.length));
  const passwords = new Set(accounts.map(({ password }) => password));
  const [shared] = passwords;
  const rows = accounts.map(({ what, login, password }) => {
    const own = passwords.size === 1 ? '' : `${password}  `;
    return `  ${login.padEnd(width)}  ${own}${what}`;
  });
  return [passwords.size === 1 ? `Accounts (password ${shared}):` : 'Accounts:', ...rows].join('\n');
}
