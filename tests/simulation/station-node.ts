/** A station of a simulation: production replica and link. A crash closes the link and keeps the database. */
import type { Actor } from '#domain/core/actor.ts';
import type { Download } from '#main/link/bootstrap.ts';
import { Link } from '#main/link/link.ts';
import type { LinkView } from '#main/link/link.ts';
import { actorOf } from '#main/replica/actor.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica, ReplicaPosition } from '#main/replica/replica.ts';
import type { Issued } from '#protocol/bridge/methods.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Present } from '#protocol/hub/presence.ts';
import type { Connect } from '#protocol/hub/transport.ts';
import { leaveAsOlder } from './builds.ts';
import type { SimulatedAccount } from './city.ts';
import { fillDisk, freeDisk, isDiskFull } from './disk.ts';
import { REPLICA_IMAGE } from './images.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Verdicted { readonly number: number; readonly kind: string; readonly code: string | null }

export class StationNode {
  readonly name: string;
  readonly account: SimulatedAccount;
  replica: Replica;
  /** Whether its build is older than the hub's: it does not hold all of the hub's columns. */
  isOlder = false;
  /** Commands the operator was told are saved. */
  readonly saved: Issued[] = [];
  /** Of them, those issued before everything was here, and how often the answer was to wait for the rest. */
  savedOnOpenWork = 0;
  toldToWait = 0;
  readonly verdicts: Verdicted[] = [];
  /** What it was told of who else has a record open, newest last. */
  readonly present: Present[] = [];
  clockOffsetMs = 0;
  /** Whether the rows stand at one commit: not from the start of a bootstrap until the tail behind it has arrived. */
  inOnePiece = false;
  /** A row was changed behind replication's back and not found yet: the rows are the hub's at no commit. */
  damaged = false;
  repairs = 0;
  /** Counters that went back without a reset (19 monotone). */
  readonly wentBack: string[] = [];
  #last: ReplicaPosition | undefined;
  link: Link;
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #connect: Connect;
  readonly #newId: () => string;
  readonly #download: Download | undefined;
  #incarnation = 0;

  constructor(
    name: string,
    account: SimulatedAccount,
    time: VirtualTime,
    random: () => number,
    connect: Connect,
    newId: () => string,
    download?: Download,
  ) {
    this.name = name;
    this.account = account;
    this.#time = time;
    this.#random = random;
    this.#connect = connect;
    this.#newId = newId;
    this.#download = download;
    this.replica = this.#open(REPLICA_IMAGE);
    this.link = this.#startLink();
  }

  #open(image: Buffer): Replica {
    const replica = openReplica({ path: image, clock: this.#time.skewed(() => this.clockOffsetMs), newId: this.#newId });
    replica.onChange(({ verdicts }) => {
      this.verdicts.push(...verdicts);
      this.#watchCounters();
    });
    return replica;
  }

  /** Closes, and starts again as this build on the file of an older one. */
  update(): void {
    this.link.stop();
    this.#incarnation += 1;
    this.freeDisk();
    leaveAsOlder(this.replica.database);
    const image = this.replica.database.serialize();
    this.replica.close();
    this.replica = this.#open(image);
    this.isOlder = false;
    this.link = this.#startLink();
  }

  /** The actor as the hub last described it; before the first welcome nobody can act. */
  actor(): Actor | null {
    const account = this.replica.account();
    return account === null ? null : actorOf(account);
  }

  /** The state of the link; `openWork` while nothing else is here yet. */
  stage(): LinkView['state'] | 'openWork' {
    const { state } = this.link.view();
    return state === 'bootstrapping' && this.replica.position().holds === 'openWork' ? 'openWork' : state;
  }

  issue(command: string, args: unknown): void {
    const actor = this.actor();
    if (actor === null) return;
    const stage = this.stage();
    try {
      this.saved.push(...this.replica.issue([{ command, args }], actor));
      if (stage === 'openWork') this.savedOnOpenWork += 1;
    } catch (error) {
      // Refused on the spot, by the optimistic decision or a full disk: the operator was told, nothing was saved.
      if (stage === 'openWork' && error instanceof ShaotaiError && error.code === 'replica.bootstrapping') this.toldToWait += 1;
    }
  }

  /** A flipped bit that no check of the file sees. False when there is no row to change, or no room to change it. */
  flipBit(): boolean {
    const flip = this.replica.database.prepare("UPDATE entity SET name = name || '?' WHERE id = (SELECT min(id) FROM entity)");
    try {
      const { changes } = flip.run();
      this.damaged ||= changes > 0;
      return changes > 0;
    } catch (error) {
      if (isDiskFull(error)) return false;
      throw error;
    }
  }

  fillDisk(): void {
    fillDisk(this.replica.database);
  }

  freeDisk(): void {
    freeDisk(this.replica.database);
  }

  crash(): void {
    this.link.stop();
    this.#incarnation += 1;
    this.link = this.#startLink();
  }

  #watchCounters(): void {
    const now = this.replica.position();
    const before = this.#last;
    this.#last = now;
    if (before === undefined || before.epoch !== now.epoch || before.holds !== 'everything' || now.holds !== 'everything') return;
    if (now.cursor < before.cursor) this.wentBack.push(`cursor from ${String(before.cursor)} to ${String(now.cursor)}`);
    if (now.decidedThrough < before.decidedThrough && this.link.view().state !== 'connecting') {
      this.wentBack.push(`decidedThrough from ${String(before.decidedThrough)} to ${String(now.decidedThrough)}`);
    }
  }

  #startLink(): Link {
    const incarnation = this.#incarnation;
    const link = new Link({
      replica: this.replica, connect: this.#connect, url: 'sim', token: () => this.account.id, random: this.#random,
      clock: this.#time.skewed(() => this.clockOffsetMs), ...(this.#download === undefined ? {} : { download: this.#download }),
      onPresent: (present) => this.present.push(present),
      onRepair: () => { this.repairs += 1; },
      timers: { after: (delayMs, run) => this.#time.after(delayMs, () => { if (incarnation === this.#incarnation) run(); }) },
    });
    link.onChange(() => {
      const { state } = link.view();
      if (state === 'bootstrapping') this.inOnePiece = false;
      if (state === 'online') this.inOnePiece = true;
    });
    link.start();
    return link;
  }
}
