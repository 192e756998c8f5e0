/**
 * Drain: a station comes back with commands it issued without the hub. Beside it the hub's own time to decide the same
 * commands, without a network, in commits of as many commands as one message of the station carries.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestHub } from '../../support/hub.ts';
import { median, round } from '../measure.ts';
import { ratio, runScript } from './child.ts';
import type { Group } from './decide-here.ts';
import { commandAt, copyOfHub, dispatchersOf, firstVillages, preparePushedTasks, prepareRows } from './prepare.ts';
import type { Login } from './prepare.ts';
import type { Bench } from './sizes.ts';
import { BenchStation } from './station.ts';
import type { Probe } from './station-messages.ts';

const CITY_ROWS = 40_000;
/** Commands in one message of a link, which the hub decides in one commit. */
const PUSH_COMMANDS = 50;
/** What the bridge takes in one call. */
const ISSUE_COMMANDS = 500;

export const drain: Bench = async (folder, { drainCommands, rounds }) => {
  const { login, village } = prepareDrain(folder, CITY_ROWS, drainCommands);
  const drained: { ms: number; probe: Probe }[] = [];
  const decided: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    drained.push(await drainOnce(copyOfHub(folder, join(folder, `drain-${String(turn)}`)), login, village, drainCommands));
    const groupsFile = join(folder, 'groups.jsonl');
    writeGroups(groupsFile, login.account.id, village, drainCommands);
    const alone = copyOfHub(folder, join(folder, `alone-${String(turn)}`));
    decided.push((await runScript<{ ms: number }>(new URL('./decide-here.ts', import.meta.url), [alone, groupsFile])).ms);
  }
  const [ms, decidedMs] = [median(drained.map((run) => run.ms)), median(decided)];
  return {
    commands: drainCommands, rounds, ms: round(ms), perSecond: Math.round((drainCommands / ms) * 1000), decidedAloneMs: round(decidedMs),
    ratioToDeciding: ratio(ms, decidedMs), loopDelayMs: drained.map(({ probe }) => probe.loop),
  };
};

/** A hub with `rows` rows and a village of pushed tasks, and its dispatcher. */
export function prepareDrain(folder: string, rows: number, commands: number): { login: Login; village: string } {
  const [village = ''] = firstVillages(1);
  prepareRows(folder, rows);
  preparePushedTasks(folder, [village], Math.ceil(commands / 2));
  const [login] = dispatchersOf(folder, [village]);
  if (login === undefined) throw new Error('no account was made');
  return { login, village };
}

async function drainOnce(folder: string, login: Login, village: string, commands: number): Promise<{ ms: number; probe: Probe }> {
  const hub = await TestHub.start(folder);
  const station = new BenchStation({ directory: join(folder, 'station'), hubUrl: hub.url, login });
  try {
    await fillOutbox(station, village, commands);
    station.resetProbe();
    const decided = station.next('decided');
    await station.call('link.resume', {});
    const end = await decided;
    return { ms: end - station.marked('connect'), probe: await station.probe() };
  } finally {
    await station.stop();
    await hub.stop();
  }
}

/** Brings the station in step, cuts its connection and issues the commands. */
export async function fillOutbox(station: BenchStation, village: string, commands: number): Promise<void> {
  const inStep = station.next('inStep');
  await station.signIn();
  await inStep;
  await station.call('link.pause', {});
  station.expectDecided(commands);
  for (let from = 0; from < commands; from += ISSUE_COMMANDS) {
    const count = Math.min(ISSUE_COMMANDS, commands - from);
    await station.call('issueAll', { commands: Array.from({ length: count }, (_, offset) => commandAt(village, from + offset)) });
  }
}

function writeGroups(path: string, accountId: string, village: string, commands: number): void {
  const messages = Array.from({ length: commands }, (_, index) => {
    const { command, args } = commandAt(village, index);
    return { number: index + 1, id: `c${String(index)}`, name: command, args, issuedAt: 0 };
  });
  const groups = Array.from({ length: Math.ceil(commands / PUSH_COMMANDS) }, (_, index): Group => ({
    pushes: [{ stationId: 'drain', accountId, commands: messages.slice(index * PUSH_COMMANDS, (index + 1) * PUSH_COMMANDS) }],
  }));
  writeFileSync(path, groups.map((group) => `${JSON.stringify(group)}\n`).join(''));
}
