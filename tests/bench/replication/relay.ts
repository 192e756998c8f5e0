/** The bare relay with a crowd: how long a message takes from one end, durable at each stop, to the other. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';

const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 5_000;
/** About what a command and the rows it changes are on the wire. */
const BODY = 'x'.repeat(800);

/** A relay with its crowd and its two ends, every one in a process of its own. */
export class Relay {
  readonly #ends: readonly [ChildProcess, ChildProcess];
  readonly #others: readonly Child[];

  private constructor(ends: readonly [ChildProcess, ChildProcess], others: readonly Child[]) {
    this.#ends = ends;
    this.#others = others;
  }

  /** Resolves when everybody is connected. */
  static async start(folder: string, crowd: number): Promise<Relay> {
    const server = startScript('relay', 'tests/bench/replication/relay-server.ts', [folder], join(folder, 'relay.log'));
    const { url = '' } = await server.ready(READY_LIMIT_MS);
    const crowdArgs = [url, String(crowd)];
    const others = startScript('relay-crowd', 'tests/bench/replication/relay-crowd.ts', crowdArgs, join(folder, 'relay-crowd.log'));
    const relay = new Relay([end(folder, 'sender', url), end(folder, 'receiver', url)], [others, server]);
    try {
      await Promise.all([others.ready(READY_LIMIT_MS), ...relay.#ends.map((each) => once(each, 'message'))]);
    } catch (error) {
      await relay.stop();
      throw error;
    }
    return relay;
  }

  /** How long each of `count` messages takes, sent on to everybody or to the receiver alone, ms. */
  async durations(count: number, { everybody }: { readonly everybody: boolean }): Promise<number[]> {
    const [sender, receiver] = this.#ends;
    const durations: number[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      const heard = once(receiver, 'message');
      const start = performance.now();
      sender.send({ text: `${String(sent)} ${BODY}`, everybody });
      await heard;
      durations.push(performance.now() - start);
    }
    return durations;
  }

  async stop(): Promise<void> {
    for (const each of this.#ends) if (each.connected) each.disconnect();
    await Promise.all(this.#others.map((other) => other.stop(STOP_LIMIT_MS)));
  }
}

function end(folder: string, name: string, url: string): ChildProcess {
  return fork(new URL('./relay-end.ts', import.meta.url), [folder, name, url], { silent: true });
}
