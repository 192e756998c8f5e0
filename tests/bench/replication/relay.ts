/** The bare relay with a crowd: how long a message takes from one end, durable at each stop, to the other. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startScript } from '#cli/demo/child.ts';

const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 5_000;
/** About what a command and the rows it changes are on the wire. */
const BODY = 'x'.repeat(800);

export interface RelayDurations { readonly addressed: readonly number[]; readonly everybody: readonly number[] }

/** Durations of `rounds` messages, ms: sent on to the receiver alone, then to everybody. */
export async function relayDurations(folder: string, crowd: number, rounds: number): Promise<RelayDurations> {
  const server = startScript('relay', 'tests/bench/replication/relay-server.ts', [folder], join(folder, 'relay.log'));
  const { url = '' } = await server.ready(READY_LIMIT_MS);
  const crowdArgs = [url, String(crowd)];
  const others = startScript('relay-crowd', 'tests/bench/replication/relay-crowd.ts', crowdArgs, join(folder, 'relay-crowd.log'));
  const [sender, receiver] = ['sender', 'receiver'].map((name) => end(folder, name, url));
  try {
    if (sender === undefined || receiver === undefined) throw new Error('no ends');
    await Promise.all([others.ready(READY_LIMIT_MS), once(sender, 'message'), once(receiver, 'message')]);
    return { addressed: await say(sender, receiver, rounds, false), everybody: await say(sender, receiver, rounds, true) };
  } finally {
    for (const child of [sender, receiver]) child?.disconnect();
    await Promise.all([others.stop(STOP_LIMIT_MS), server.stop(STOP_LIMIT_MS)]);
  }
}

function end(folder: string, name: string, url: string): ChildProcess {
  return fork(new URL('./relay-end.ts', import.meta.url), [folder, name, url], { silent: true });
}

async function say(sender: ChildProcess, receiver: ChildProcess, rounds: number, everybody: boolean): Promise<number[]> {
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const heard = once(receiver, 'message');
    const start = performance.now();
    sender.send({ text: `${String(round)} ${BODY}`, everybody });
    await heard;
    durations.push(performance.now() - start);
  }
  return durations;
}
