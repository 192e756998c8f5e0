/**
 * How many durable commands the hub decides a second: a hundred stations send one after the other, the hub groups what
 * waits into one commit. Beside it raw transactions that write the very same rows, in groups of the same size and in groups of
 * a hundred commands, and the hub's deciding alone, without its network.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { storePathOf } from '#hub/data-directory.ts';
import { TestHub } from '../../support/hub.ts';
import { median, spread } from '../measure.ts';
import { ratio, runScript } from './child.ts';
import type { Group } from './decide-here.ts';
import { commandAt, copyOfHub, dispatchersOf, firstVillages, preparePushedTasks, prepareRows } from './prepare.ts';
import type { Login } from './prepare.ts';
import type { Bench } from './sizes.ts';

/** Rows of the city beside the tasks that are decided. */
const CITY_ROWS = 40_000;
/** A station at work sends one command at a time; one that comes back sends what waited. */
const PUSH_SIZES = [1, 10];
const HUNDRED = 100;

export const deciding: Bench = async (folder, { deciding: { stations, commandsEach }, rounds }) => {
  const villages = firstVillages(stations);
  prepareRows(folder, CITY_ROWS);
  preparePushedTasks(folder, villages, Math.ceil(commandsEach / 2));
  const logins = dispatchersOf(folder, villages);
  const loginsFile = join(folder, 'logins.json');
  writeFileSync(loginsFile, JSON.stringify(logins));
  const results = [];
  for (const pushSize of PUSH_SIZES) {
    const runs: Run[] = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      const own = join(folder, `${String(pushSize)}-${String(turn)}`);
      runs.push(await oneRun({ folder, own, loginsFile, logins, commandsEach, pushSize }));
      rmSync(own, { recursive: true });
    }
    results.push(figuresOf(pushSize, runs));
  }
  return { stations, commands: stations * commandsEach, rounds, results };
};

/** Commands decided a second, and how long a station waited for its answers. */
interface Run {
  readonly perSecond: number;
  readonly durations: readonly number[];
  /** Commands in one commit of the hub, on average. */
  readonly group: number;
  /** In transactions of as many commands. */
  readonly raw: number;
  /** In transactions of a hundred commands. */
  readonly rawHundred: number;
  readonly alone: number;
}

interface RunOptions {
  readonly folder: string;
  readonly own: string;
  readonly loginsFile: string;
  readonly logins: readonly Login[];
  readonly commandsEach: number;
  readonly pushSize: number;
}

async function oneRun({ folder, own, loginsFile, logins, commandsEach, pushSize }: RunOptions): Promise<Run> {
  const commands = logins.length * commandsEach;
  const copy = (name: string): string => copyOfHub(folder, join(own, name));
  const sent = copy('sent');
  const { ms, durations } = await sendAll(sent, loginsFile, commandsEach, pushSize);
  const group = commandsPerCommit(sent);
  const raw = async (size: number): Promise<number> => {
    const before = storePathOf(join(copy(`raw-${String(size)}`), 'hub'));
    const args = [before, storePathOf(join(sent, 'hub')), String(size)];
    return (commands / (await runScript<{ ms: number }>(new URL('./raw-transactions.ts', import.meta.url), args)).ms) * 1000;
  };
  const groupsFile = join(own, 'groups.jsonl');
  writeGroups(groupsFile, logins, commandsEach, Math.round(group));
  const alone = await runScript<{ ms: number; applied: number }>(new URL('./decide-here.ts', import.meta.url), [copy('alone'), groupsFile]);
  if (alone.applied !== commands) throw new Error(`${String(commands - alone.applied)} commands were refused`);
  return {
    perSecond: (commands / ms) * 1000, durations, group, raw: await raw(group), rawHundred: await raw(HUNDRED),
    alone: (commands / alone.ms) * 1000,
  };
}

function figuresOf(pushSize: number, runs: readonly Run[]): object {
  const middle = (figure: (run: Run) => number): number => Math.round(median(runs.map(figure)));
  const [perSecond, raw, rawHundred, alone] = [
    middle((run) => run.perSecond), middle((run) => run.raw), middle((run) => run.rawHundred), middle((run) => run.alone),
  ];
  return {
    commandsPerPush: pushSize, commandsPerCommit: middle(({ group }) => group), perSecond,
    answerMs: spread(runs.flatMap(({ durations }) => durations)), alonePerSecond: alone,
    rawPerSecond: raw, rawInHundredsPerSecond: rawHundred, shareOfRaw: ratio(perSecond, raw),
    shareOfRawInHundreds: ratio(perSecond, rawHundred), shareOfRawAlone: ratio(alone, raw),
  };
}

interface Sent { readonly ms: number; readonly durations: readonly number[] }

async function sendAll(folder: string, loginsFile: string, commandsEach: number, pushSize: number): Promise<Sent> {
  const hub = await TestHub.start(folder);
  try {
    return await runScript(new URL('./senders.ts', import.meta.url), [hub.url, loginsFile, String(commandsEach), String(pushSize)]);
  } finally {
    await hub.stop();
  }
}

/** How the hub grouped them. */
function commandsPerCommit(folder: string): number {
  const database = new BetterSqlite3(storePathOf(join(folder, 'hub')), { readonly: true });
  try {
    return database.prepare("SELECT 1.0 * count(*) / count(DISTINCT seq) FROM verdict WHERE kind = 'applied'").pluck().get() as number;
  } finally {
    database.close();
  }
}

/** The same commands in groups of the same size: each station's in their order, all stations in turn. */
function writeGroups(path: string, logins: readonly Login[], commandsEach: number, size: number): void {
  const pushes = Array.from({ length: commandsEach }, (_, number) => logins.map(({ account }): Group['pushes'][number] => {
    const { command, args } = commandAt(account.place, number);
    // In the order of time, as stations make them: the rows a command creates are named after it.
    const id = `${String(number).padStart(6, '0')}-${account.id}`;
    const message = { number: number + 1, id, name: command, args, issuedAt: 0 };
    return { stationId: `s-${account.id}`, accountId: account.id, commands: [message] };
  })).flat();
  const groups = Array.from({ length: Math.ceil(pushes.length / size) }, (_, index) => pushes.slice(index * size, (index + 1) * size));
  writeFileSync(path, groups.map((group) => `${JSON.stringify({ pushes: group } satisfies Group)}\n`).join(''));
}
