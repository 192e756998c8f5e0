/**
 * A crowd of light stations in one process. Arguments: hub URL, token, count. Says `ready` when all are online. Words it
 * hears: `issue N` lets N of them issue a command and says `issued` with their ids; `back MS` means that the hub is there
 * again, and `returned` tells how the crowd came back: once all are in step, or after MS.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { LightStation } from './light-station.ts';
import type { Returned } from './storm-judge.ts';

/** How exact the time is after which all are in step, ms. */
const LOOK_EVERY_MS = 20;

export interface CrowdReturned {
  readonly returned: Returned;
  /** When each command was acknowledged, ms since the hub's return. */
  readonly ackMs: readonly number[];
}

const [url = '', token = '', count = '2000'] = process.argv.slice(2);
const crowd = Array.from({ length: Number(count) }, (_unused, index) => new LightStation(index, url, token));
await until(() => crowd.every(({ isOnline }) => isOnline));
for (const station of crowd) station.wasAway = false;
say({ event: 'ready' });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, number = '0'] = line.split(' ');
  if (word === 'issue') say({ event: 'issued', ids: crowd.slice(0, Number(number)).map((station) => station.issue()) });
  if (word === 'back') void comeBack(Number(number));
});

async function comeBack(limitMs: number): Promise<void> {
  const backAt = performance.now();
  await until(() => inStep() === crowd.length || performance.now() - backAt > limitMs);
  const inStepAfterMs = Math.round(performance.now() - backAt);
  const answers = crowd.filter(({ issued }) => issued).map(({ answeredAt }) => answeredAt);
  const returned: Returned = {
    stations: crowd.length,
    inStep: inStep(),
    inStepAfterMs,
    commands: answers.length,
    unanswered: answers.filter(({ length }) => length === 0).length,
    answeredAgain: answers.filter(({ length }) => length > 1).length,
  };
  // The quickest are acknowledged before the word of the hub's return is here.
  const ackMs = answers.flatMap((times) => times.slice(0, 1)).map((at) => Math.max(0, at - backAt));
  say({ event: 'returned', ...{ returned, ackMs } satisfies CrowdReturned });
}

function inStep(): number {
  const newest = crowd.reduce((head, { cursor }) => Math.max(head, cursor), 0);
  return crowd.filter(({ wasAway, isOnline, cursor, issued, answeredAt }) => {
    return wasAway && isOnline && cursor === newest && (!issued || answeredAt.length > 0);
  }).length;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(LOOK_EVERY_MS);
}

function say(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
