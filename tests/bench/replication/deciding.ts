/**
 * How many durable commands the hub decides a second: a hundred stations send one after the other, the hub groups what
 * waits into one commit. Beside it raw transactions that write the very same rows in groups of the same size, and the
 * hub's deciding alone, without its network.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { storePathOf } from '#hub/data-directory.ts';
import { TestHub } from '../../support/hub.ts';
import { median, round, spread } from '../measure.ts';
import { ratio, runScript } from './child.ts';
import type { Group } from './decide-here.ts';
import { commandAt, copyOfHub, dispatchersOf, firstVillages, preparePushedTasks, prepareRows } from './prepare.ts';
import type { Bench } from './sizes.ts';

/** Rows of the city beside the tasks that are decided. */
const CITY_ROWS = 40_000;

export const deciding: Bench = async (folder, { deciding: { stations, commandsEach }, rounds }) => {
  const villages = firstVillages(stations);
  prepareRows(folder, CITY_ROWS);
  preparePushedTasks(folder, villages, Math.ceil(commandsEach / 2));
  const logins = dispatchersOf(folder, villages);
  const loginsFile = join(folder, 'logins.json');
  writeFileSync(loginsFile, JSON.stringify(logins));
  const commands = stations * commandsEach;
  const networked: { perSecond: number; durations: number[]; group: number }[] = [];
  const raw: number[] = [];
  const alone: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const sent = copyOfHub(folder, `sent-${String(turn)}`);
    const { ms, durations } = await sendAll(sent, loginsFile, commandsEach);
    const group = commandsPerCommit(sent);
    networked.push({ perSecond: (commands / ms) * 1000, durations, group });
    const rawFile = storePathOf(join(copyOfHub(folder, `raw-${String(turn)}`), 'hub'));
    const written = await runScript<{ ms: number; commands: number }>(
      new URL('./raw-transactions.ts', import.meta.url), [rawFile, storePathOf(join(sent, 'hub')), String(group)],
    );
    raw.push((written.commands / written.ms) * 1000);
    const groupsFile = join(folder, 'groups.jsonl');
    writeGroups(groupsFile, logins.map(({ account }) => account.id), villages, commandsEach, Math.round(group));
    const decided = await runScript<{ ms: number; decided: number; applied: number }>(
      new URL('./decide-here.ts', import.meta.url), [copyOfHub(folder, `alone-${String(turn)}`), groupsFile],
    );
    if (decided.applied !== commands) throw new Error(`${String(commands - decided.applied)} commands were refused`);
    alone.push((decided.decided / decided.ms) * 1000);
  }
  const perSecond = median(networked.map((run) => run.perSecond));
  const rawPerSecond = median(raw);
  return {
    stations, commands, rounds, commandsPerCommit: round(median(networked.map(({ group }) => group))),
    perSecond: Math.round(perSecond), answerMs: spread(networked.flatMap(({ durations }) => durations)),
    rawPerSecond: Math.round(rawPerSecond), alonePerSecond: Math.round(median(alone)),
    shareOfRaw: ratio(perSecond, rawPerSecond), shareOfRawAlone: ratio(median(alone), rawPerSecond),
  };
};

async function sendAll(folder: string, loginsFile: string, commandsEach: number): Promise<{ ms: number; durations: number[] }> {
  const hub = await TestHub.start(folder);
  try {
    return await runScript(new URL('./senders.ts', import.meta.url), [hub.url, loginsFile, String(commandsEach)]);
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
function writeGroups(path: string, accounts: readonly string[], villages: readonly string[], commandsEach: number, size: number): void {
  const pushes = Array.from({ length: accounts.length * commandsEach }, (_, turn): Group['pushes'][number] => {
    const station = turn % accounts.length;
    const number = Math.floor(turn / accounts.length);
    const { command, args } = commandAt(villages[station] ?? '', number);
    const message = { number: number + 1, id: `c${String(turn)}`, name: command, args, issuedAt: 0 };
    return { stationId: `s${String(station)}`, accountId: accounts[station] ?? '', commands: [message] };
  });
  const groups = Array.from({ length: Math.ceil(pushes.length / size) }, (_, index) => pushes.slice(index * size, (index + 1) * size));
  writeFileSync(path, groups.map((group) => `${JSON.stringify({ pushes: group } satisfies Group)}\n`).join(''));
}
