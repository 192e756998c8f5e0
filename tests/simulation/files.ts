/**
 * Prepared files of a simulated day. The hub's worker takes its time, and so does a download over a line that may be cut; what
 * is in a file are the hub's rows at one commit, chosen as domain/schema/open-work.ts says.
 */
import type { Cell } from '#domain/core/row.ts';
import { OPEN_WORK } from '#domain/schema/open-work.ts';
import type { OpenWorkTable } from '#domain/schema/open-work.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { grantsKeyOf } from '#hub/replication/audience.ts';
import { CatchUp } from '#hub/replication/catch-up.ts';
import type { HubStore } from '#hub/store/store.ts';
import type { Download } from '#main/link/bootstrap.ts';
import { SMALL_FILE_BYTES } from '#main/link/bootstrap.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SessionAccount, SnapshotFile, SnapshotOffer, TablePage, Welcome } from '#protocol/hub/messages.ts';
import type { HubNode } from './hub-node.ts';
import { REPLICA_IMAGE } from './images.ts';
import type { Network } from './network.ts';
import type { VirtualTime } from './virtual-time.ts';

/** So often a station asks before a file is there. */
const ASKS_UNTIL_OPEN_WORK = 1;
const ASKS_UNTIL_EVERYTHING = 4;
/** A file with a longer tail is built anew. */
const TAIL_LIMIT_COMMITS = 30;
const BYTES = { openWork: SMALL_FILE_BYTES / 4, everything: SMALL_FILE_BYTES * 4 } as const;
/** A line brings this much a step, and at least half of it. */
const STEP_BYTES = 128 * 1024;
const STEP_MS = 1_000;
/** More rows than a simulated city has. */
const ALL_ROWS = 100_000;

type Part = keyof typeof BYTES;
const PARTS: Readonly<Record<Part, readonly OpenWorkTable[]>> = {
  openWork: OPEN_WORK,
  everything: TABLES.map((table) => ({ table, rows: 'every' })),
};
interface Prepared { readonly file: SnapshotFile; readonly image: Buffer }
interface Asked { asks: number; readonly parts: Partial<Record<Part, Prepared>> }

export class Files {
  readonly #hub: HubNode;
  readonly #time: VirtualTime;
  readonly #random: () => number;
  /** By grants. Empty again after a crash of the hub. */
  readonly #asked = new Map<string, Asked>();
  #built = 0;

  constructor(hub: HubNode, time: VirtualTime, random: () => number) {
    this.#hub = hub;
    this.#time = time;
    this.#random = random;
  }

  clear(): void {
    this.#asked.clear();
  }

  /** As Snapshots.offer(): asking is what makes a file come about. */
  offer(account: SessionAccount): SnapshotOffer {
    const key = grantsKeyOf(account);
    const known = this.#asked.get(key);
    const asked = known !== undefined && !this.#isOld(known) ? known : { asks: 0, parts: {} };
    this.#asked.set(key, asked);
    asked.asks += 1;
    if (asked.asks > ASKS_UNTIL_OPEN_WORK) asked.parts.openWork ??= this.#build(account.grants, 'openWork');
    if (asked.asks > ASKS_UNTIL_EVERYTHING) asked.parts.everything ??= this.#build(account.grants, 'everything');
    const openWork = asked.parts.openWork?.file;
    const everything = asked.parts.everything?.file;
    return everything === undefined ? { kind: 'building', openWork } : { kind: 'file', ...everything, openWork };
  }

  #isOld({ parts }: Asked): boolean {
    const { store } = this.#hub;
    const oldest = parts.openWork?.file.seq ?? store.head();
    return oldest < store.floor() || store.head() - oldest > TAIL_LIMIT_COMMITS;
  }

  /** The download of one station; what it had when the line broke it still has afterwards. */
  downloadOf(station: string, network: Network): Download {
    const arrived = new Map<string, number>();
    return async ({ file: { name, compressedBytes }, progress, signal }) => {
      let bytes = arrived.get(name) ?? 0;
      while (bytes < compressedBytes) {
        await new Promise<void>((resolve) => void this.#time.after(STEP_MS, resolve));
        signal.throwIfAborted();
        const image = this.#imageOf(name);
        if (image === undefined || this.#hub.sessions === undefined || network.isPartitioned(station)) {
          throw new ShaotaiError('hub.unreachable', 'the download broke');
        }
        bytes = Math.min(compressedBytes, bytes + Math.ceil((1 + this.#random()) * STEP_BYTES / 2));
        arrived.set(name, bytes);
        progress(bytes);
      }
      const image = this.#imageOf(name);
      if (image === undefined) throw new ShaotaiError('hub.unreachable', 'no such snapshot');
      return Buffer.from(image);
    };
  }

  #imageOf(name: string): Buffer | undefined {
    for (const { parts } of this.#asked.values()) {
      for (const { file, image } of Object.values(parts)) if (file.name === name) return image;
    }
    return undefined;
  }

  #build(grants: readonly string[], part: Part): Prepared {
    const { store } = this.#hub;
    const all = everythingIn(store, grants);
    const pages = new Map<string, TablePage>();
    for (const { table, rows } of PARTS[part]) {
      const page = all.get(table.name);
      if (page !== undefined) pages.set(table.name, { ...page, rows: page.rows.filter(chosenBy(rows, page, pages)) });
    }
    const rows = [...pages.values()].reduce((sum, page) => sum + page.rows.length, 0);
    const file = {
      name: `file-${String((this.#built += 1))}`, seq: store.head(), rows, bytes: 2 * BYTES[part], compressedBytes: BYTES[part], sha256: '',
    };
    return { file, image: imageOf([...pages.values()]) };
  }
}

/** Every row the grants cover, by table: the first page of a bootstrap that has room for all of them. */
function everythingIn(store: HubStore, grants: readonly string[]): Map<string, TablePage> {
  const { following = [], ...first } = new CatchUp(store, ALL_ROWS).page(grants, { table: TABLES[0]?.name ?? '', after: null, part: null });
  return new Map([first, ...following].map((page) => [page.table, page]));
}

function chosenBy(rows: OpenWorkTable['rows'], page: TablePage, chosen: ReadonlyMap<string, TablePage>) {
  if (rows === 'every') return () => true;
  const cell = (cells: readonly Cell[], column: string) => cells[page.columns.indexOf(column)];
  if (rows === 'open') return (cells: readonly Cell[]) => cell(cells, 'open') === 1;
  const names = new Set<Cell | undefined>();
  for (const { table, column } of rows.names) {
    const named = chosen.get(table.name);
    for (const cells of named?.rows ?? []) names.add(cells[named?.columns.indexOf(column) ?? 0]);
  }
  return (cells: readonly Cell[]) => names.has(cell(cells, rows.column));
}

/** A database with these rows and their tallies. */
function imageOf(pages: readonly TablePage[]): Buffer {
  const replica = openReplica({ path: REPLICA_IMAGE, clock: { now: () => 0 }, newId: () => 'file' });
  try {
    replica.beginBootstrap(NOBODY);
    for (const page of pages) replica.applyPage(page);
    return replica.database.serialize();
  } finally {
    replica.close();
  }
}

/** What is carried over into the file says whose it is. */
const NOBODY: Welcome = {
  protocol: 1, hubId: 'file', epoch: 'file', head: 0, floor: 0, processedThrough: 0, grantsKey: '', serverTime: 0, offlineDays: 0,
  account: { id: 'file', login: '', name: '', role: 'villageDispatcher', place: '', grants: [], memberId: null }, mode: 'bootstrap',
};
