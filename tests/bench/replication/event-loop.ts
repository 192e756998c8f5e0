/**
 * How long replication holds up the data process while somebody asks queries: delay of its event loop during the tail of a
 * bootstrap, a catch-up and a drain, beside the same questions with nothing else to do.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { TestHub } from '../../support/hub.ts';
import { spread } from '../measure.ts';
import { askWhile } from './asked.ts';
import { bootstrapped, changeRows } from './catch-up.ts';
import { runScript } from './child.ts';
import { fillOutbox, prepareDrain } from './drain.ts';
import { dispatchersOf, firstVillages, preparePushedTasks, supervisorOf } from './prepare.ts';
import type { Login } from './prepare.ts';
import type { Bench } from './sizes.ts';
import { BenchStation } from './station.ts';

/** How long the idle station is asked, ms. */
const IDLE_MS = 5_000;
/** What replication may take at most while somebody works, ms. */
const TARGET_MS = 16;
/** Dispatchers at work during a bootstrap, and what each of them does: fewer commits than make the hub build a new file. */
const SENDERS = 30;
const SENDER_COMMANDS = 40;

export const eventLoop: Bench = async (folder, { catchUp: { rows, changes }, drainCommands }) => {
  const count = changes.at(-1) ?? 0;
  const { login: dispatcher, village } = prepareDrain(folder, rows, drainCommands);
  const supervisor = supervisorOf(folder);
  const loginsFile = prepareSenders(folder);
  const away = join(folder, 'away');
  await bootstrapped(folder, away, supervisor);
  changeRows(folder, rows, count, 1);
  const hub = await TestHub.start(folder);
  try {
    return {
      targetMs: TARGET_MS, rows, changes: count, commands: drainCommands,
      catchUp: await whileInStep({ directory: away, hubUrl: hub.url, login: supervisor }),
      bootstrap: await bootstrapWithTail(folder, hub.url, supervisor, loginsFile),
      ...await idleAndDrain({ directory: join(folder, 'desk'), hubUrl: hub.url, login: dispatcher }, village, drainCommands),
    };
  } finally {
    await hub.stop();
  }
};

/** Dispatchers of other villages, who work while a station bootstraps. */
function prepareSenders(folder: string): string {
  const villages = firstVillages(SENDERS + 1).slice(1);
  preparePushedTasks(folder, villages, SENDER_COMMANDS / 2);
  const loginsFile = join(folder, 'senders.json');
  writeFileSync(loginsFile, JSON.stringify(dispatchersOf(folder, villages)));
  return loginsFile;
}

/** The file is built for a first station; what is decided afterwards is the tail of the second. */
async function bootstrapWithTail(folder: string, hubUrl: string, login: Login, loginsFile: string): Promise<object> {
  await whileInStep({ directory: join(folder, 'first'), hubUrl, login });
  await runScript(new URL('./senders.ts', import.meta.url), [hubUrl, loginsFile, String(SENDER_COMMANDS)]);
  return whileInStep({ directory: join(folder, 'second'), hubUrl, login });
}

interface Place { readonly directory: string; readonly hubUrl: string; readonly login: Login }

/** The delay until the station is in step: the whole time, and from the first request for the tail. */
async function whileInStep(place: Place): Promise<object> {
  const station = new BenchStation(place);
  try {
    const inStep = station.next('inStep');
    await station.signIn();
    station.resetProbe();
    const answers = await askWhile(station, inStep);
    const { loop, tailLoop } = await station.probe();
    return { loopMs: loop, tailLoopMs: tailLoop, answerMs: spread(answers) };
  } finally {
    await station.stop();
  }
}

async function idleAndDrain(place: Place, village: string, commands: number): Promise<object> {
  const station = new BenchStation(place);
  try {
    await fillOutbox(station, village, commands);
    station.resetProbe();
    const idleAnswers = await askWhile(station, rest(IDLE_MS));
    const idle = await station.probe();
    station.resetProbe();
    const decided = station.next('decided');
    await station.call('link.resume', {});
    const answers = await askWhile(station, decided);
    const drained = await station.probe();
    return { idle: { loopMs: idle.loop, answerMs: spread(idleAnswers) }, drain: { loopMs: drained.loop, answerMs: spread(answers) } };
  } finally {
    await station.stop();
  }
}
