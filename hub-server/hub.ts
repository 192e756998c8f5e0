/** The hub put together: store, accounts, sequencer, stations, HTTP. Used by the command line, the demo and tests. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock, NewId, Timers } from '#domain/core/time.ts';
import { CHECKPOINT_SCRIPT } from '#protocol/sqlite/checkpoint.ts';
import { Accounts } from './accounts/accounts.ts';
import { Register } from './accounts/register.ts';
import { Attachments, attachmentsPathOf } from './attachments/attachments.ts';
import { createCalls } from './calls/calls.ts';
import { openDataDirectory } from './data-directory.ts';
import { DuplicateWork } from './duplicates/duplicate-work.ts';
import { Rates } from './http/rates.ts';
import type { RateLimit } from './http/rates.ts';
import { ChangeFeeds } from './feed/feeds.ts';
import { attachChangeFeed } from './feed/websocket.ts';
import { buildHttp } from './http/server.ts';
import type { HubServices } from './http/services.ts';
import { IntakeService } from './intake/service.ts';
import { seedTerritory } from './intake/seed-territory.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics/metrics.ts';
import { CatchUp } from './replication/catch-up.ts';
import { Sequencer } from './replication/sequencer.ts';
import { StationSessions } from './replication/sessions.ts';
import { attachSocketIo } from './replication/socket-io.ts';
import { hubJobs } from './schedule/jobs.ts';
import { Schedule } from './schedule/schedule.ts';
import { Snapshots } from './snapshots/snapshots.ts';
import { Compaction } from './store/compaction.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { HubStore } from './store/store.ts';
import { newSystemId, systemClock, systemTimers } from '#protocol/system.ts';
import { AddressGuard } from './webhooks/address-guard.ts';
import { sendOverHttp } from './webhooks/send.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import type { WebhooksOptions } from './webhooks/webhooks.ts';

export const DEFAULT_PORT = 7300;
const OFFLINE_DAYS = 7;
/** How long answers that are under way may still take once the hub stops. */
const ANSWER_GRACE_MS = 3_000;
const SESSION_DAYS = 90;
/** Weeks of a city's work, well below a gigabyte of log. */
const KEEP_COMMITS = 500_000;

export interface HubOptions {
  readonly dataDirectory: string;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Days a person may work at a station without the hub. */
  readonly offlineDays?: number;
  /** Days without use after which a session ends. */
  readonly sessionDays?: number;
  /** Commits of change log to keep; stations that were away for longer fetch their rows anew. */
  readonly keepCommits?: number;
  /** Territory for an empty hub; Dongguan is built in. */
  readonly cityFile?: string;
  /** How often one key, session or address may ask. */
  readonly rate?: RateLimit;
  /** Networks of the hub's own that webhooks may send to, besides public addresses; for example 10.20.0.0/16. */
  readonly webhookNetworks?: readonly string[];
  /** How long a webhook waits after a failure and how often it is tried; left out: five seconds, doubled each time, for a day. */
  readonly webhookPause?: Pick<WebhooksOptions, 'firstPauseMs' | 'attemptsMax'>;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly newId?: NewId;
  readonly log?: Log;
}

export interface Hub {
  readonly url: string;
  readonly store: HubStore;
  readonly services: HubServices;
  /** Tells the stations to come back later, finishes open requests, writes everything into the database file. */
  stop(): Promise<void>;
}

/** The parts that work on a store; without a network, for tools that hold the data directory themselves. */
export function openServices(options: HubOptions): { services: HubServices; close(): void } {
  const { clock = systemClock, timers = systemTimers, newId = newSystemId, log = createLog('hub') } = options;
  const directory = openDataDirectory(options.dataDirectory);
  try {
    const store = openSqliteStore({ path: directory.storePath, newId, checkpointThread: CHECKPOINT_SCRIPT });
    const metrics = new Metrics();
    const accounts = new Accounts({ store, clock, sessionDays: options.sessionDays ?? SESSION_DAYS });
    const sequencer = new Sequencer({
      store, clock,
      onDecision: (command, outcome, durationMs) => metrics.decided(command, outcome, durationMs),
      onFailure: (command, error) => log.error({ command, err: error }, 'a decision failed'),
    });
    const intake = new IntakeService({
      store, clock, timers, calendar: () => sequencer.calendar(),
      onImported: (kind, summary) => metrics.tookIn(kind, summary),
    });
    const attachments = new Attachments({ database: store.database, directory: attachmentsPathOf(directory.path), clock, newId });
    const services: HubServices = {
      store, sequencer, accounts, intake, attachments, rates: new Rates(clock, options.rate), metrics, clock, newId, log,
      register: new Register({ store, sequencer, accounts, clock, newId }),
      offlineDays: options.offlineDays ?? OFFLINE_DAYS, startedAt: clock.now(), directory,
    };
    const unsubscribe = store.onCommit((notice) => metrics.committed(notice));
    return {
      services,
      close() {
        unsubscribe();
        accounts.close();
        store.close();
        directory.release();
      },
    };
  } catch (error) {
    directory.release();
    throw error;
  }
}

