/** One person's place on this station: a replica and outbox of its own, and the link that keeps it in step with the hub. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, NewId, Random, Timers } from '#domain/core/time.ts';
import type { Connect } from '#protocol/hub/transport.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Present } from '#protocol/hub/presence.ts';
import type { AttachmentState } from '#protocol/bridge/methods.ts';
import { StationAttachments } from '../attachments/attachments.ts';
import { hubFilesOverHttp } from '../attachments/hub-files.ts';
import { snapshotDownload } from '../link/snapshot/download.ts';
import { Link } from '../link/link.ts';
import { WarmUp } from '../replica/duplicates/warm-up.ts';
import type { Replica } from '../replica/replica.ts';
import type { Log } from '../log.ts';
import { openReplica } from '../replica/sqlite-replica.ts';
import type { ReplicaOptions } from '../replica/sqlite-replica.ts';
import { storageError } from '../replica/storage-error.ts';
import type { ThreadScripts } from '../threads.ts';

export interface WorkplaceOptions {
  /** The station's data directory. */
  readonly directory: string;
  readonly hubUrl: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly newId: NewId;
  readonly connect: Connect;
  readonly log: Log;
  readonly threads: ThreadScripts;
}

/** What was wrong with a replica's file, where it is now, and how many waiting commands were saved from it. */
export type Damage = Parameters<NonNullable<ReplicaOptions['onDamage']>>[0];

export class Workplace {
  readonly login: string;
  readonly replica: Replica;
  readonly attachments: StationAttachments;
  /** Made by this opening: nobody has worked here yet. */
  readonly fresh: boolean;
  readonly #options: WorkplaceOptions;
  readonly #directory: string;
  readonly #warmUp: WarmUp;
  #link: Link | undefined;
  #token = '';
  readonly #presentListeners = new Set<(present: Present) => void>();
  readonly #attachmentListeners = new Set<(state: AttachmentState) => void>();

  /**
   * Opens the person's replica, or makes an empty one. `login` is canonical. Damage that was found and repaired is told.
   * Throws ShaotaiError 'storage.full' or 'storage.failed'.
   */
  constructor(login: string, options: WorkplaceOptions, repaired: (damage: Damage) => void) {
    this.login = login;
    this.#options = options;
    this.#directory = join(options.directory, 'accounts', folderOf(login));
    const path = join(this.#directory, 'replica.sqlite');
    this.fresh = !existsSync(path);
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    try {
      this.replica = openReplica({
        path,
        clock: options.clock,
        newId: options.newId,
        checkpointThread: options.threads.checkpoint,
        onDamage: (damage) => {
          options.log.error({ login, ...damage }, 'the replica was damaged; it was set aside and its outbox saved');
          repaired(damage);
        },
      });
    } catch (error) {
      throw storageError(error);
    }
    this.#warmUp = new WarmUp(this.replica, options.timers);
    this.attachments = new StationAttachments({
      directory: join(this.#directory, 'attachments'),
      files: hubFilesOverHttp(options.hubUrl, () => this.#token),
      clock: options.clock,
      timers: options.timers,
      random: options.random,
      newId: options.newId,
      online: () => this.#link?.view().state === 'online',
      changed: (state) => {
        for (const listener of this.#attachmentListeners) listener(state);
      },
    });
  }

  /** What becomes of the files that are sent from here. */
  onAttachment(listener: (state: AttachmentState) => void): void {
    this.#attachmentListeners.add(listener);
  }

  /** Something the operator did is not at the hub yet. */
  hasUnsent(): boolean {
    return this.replica.outboxCount() > 0 || this.attachments.waiting() > 0;
  }

  /** Who else has a record open that is open here. */
  onPresent(listener: (present: Present) => void): void {
    this.#presentListeners.add(listener);
  }

  get link(): Link | undefined {
    return this.#link;
  }

  /** Starts the link, or gives a running one the newer token. `changed` hears of every change of its state. */
  join(token: string, paused: boolean, changed: () => void): void {
    this.#token = token;
    if (this.#link !== undefined) {
      if (!paused) this.#link.resume();
      return;
    }
    const { connect, hubUrl, clock, timers, random, log, threads } = this.#options;
    const link = new Link({
      replica: this.replica,
      connect,
      url: hubUrl,
      token: () => this.#token,
      clock,
      timers,
      random,
      download: snapshotDownload(hubUrl, this.#directory, threads.download),
      onPresent: (present) => {
        for (const listener of this.#presentListeners) listener(present);
      },
      onRepair: (repair) => log.warn({ login: this.login, ...repair }, 'rows differed from the hub and were fetched anew'),
    });
    link.onChange(() => {
      if (link.view().state === 'online') this.attachments.wake();
      changed();
    });
    if (paused) link.pause();
    link.start();
    this.#link = link;
  }

  /** As the hub said last; before the first welcome, as the sign-in said. */
  account(signedIn: SessionAccount): SessionAccount {
    const stored = this.replica.account();
    return stored?.id === signedIn.id ? stored : signedIn;
  }

  close(): void {
    this.attachments.stop();
    this.#link?.stop();
    this.#warmUp.stop();
    this.replica.close();
  }

  /** Closes and removes what a sign-in that failed has made. */
  discard(): void {
    this.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Plain logins keep their name on disk; any other (Chinese, dots, names Windows reserves) becomes a hash. */
function folderOf(login: string): string {
  const plain = /^[a-z0-9][a-z0-9_-]{0,62}$/.test(login) && !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(login);
  return plain ? login : `~${createHash('sha256').update(login).digest('hex').slice(0, 32)}`;
}
