/**
 * How an empty or outdated replica comes to the hub's rows: as a prepared file when they are many, else page by page. Before
 * a file that takes long, the open work comes as a small one of its own: the station shows it, decides on it and follows the
 * hub's tail with it until the whole file takes its place.
 * Belongs to one connection: after `end` nothing of it has any effect.
 */
import type { Clock, Timers } from '#domain/core/time.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { BootstrapProgress } from '#protocol/bridge/methods.ts';
import type { Page, SnapshotFile, SnapshotOffer, StationEvents, Welcome } from '#protocol/hub/messages.ts';
import type { LinkedReplica } from '../replica/replica.ts';

/** How often a station asks whether its snapshot is ready, ms. */
const POLL_MS = 500;
/** A file up to this size is not worth another one before it: a minute at 64 kbit/s, bytes. */
export const SMALL_FILE_BYTES = 512 * 1024;
/** The time left is told once the file has been coming for this long, ms. */
const RATE_KNOWN_MS = 5_000;

const NOTHING_YET: BootstrapProgress = { part: 'everything', rows: 0, total: 0, bytes: null, totalBytes: null, leftMs: null };

/** Fetches a prepared file; answers the path of the verified SQLite file, or in a simulation the database itself. */
export type Download = (
  file: SnapshotFile,
  token: string,
  progress: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<string | Buffer>;

export interface BootstrapOptions {
  readonly replica: LinkedReplica;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly request: <E extends keyof StationEvents>(event: E, body: StationEvents[E]['request']) => Promise<StationEvents[E]['reply']>;
  /** Without it every bootstrap goes by pages. */
  readonly download: Download | undefined;
  readonly token: () => string;
  readonly onProgress: (progress: BootstrapProgress) => void;
  /** Follows the hub from the commit the replica stands at; resolves when it is in step. */
  readonly follow: () => Promise<void>;
  /** The rows are about to be replaced: what is on its way for the present ones is not applied any more. */
  readonly stopFollowing: () => void;
}

export class Bootstrap {
  readonly #options: BootstrapOptions;
  readonly #ended = new AbortController();

  constructor(options: BootstrapOptions) {
    this.#options = options;
  }

  end(): void {
    this.#ended.abort();
  }

  /** Resolves when the replica holds every row its grants cover, or the connection has ended; the tail is still to follow. */
  async run(welcome: Welcome): Promise<void> {
    const { download, request, replica, follow, onProgress } = this.#options;
    onProgress(NOTHING_YET);
    // What the grants of now may not cover must not wait for the new rows.
    if (isUnderOtherGrants(replica, welcome)) replica.beginBootstrap(welcome);
    // Complete rows, of before a restore or below the floor, stay on screen until the new ones are here.
    let wantsOpenWork = replica.position().holds !== 'everything';
    if (holdsOpenWork(replica, welcome)) {
      wantsOpenWork = false;
      await follow();
    }
    while (!this.#isOver()) {
      const offer: SnapshotOffer = download === undefined ? { kind: 'pages' } : await request('snapshot', {});
      if (this.#isOver()) return;
      if (offer.kind === 'pages' || download === undefined) return this.#byPages(welcome);
      if (wantsOpenWork && offer.openWork !== undefined && isWorthwhile(offer.openWork, offer)) {
        wantsOpenWork = false;
        await this.#take(download, offer.openWork, welcome, 'openWork');
        if (this.#isOver()) return;
        onProgress(NOTHING_YET);
        await follow();
      } else if (offer.kind === 'file') {
        return this.#take(download, offer, welcome, 'everything');
      } else {
        await this.#pause(POLL_MS);
      }
    }
  }

  async #take(download: Download, file: SnapshotFile, welcome: Welcome, part: BootstrapProgress['part']): Promise<void> {
    const { replica, token, onProgress, stopFollowing, clock } = this.#options;
    const { rows: total, compressedBytes: totalBytes } = file;
    const began = { at: clock.now(), bytes: undefined as number | undefined };
    onProgress({ part, rows: 0, total, bytes: 0, totalBytes, leftMs: null });
    const content = await download(file, token(), (bytes) => {
      // What an earlier connection brought says nothing about the pace of this one.
      began.bytes ??= bytes;
      const rows = Math.round((bytes / totalBytes) * total);
      const leftMs = timeLeftMs(clock.now() - began.at, bytes - began.bytes, totalBytes - bytes);
      if (!this.#isOver()) onProgress({ part, rows, total, bytes, totalBytes, leftMs });
    }, this.#ended.signal);
    if (this.#isOver()) return;
    stopFollowing();
    replica.adopt(content, welcome, file.seq, part);
  }

  async #byPages(welcome: Welcome): Promise<void> {
    const { replica, request, onProgress, stopFollowing } = this.#options;
    stopFollowing();
    replica.beginBootstrap(welcome);
    const complete = new Set<string>();
    let rows = 0;
    let total = 0;
    for (const name of welcome.tables ?? TABLES.map((table) => table.name)) {
      for (let after: string | null = null; !complete.has(name);) {
        const page: Page = await request('page', { table: name, after });
        if (this.#isOver()) return;
        replica.applyPage(page);
        for (const each of [page, ...page.following ?? []]) {
          rows += each.rows.length;
          total += each.total;
          if (each.next === null) complete.add(each.table);
        }
        after = page.next;
        onProgress({ ...NOTHING_YET, rows, total: Math.max(rows, total) });
      }
    }
    // Pages were read while others wrote; the tail from the welcome's head brings every row to one state.
    replica.endBootstrap(welcome.head);
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#options.timers.after(delayMs, resolve));
  }
}

function isUnderOtherGrants(replica: LinkedReplica, welcome: Welcome): boolean {
  const { hubId, grantsKey } = replica.position();
  return grantsKey !== null && (hubId !== welcome.hubId || grantsKey !== welcome.grantsKey);
}

/** Whether an earlier connection has brought the open work, and the hub's log still reaches back to it. */
function holdsOpenWork(replica: LinkedReplica, { epoch, floor, head }: Welcome): boolean {
  const here = replica.position();
  return here.holds === 'openWork' && here.epoch === epoch && here.cursor >= floor && here.cursor <= head;
}

/** Whether open work comes much sooner than everything. */
function isWorthwhile(openWork: SnapshotFile, offer: Exclude<SnapshotOffer, { kind: 'pages' }>): boolean {
  if (offer.kind === 'building') return true;
  return offer.compressedBytes > SMALL_FILE_BYTES && openWork.compressedBytes <= offer.compressedBytes / 2;
}

/** Null when the pace is not known: too early, nothing came, or the clock was set. */
function timeLeftMs(tookMs: number, bytes: number, bytesLeft: number): number | null {
  return tookMs < RATE_KNOWN_MS || bytes <= 0 ? null : Math.round((bytesLeft * tookMs) / bytes);
}
