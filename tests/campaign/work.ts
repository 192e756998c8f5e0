/** Operators of a campaign: commands drawn by chance on random stations, each entered in the ledger once it is saved. */
import type { Random } from '#domain/core/time.ts';
import { MEMBERS, taskId, VILLAGE } from '../support/small-city.ts';
import type { Ledger } from './ledger.ts';
import type { Peer } from './peers.ts';

export const TASKS = 40;
const PAUSE_MS = 15;

const DRAWS: readonly ((random: Random, count: number) => readonly [string, unknown])[] = [
  (random, count) => ['task.remark', { taskId: anyTask(random), text: `记录 ${String(count)}` }],
  (random) => ['task.urge', { taskId: anyTask(random) }],
  (random) => ['task.assign', { taskId: anyTask(random), memberId: MEMBERS[Math.floor(random() * MEMBERS.length)] }],
  (_random, count) => ['lead.report', {
    category: 'unlicensed', subjectName: `档口${String(count)}`, address: '振华路2号', description: '', industry: '', phone: '',
    villageCode: VILLAGE, gridId: null, lon: null, lat: null,
  }],
];

const anyTask = (random: Random): string => taskId(1 + Math.floor(random() * TASKS));

/** Works until told to stop; answers when the last command was answered. */
export class Operators {
  readonly #peers: readonly Peer[];
  readonly #ledger: Ledger;
  readonly #random: Random;
  #count = 0;
  /** How many of each command chance drew, refused ones too. */
  readonly drawn: Record<string, number> = {};
  #working = true;
  readonly #done: Promise<void>;

  constructor(peers: readonly Peer[], ledger: Ledger, random: Random) {
    this.#peers = peers;
    this.#ledger = ledger;
    this.#random = random;
    this.#done = this.#work();
  }

  async stop(): Promise<void> {
    this.#working = false;
    await this.#done;
  }

  async #work(): Promise<void> {
    const open = new Set<Promise<void>>();
    while (this.#working) {
      const issued = this.#issueOne().finally(() => open.delete(issued));
      open.add(issued);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await Promise.all(open);
  }

  async #issueOne(): Promise<void> {
    const peer = this.#peers[Math.floor(this.#random() * this.#peers.length)];
    const draw = DRAWS[Math.floor(this.#random() * DRAWS.length)];
    if (peer === undefined || draw === undefined) return;
    const [command, args] = draw(this.#random, (this.#count += 1));
    this.drawn[command] = (this.drawn[command] ?? 0) + 1;
    // Refused on the spot, or the process died before it answered: nothing was promised.
    const id = await peer.issue(command, args).catch(() => undefined);
    if (id !== undefined) this.#ledger.saved(peer.login, id, command);
  }
}
