/**
 * The one data process of a station: replica, outbox and link of whoever is signed in, behind the bridge. Hosts hand it
 * texts of their windows (or of a script) and carry its texts back; it runs the same in an Electron utility process, in
 * a worker of the kiosk host and inside the headless host.
 */
import type { Notifications } from '#protocol/bridge/methods.ts';
import type { RpcNotification, RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import { isDamage } from '../replica/storage-error.ts';
import type { SignInOptions } from '../session/sign-in.ts';
import { LiveQueries } from './live-queries.ts';
import { admit, bridgeMethods } from './methods.ts';
import type { Caller } from './methods.ts';
import { OpenRecords } from './presence.ts';
import { answer } from './rpc.ts';
import type { RpcOptions } from './rpc.ts';
import { Station } from './station.ts';
import { lockStation } from './station-lock.ts';
import type { WorkplaceOptions } from './workplace.ts';

/** Status notifications are gathered this long: a bootstrap changes the status with every page. */
const STATUS_PAUSE_MS = 40;

export interface DataProcessOptions extends SignInOptions, WorkplaceOptions {
  /** Starts with the connection paused. */
  readonly offline: boolean;
}

/** One window's or script's end of the bridge. */
export interface BridgeClient {
  /** Takes one JSON-RPC message; the answer comes through `send`. Never throws. */
  receive(text: string): Promise<void>;
  /** Drops its subscriptions; answers under way go nowhere. */
  close(): void;
}

export interface DataProcess {
  /** `send` gets answers and notifications, the first being the status. */
  connect(send: (text: string) => void): BridgeClient;
  /** The machine woke up or the network changed. */
  awake(): void;
  stop(): Promise<void>;
}

/** Throws ShaotaiError 'storage.failed' when another process works on the directory. */
export function createDataProcess(options: DataProcessOptions): DataProcess {
  const { clock, timers, log, newId, directory } = options;
  const unlock = lockStation(directory);
  const windows = new Set<(notification: RpcNotification) => void>();
  const notifyAll = <N extends keyof Notifications>(method: N, params: Notifications[N]): void => {
    for (const notify of windows) notify({ jsonrpc: '2.0', method, params });
  };

  /** Not inside the call that failed: it still uses the database. */
  const repairIfDamaged = (error: unknown): void => {
    if (isDamage(error)) timers.after(0, () => station.repair());
  };
  const live = new LiveQueries({
    clock,
    timers,
    failed: (error) => {
      log.error({ err: error }, 'a subscribed query failed');
      repairIfDamaged(error);
    },
  });
  const status = new StatusNews(
    timers,
    () => station.status(),
    (news) => notifyAll('status', news),
  );
  const station = new Station({
    ...options,
    changed: ({ tables, verdicts }) => {
      live.changed(tables);
      // A locked screen says nothing of the work; what was not applied waits in the conflict tray.
      if (!station.locked) for (const verdict of verdicts) notifyAll('verdict', verdict);
    },
    attachmentChanged: (state) => {
      if (!station.locked) notifyAll('attachment', state);
    },
    presentChanged: (present) => {
      if (!station.locked) notifyAll('present', present);
    },
    statusChanged: () => status.changed(),
    closed: () => {
      live.clear();
      records.clear();
    },
  });
  const records = new OpenRecords((open) => station.watch(open));
  const rpc: RpcOptions<Caller> = {
    handlers: bridgeMethods(station, live, records),
    admit: (method) => admit(method, station),
    newId,
    log,
    failed: repairIfDamaged,
  };

  return {
    connect(send) {
      let open = true;
      const post = (message: RpcResponse | RpcNotification): void => {
        if (open) send(JSON.stringify(message));
      };
      const caller: Caller = {
        notifyChanged: (subscription, result) => post({ jsonrpc: '2.0', method: 'changed', params: { subscription, result } }),
      };
      windows.add(post);
      post({ jsonrpc: '2.0', method: 'status', params: station.status() });
      return {
        receive: async (text) => post(await answer(text, caller, rpc)),
        close() {
          open = false;
          windows.delete(post);
          live.drop(caller);
          records.open(caller, null);
        },
      };
    },
    awake: () => station.awake(),
    async stop() {
      await station.stop();
      status.stop();
      unlock();
    },
  };
}

/** Tells the status at most every 40 ms, and only when it is another one. */
class StatusNews {
  readonly #timers: DataProcessOptions['timers'];
  readonly #read: () => Notifications['status'];
  readonly #tell: (status: Notifications['status']) => void;
  #cancel: (() => void) | undefined;
  #told = '';

  constructor(timers: DataProcessOptions['timers'], read: () => Notifications['status'], tell: (status: Notifications['status']) => void) {
    this.#timers = timers;
    this.#read = read;
    this.#tell = tell;
  }

  changed(): void {
    this.#cancel ??= this.#timers.after(STATUS_PAUSE_MS, () => {
      this.#cancel = undefined;
      const status = this.#read();
      const text = JSON.stringify(status);
      if (text === this.#told) return;
      this.#told = text;
      this.#tell(status);
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
