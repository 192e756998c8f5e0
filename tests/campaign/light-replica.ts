/** A replica that keeps counters and one outbox, and no rows: thousands of them fit into one process. */
import type { LinkedReplica, ReplicaNotice, ReplicaPosition } from '#main/replica/replica.ts';
import type { Batch, CommandMessage, Welcome } from '#protocol/hub/messages.ts';

export class LightReplica implements LinkedReplica {
  #position: ReplicaPosition;
  readonly #outbox: CommandMessage[] = [];
  readonly #listeners = new Set<(notice: ReplicaNotice) => void>();
  /** Told the number of every command the hub decided. */
  onVerdict: (number: number) => void = () => undefined;

  constructor(stationId: string) {
    this.#position = {
      stationId, hubId: null, epoch: null, grantsKey: null, cursor: 0, head: 0, decidedThrough: 0, oldestHeld: null,
      holds: 'nothing', lastSyncedAt: null,
    };
  }

  issue(command: Omit<CommandMessage, 'number'>): number {
    const number = (this.#outbox.at(-1)?.number ?? this.#position.decidedThrough) + 1;
    this.#outbox.push({ ...command, number });
    this.#changed();
    return number;
  }

  position(): ReplicaPosition {
    return this.#position;
  }

  /** Never none: rows are not compared with the hub's while commands wait, and here are none to compare. */
  outboxCount(): number {
    return this.#outbox.length + 1;
  }

  heldCommands(): string[] {
    return [];
  }

  unsent(after: number, limit: number): CommandMessage[] {
    return this.#outbox.filter(({ number }) => number > after).slice(0, limit);
  }

  welcome({ head }: Welcome): void {
    this.#position = { ...this.#position, head };
  }

  beginBootstrap({ hubId, epoch, grantsKey }: Welcome): void {
    this.#position = { ...this.#position, hubId, epoch, grantsKey, cursor: 0, holds: 'nothing' };
  }

  endBootstrap(cursor: number): void {
    this.#position = { ...this.#position, cursor, holds: 'everything' };
  }

  applyBatch({ from, to, head, verdicts }: Batch): boolean {
    if (from !== this.#position.cursor) return false;
    const decidedThrough = Math.max(this.#position.decidedThrough, ...verdicts.map(({ number }) => number));
    this.#position = { ...this.#position, cursor: to, head: Math.max(head, to), decidedThrough };
    while ((this.#outbox[0]?.number ?? Infinity) <= decidedThrough) this.#outbox.shift();
    for (const { number } of verdicts) this.onVerdict(number);
    this.#changed();
    return true;
  }

  durable(): Promise<void> {
    return Promise.resolve();
  }

  logIsLong(): boolean {
    return false;
  }

  onChange(listener: (notice: ReplicaNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Rows are not kept. */
  applyPage(): void {}
  adopt(): void {}
  repair(): void {}
  tablesOf(): ReadonlySet<string> {
    return new Set();
  }
  sumAfter(): never {
    throw new Error('a light replica has no rows to sum');
  }

  #changed(): void {
    for (const listener of this.#listeners) listener({ tables: new Set(), verdicts: [] });
  }
}
