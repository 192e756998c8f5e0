/**
 * How an empty or outdated replica comes to the hub's rows: as a prepared file when they are many, else page by page. A file
 * that will take long is set aside for the open work, a small file of its own: the station shows it, decides on it and
 * follows the hub's tail with it until the whole file, from the byte it came to, takes its place.
 * Belongs to one connection: after `end` nothing of it has any effect.
 */
import type { Clock, Timers } from '#domain/core/time.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { BootstrapProgress } from '#protocol/bridge/methods.ts';
import type { Page, SnapshotFile, SnapshotOffer, StationEvents, Welcome } from '#protocol/hub/messages.ts';
import type { LinkedReplica } from '../replica/replica.ts';
import { Pace } from './pace.ts';

/** How often a station asks whether its snapshot is ready, ms. */
const POLL_MS = 500;
/** A file up to this size is not worth another one before it: a minute at 64 kbit/s, bytes. */
export const SMALL_FILE_BYTES = 512 * 1024;
/** A file is set aside for the open work when the rest of it takes longer than this, ms. */
export const PATIENCE_MS = 5_000;
/** How often that is looked at: a line on which nothing has come by then is slow, ms. */
export const WATCH_MS = 500;
/** The time left is told once the file has been coming for this long, ms. */
const RATE_KNOWN_MS = 5_000;

const NOTHING_YET: BootstrapProgress = { part: 'everything', rows: 0, total: 0, bytes: null, totalBytes: null, leftMs: null };

export interface DownloadOrder {
  readonly file: SnapshotFile;
  readonly part: BootstrapProgress['part'];
  readonly token: string;
  /** Hears how many packed bytes are here. */
  readonly progress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Fetches a prepared file; answers the path of the verified SQLite file, or in a simulation the database itself. */
export type Download = (order: DownloadOrder) => Promise<string | Buffer>;

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
    const { download, request, replica, follow, onProgress, clock } = this.#options;
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
      const openWork = wantsOpenWork && isWorthwhile(offer) ? offer.openWork : undefined;
      if (offer.kind === 'file' && await this.#takeEverything(download, offer, welcome, openWork !== undefined)) return;
      if (openWork === undefined) {
        await this.#pause(POLL_MS);
      } else {
        wantsOpenWork = false;
        await this.#take(download, openWork, welcome, 'openWork', new Pace(clock, openWork.compressedBytes), this.#ended.signal);
        if (this.#isOver()) return;
        onProgress(NOTHING_YET);
        await follow();
      }
    }
  }

  /** Answers false when it was set aside because it takes long, which is asked for when there is something better meanwhile. */
  async #takeEverything(download: Download, file: SnapshotFile, welcome: Welcome, mayBeSetAside: boolean): Promise<boolean> {
    const pace = new Pace(this.#options.clock, file.compressedBytes);
    const setAside = new AbortController();
    const cancelWatch = mayBeSetAside ? this.#watch(pace, () => setAside.abort()) : undefined;
    try {
      await this.#take(download, file, welcome, 'everything', pace, AbortSignal.any([this.#ended.signal, setAside.signal]));
      return true;
    } catch (error) {
      if (!setAside.signal.aborted || this.#isOver()) throw error;
      return false;
    } finally {
      cancelWatch?.();
    }
  }

  /** Looks at a pace again and again until the rest would take too long. */
  #watch(pace: Pace, tooSlow: () => void): () => void {
    const look = (): void => {
      const leftMs = pace.leftMs(0);
      if (leftMs === null || leftMs > PATIENCE_MS) tooSlow();
      else cancel = this.#options.timers.after(WATCH_MS, look);
    };
    let cancel = this.#options.timers.after(WATCH_MS, look);
    return () => cancel();
  }

  async #take(
    download: Download, file: SnapshotFile, welcome: Welcome, part: BootstrapProgress['part'], pace: Pace, signal: AbortSignal,
  ): Promise<void> {
    const { replica, token, onProgress, stopFollowing } = this.#options;
    const { rows: total, compressedBytes: totalBytes } = file;
    onProgress({ part, rows: 0, total, bytes: 0, totalBytes, leftMs: null });
    const progress = (bytes: number): void => {
      pace.arrived(bytes);
      const rows = Math.round((bytes / totalBytes) * total);
      if (!signal.aborted) onProgress({ part, rows, total, bytes, totalBytes, leftMs: pace.leftMs(RATE_KNOWN_MS) });
    };
    const content = await download({ file, part, token: token(), progress, signal });
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

/** Whether there is open work that comes much sooner than everything. */
function isWorthwhile(offer: Exclude<SnapshotOffer, { kind: 'pages' }>): boolean {
  if (offer.openWork === undefined) return false;
  if (offer.kind === 'building') return true;
  return offer.compressedBytes > SMALL_FILE_BYTES && offer.openWork.compressedBytes <= offer.compressedBytes / 2;
}
