/** A hub and stations of a day without faults, for rules that a test wants to see one by one. */
import { seededRandom } from '#cli/random.ts';
import type { Conflict } from '#protocol/bridge/methods.ts';
import type { Connect } from '#protocol/hub/transport.ts';
import { ACCOUNTS, LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from './city.ts';
import { Files } from './files.ts';
import { HubNode } from './hub-node.ts';
import { Network } from './network.ts';
import { StationNode } from './station-node.ts';
import { VirtualTime } from './virtual-time.ts';

/** A Monday, 9 o'clock in Shanghai. */
const MORNING = Date.UTC(2026, 5, 1, 1);
/** Time enough for a few messages and retries. */
const A_WHILE_MS = 120_000;
const STEP_MS = 100;

export class QuietDay {
  readonly time = new VirtualTime(MORNING);
  readonly hub: HubNode;
  readonly network: Network;
  readonly #random = seededRandom(1);
  #ids = 0;

  constructor(tasks = 1) {
    this.hub = new HubNode(this.time, this.#newId);
    this.hub.apply([...territoryRows(), ...peopleRows()]);
    for (let number = 1; number <= tasks; number += 1) this.hub.apply(taskRows(number, VILLAGES[0], MORNING, LIMIT_CALENDAR));
    this.network = new Network({
      time: this.time, random: this.#random, accept: (connection) => this.hub.accept(connection),
      onLoss: () => undefined, inspect: () => undefined,
    });
  }

  /** A station that is online and has its rows. `through` stands between it and the network. */
  async station(accountId: string, through: (connect: Connect) => Connect = (connect) => connect): Promise<StationNode> {
    const station = this.starting(accountId, through);
    await this.pass();
    return station;
  }

  /** A station that begins to connect. */
  starting(accountId: string, through: (connect: Connect) => Connect = (connect) => connect): StationNode {
    const account = ACCOUNTS.find(({ id }) => id === accountId);
    if (account === undefined) throw new Error(`no account ${accountId}`);
    const name = `${accountId}-${String(this.#ids += 1)}`;
    const download = this.hub.files?.downloadOf(name, this.network);
    const connect = through(this.network.connectOf(name));
    return new StationNode(name, account, this.time, this.#random, connect, this.#newId, download);
  }

  /** From now on large replicas come as files; every replica is large. */
  prepareFiles(): void {
    this.hub.files = new Files(this.hub, this.time, this.#random);
  }

  /** Goes on until something holds. Throws when it takes longer than a while. */
  async until(holds: () => boolean): Promise<void> {
    for (const end = this.time.now() + A_WHILE_MS; !holds();) {
      if (this.time.now() > end) throw new Error('it has not come about');
      await this.pass(STEP_MS);
    }
  }

  pass(durationMs = A_WHILE_MS): Promise<void> {
    return this.time.runUntil(this.time.now() + durationMs);
  }

  async offline(station: StationNode, meanwhile: () => Promise<void> | void, durationMs = A_WHILE_MS): Promise<void> {
    this.network.partition(station.name);
    await meanwhile();
    await this.pass(durationMs);
    this.network.heal(station.name);
    await this.pass();
  }

  /** The hub is killed and comes back with its backup; one station finds it only after all others have. */
  async restore({ comesLast, meanwhile }: { comesLast: StationNode; meanwhile?: () => void }): Promise<void> {
    this.network.partition(comesLast.name);
    this.network.cutAll();
    this.hub.restore();
    this.hub.start();
    await this.pass();
    meanwhile?.();
    await this.pass();
    this.network.heal(comesLast.name);
    await this.pass();
  }

  readonly #newId = (): string => `id-${String(this.#ids += 1).padStart(6, '0')}`;
}

/** The only conflict of a station's tray. */
export function onlyConflict(station: StationNode): Conflict {
  const [conflict, ...more] = station.replica.conflicts();
  if (conflict === undefined || more.length > 0) throw new Error(`${String(station.replica.conflictCount())} conflicts in the tray`);
  return conflict;
}