/**
 * Starts a hub on a data directory; an empty one gets its territory. Throws DirectoryInUse when another process holds it,
 * UnreadableFile when the city file is not right, params.invalid when a webhook network is none.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { host = '127.0.0.1', port = DEFAULT_PORT, timers = systemTimers } = options;
  const guard = new AddressGuard(options.webhookNetworks ?? []);
  const { services, close } = openServices(options);
  const { store, accounts, sequencer, intake, metrics, clock, log, offlineDays, directory } = services;
  try {
    await seedTerritory(services, timers, options.cityFile);
  } catch (error) {
    close();
    throw error;
  }
  const snapshots = new Snapshots({
    store, storePath: directory.storePath, directory: join(directory.path, 'snapshots'), catchUp: new CatchUp(store),
    onFailure: (error) => log.error({ err: error }, 'a snapshot could not be built'),
    onBuilt: ({ seq, rows, compressedBytes }) => log.info({ seq, rows, compressedBytes }, 'snapshot built'),
  });
  const compaction = new Compaction({
    store, timers, keepCommits: options.keepCommits ?? KEEP_COMMITS,
    onFailure: (error) => log.error({ err: error }, 'the change log could not be shortened'),
  });
  const duplicates = new DuplicateWork({
    store, clock, timers, onFailure: (error) => log.error({ err: error }, 'duplicates could not be looked for'),
  });
  const sessions = new StationSessions({
    store, sequencer, clock, timers, offlineDays, snapshots,
    authenticate: (token) => accounts.authenticate(token),
    runCall: createCalls({ store, accounts, clock }),
    onUnexpected: (error) => log.error({ err: error }, 'a station request failed'),
  });
  const schedule = new Schedule({
    database: store.database, clock, timers, calendar: () => sequencer.calendar(), jobs: hubJobs(services, timers),
    onRun: (job, period, durationMs) => log.info({ job, period, ms: durationMs }, 'job done'),
    onFailure: (job, error) => log.error({ job, err: error }, 'a job failed'),
  });
  accounts.onRevoked((accountId) => sessions.accountChanged(accountId));
  metrics.watch({ stations: () => sessions.connected(), head: () => store.head(), floor: () => store.floor() });
  const webhooks = new Webhooks({
    store, clock, timers, newId: services.newId, guard, send: sendOverHttp(guard), ...options.webhookPause,
    onFailure: (error) => log.error({ err: error }, 'a webhook could not be told'),
  });
  const http = buildHttp(services, { snapshots, webhooks });
  try {
    await http.ready();
    const sockets = attachSocketIo(http.server, sessions);
    const feeds = new ChangeFeeds({ store, accounts, timers });
    const detachFeed = attachChangeFeed(http.server, services, feeds, timers);
    await http.listen({ host, port });
    const url = urlOf(host, http.server.address());
    webhooks.start();
    directory.announce({ pid: process.pid, url });
    log.info({ url, hubId: store.hubId, epoch: store.epoch, head: store.head() }, 'hub listens');
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      log.info({}, 'hub stops');
      intake.stop();
      compaction.stop();
      duplicates.stop();
      await schedule.stop();
      sessions.stop();
      feeds.stop();
      webhooks.stop();
      detachFeed();
      await snapshots.stop();
      // Whoever still reads an answer gets a moment; a client that stopped reading must not keep the hub from stopping.
      const cancelCut = timers.after(ANSWER_GRACE_MS, () => http.server.closeAllConnections());
      await sockets.close();
      await http.close();
      cancelCut();
      close();
      log.info({}, 'hub stopped');
    };
    return { url, store, services, stop: () => (stopping ??= stop()) };
  } catch (error) {
    compaction.stop();
    duplicates.stop();
    await schedule.stop();
    await http.close();
    close();
    throw error;
  }
}

/** Where clients on this machine reach it. A wildcard address is no destination. */
function urlOf(host: string, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}
