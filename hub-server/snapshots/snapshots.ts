/**
 * Prepared files for large replicas, one for each set of grants, built when a station asks and used again while the tail
 * behind them is short. Only holders of the same grants may fetch one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SessionAccount, SnapshotOffer } from '#protocol/hub/messages.ts';
import { grantsKeyOf } from '../replication/audience.ts';
import type { CatchUp } from '../replication/catch-up.ts';
import type { HubStore } from '../store/store.ts';
import type { BuiltSnapshot, SnapshotRequest } from './build.ts';

/** Fewer rows than this come faster by pages than a file is built. */
const FILE_FROM_ROWS = 20_000;
/** A file with a longer tail than this many commits is built anew. */
const TAIL_LIMIT_COMMITS = 2_000;

interface Prepared extends BuiltSnapshot { readonly name: string; readonly path: string; readonly grantsKey: string }

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
  readonly #prepared = new Map<string, Prepared>();
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
    const prepared = this.#prepared.get(grantsKey);
    if (prepared !== undefined && this.#options.store.head() - prepared.seq <= TAIL_LIMIT_COMMITS) {
      const { name, seq, rows, bytes, compressedBytes, sha256 } = prepared;
      return { kind: 'file', name, seq, rows, bytes, compressedBytes, sha256 };
    }
    if (this.#building.has(grantsKey)) return { kind: 'building' };
    if (this.#options.catchUp.count(account.grants) < FILE_FROM_ROWS) return { kind: 'pages' };
    this.#build(grantsKey, account.grants);
    return { kind: 'building' };
  }

  /** Where a file lies, for a holder of the grants it was built for. */
  file(name: string, account: SessionAccount): { readonly path: string; readonly bytes: number; readonly sha256: string } | undefined {
    const prepared = this.#prepared.get(grantsKeyOf(account));
    return prepared?.name === name ? { path: prepared.path, bytes: prepared.compressedBytes, sha256: prepared.sha256 } : undefined;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#building.values()].map((worker) => worker.terminate()));
  }

  #build(grantsKey: string, grants: readonly string[]): void {
    const { directory, storePath, store, onFailure, onBuilt } = this.#options;
    const name = `${createHash('sha256').update(grantsKey).digest('hex').slice(0, 16)}-${String(store.head())}`;
    const path = join(directory, `${name}.zst`);
    const request: SnapshotRequest = { storePath, target: path, grants };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: request });
    this.#building.set(grantsKey, worker);
    worker.once('message', (built: BuiltSnapshot) => {
      const old = this.#prepared.get(grantsKey);
      this.#prepared.set(grantsKey, { ...built, name, path, grantsKey });
      if (old !== undefined && old.path !== path) rmSync(old.path, { force: true });
      onBuilt(built);
    });
    worker.once('error', (error) => {
      this.#failed.add(grantsKey);
      onFailure(error);
    });
    worker.once('exit', () => this.#building.delete(grantsKey));
  }
}
