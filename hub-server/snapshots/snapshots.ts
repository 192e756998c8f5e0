/**
 * Prepared files for large replicas, two for each set of grants (open work, and everything), built when a station asks and
 * used again while the tail behind them is short. Only holders of the same grants may fetch one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SessionAccount, SnapshotFile, SnapshotOffer } from '#protocol/hub/messages.ts';
import { grantsKeyOf } from '../replication/audience.ts';
import type { CatchUp } from '../replication/catch-up.ts';
import type { HubStore } from '../store/store.ts';
import type { BuiltSnapshot, SnapshotPart, SnapshotRequest } from './build.ts';

/** Fewer rows than this come faster by pages than a file is built. */
const FILE_FROM_ROWS = 20_000;
/** A file with a longer tail than this many commits is built anew. */
const TAIL_LIMIT_COMMITS = 2_000;

interface Prepared { readonly file: SnapshotFile; readonly path: string }

/** The files of one set of grants; the one of open work is built first. */
type PreparedParts = Partial<Record<SnapshotPart, Prepared>>;

export interface SnapshotsOptions {
  readonly store: HubStore;
  readonly storePath: string;
  /** For the files; emptied at start, since a file of an earlier run may be of an earlier history. */
  readonly directory: string;
  readonly catchUp: CatchUp;
  readonly onFailure: (error: unknown) => void;
  readonly onBuilt: (snapshot: BuiltSnapshot) => void;
}

export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #prepared = new Map<string, PreparedParts>();
  readonly #building = new Map<string, Worker>();
  /** Grants whose file could not be built: their stations go by pages. */
  readonly #failed = new Set<string>();

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    rmSync(options.directory, { recursive: true, force: true });
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  }

  /** What a station of this account should do now; starts building when there is no file that will do. */
  offer(account: SessionAccount): SnapshotOffer {
    const grantsKey = grantsKeyOf(account);
    if (this.#failed.has(grantsKey)) return { kind: 'pages' };
    const parts = this.#prepared.get(grantsKey);
    const [everything, openWork] = [this.#recent(parts?.everything), this.#recent(parts?.openWork)];
    if (everything !== undefined) return { kind: 'file', ...everything, openWork };
    if (this.#building.has(grantsKey)) return { kind: 'building', openWork };
    if (this.#options.catchUp.count(account.grants) < FILE_FROM_ROWS) return { kind: 'pages' };
    this.#build(grantsKey, account.grants);
    return { kind: 'building' };
  }

  /** Where a file lies, for a holder of the grants it was built for. */
  file(name: string, account: SessionAccount): { readonly path: string; readonly bytes: number; readonly sha256: string } | undefined {
    const parts = Object.values(this.#prepared.get(grantsKeyOf(account)) ?? {});
    const prepared = parts.find(({ file }) => file.name === name);
    return prepared === undefined
      ? undefined
      : { path: prepared.path, bytes: prepared.file.compressedBytes, sha256: prepared.file.sha256 };
  }

  /** A file that will do: the tail behind it is short, and still there. */
  #recent(prepared: Prepared | undefined): SnapshotFile | undefined {
    if (prepared === undefined) return undefined;
    const { store } = this.#options;
    const { seq } = prepared.file;
    return seq >= store.floor() && store.head() - seq <= TAIL_LIMIT_COMMITS ? prepared.file : undefined;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#building.values()].map((worker) => worker.terminate()));
  }

  #build(grantsKey: string, grants: readonly string[]): void {
    const { directory, storePath, store, onFailure, onBuilt } = this.#options;
    const name = `${createHash('sha256').update(grantsKey).digest('hex').slice(0, 16)}-${String(store.head())}`;
    const names: Readonly<Record<SnapshotPart, string>> = { openWork: `${name}-open`, everything: name };
    const pathOf = (part: SnapshotPart): string => join(directory, `${names[part]}.zst`);
    const request = (part: SnapshotPart): SnapshotRequest => ({ storePath, target: pathOf(part), grants, part });
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: [request('openWork'), request('everything')] });
    this.#building.set(grantsKey, worker);
    worker.on('message', (built: BuiltSnapshot) => {
      const { part, ...file } = built;
      this.#keep(grantsKey, part, { file: { name: names[part], ...file }, path: pathOf(part) });
      onBuilt(built);
    });
    worker.once('error', (error) => {
      this.#failed.add(grantsKey);
      onFailure(error);
    });
    worker.once('exit', () => this.#building.delete(grantsKey));
  }

  #keep(grantsKey: string, part: SnapshotPart, prepared: Prepared): void {
    const parts = this.#prepared.get(grantsKey) ?? {};
    const old = parts[part];
    this.#prepared.set(grantsKey, { ...parts, [part]: prepared });
    if (old !== undefined && old.path !== prepared.path) rmSync(old.path, { force: true });
  }
}
