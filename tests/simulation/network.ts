/**
 * A network between simulated stations and the hub: delays every message, keeps order within a connection, and can cut,
 * refuse or swallow. What arrives has been through JSON, so nothing is shared by reference.
 */
import { ShaotaiError } from '#protocol/errors.ts';
import type { Reply } from '#protocol/hub/messages.ts';
import type { Connect, HubConnection, HubConnectionListener } from '#protocol/hub/transport.ts';
import type { Session } from '#hub/replication/session.ts';
import type { StationConnection } from '#protocol/hub/transport.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface NetworkOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  /** Opens a session at the hub that runs now; undefined while it is down. */
  readonly accept: (connection: StationConnection) => Session | undefined;
  /** A message was lost, and its connection with it. */
  readonly onLoss: () => void;
  /** Sees every message before it leaves for a station, with the account its session is for. */
  readonly inspect: (station: string, body: unknown, accountId: string) => void;
  /** A planted defect on the way to a station. */
  readonly tamper?: (body: unknown) => unknown;
}

/** How long a machine takes to notice a connection that died silently, ms. */
const DETECTION_MS = 40_000;

class Wire {
  open = true;
  /** Swallows everything while both ends believe the connection stands. */
  halfOpen = false;
  listener: HubConnectionListener;
  session: Session | undefined;
  /** Arrival of the last message in each direction: order is kept. */
  lastUp = 0;
  lastDown = 0;

  constructor(listener: HubConnectionListener) {
    this.listener = listener;
  }
}

export class Network {
  readonly #options: NetworkOptions;
  readonly #wires = new Map<string, Set<Wire>>();
  readonly #partitioned = new Set<string>();
  /** Probability that a delivery is lost together with its connection. */
  lossRate = 0;
  maxDelayMs = 80;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** The Connect port of one station. */
  connectOf(station: string): Connect {
    return async (_url, listener) => {
      await this.#delay();
      if (this.#partitioned.has(station)) throw new ShaotaiError('hub.unreachable', 'partition');
      const wire = new Wire(listener);
      const session = this.#options.accept({
        send: (event, body) => {
          this.#inspect(station, wire, body);
          this.#down(wire, () => listener.received(event, this.#deliver(body)));
        },
        close: () => this.#down(wire, () => this.#close(wire, 'hub closed')),
      });
      if (session === undefined) throw new ShaotaiError('hub.unreachable', 'hub is down');
      wire.session = session;
      const wires = this.#wires.get(station) ?? new Set();
      this.#wires.set(station, wires.add(wire));
      return this.#connection(station, wire);
    };
  }

  #connection(station: string, wire: Wire): HubConnection {
    return {
      request: (event, body, timeoutMs) => new Promise((resolve, reject) => {
        const cancel = this.#options.time.after(timeoutMs, () => reject(new ShaotaiError('hub.unreachable', `no answer to ${event}`)));
        this.#up(wire, () => {
          void wire.session?.handle(event, copy(body)).then((reply) => {
            this.#inspect(station, wire, reply);
            this.#down(wire, () => {
              cancel();
              resolve(this.#deliver(reply) as Reply<never>);
            });
          });
        });
      }),
      close: () => this.#close(wire, 'station closed'),
    };
  }

  #inspect(station: string, wire: Wire, body: unknown): void {
    const account = wire.session?.account ?? null;
    if (account !== null) this.#options.inspect(station, body, account.id);
  }

  #deliver<T>(body: T): T {
    const { tamper } = this.#options;
    return tamper === undefined ? copy(body) : tamper(copy(body)) as T;
  }

  partition(station: string): void {
    this.#partitioned.add(station);
    for (const wire of this.#wires.get(station) ?? []) {
      wire.halfOpen = true;
      this.#options.time.after(DETECTION_MS, () => this.#close(wire, 'timed out'));
    }
  }

  isPartitioned(station: string): boolean {
    return this.#partitioned.has(station);
  }

  heal(station: string): void {
    this.#partitioned.delete(station);
    this.cut(station);
  }

  /** Resets the connections of a station. */
  cut(station: string): void {
    for (const wire of this.#wires.get(station) ?? []) this.#close(wire, 'reset');
  }

  /** Both ends go on believing in a connection that carries nothing. */
  halfOpen(station: string): void {
    for (const wire of this.#wires.get(station) ?? []) {
      wire.halfOpen = true;
      this.#options.time.after(DETECTION_MS, () => this.#close(wire, 'timed out'));
    }
  }

  cutAll(): void {
    for (const station of this.#wires.keys()) this.cut(station);
  }

  #up(wire: Wire, deliver: () => void): void {
    wire.lastUp = this.#schedule(wire, wire.lastUp, deliver);
  }

  #down(wire: Wire, deliver: () => void): void {
    wire.lastDown = this.#schedule(wire, wire.lastDown, deliver);
  }

  #schedule(wire: Wire, last: number, deliver: () => void): number {
    const { time, random } = this.#options;
    const at = Math.max(last, time.now() + 1 + Math.floor(random() * this.maxDelayMs));
    const lost = random() < this.lossRate;
    time.after(at - time.now(), () => {
      if (!wire.open || wire.halfOpen) return;
      if (lost) {
        this.#options.onLoss();
        this.#close(wire, 'reset');
        return;
      }
      deliver();
    });
    return at;
  }

  #close(wire: Wire, reason: string): void {
    if (!wire.open) return;
    wire.open = false;
    for (const wires of this.#wires.values()) wires.delete(wire);
    wire.session?.closed();
    wire.listener.closed(reason);
  }

  #delay(): Promise<void> {
    return new Promise((resolve) => void this.#options.time.after(1 + Math.floor(this.#options.random() * this.maxDelayMs), resolve));
  }
}

function copy<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value)) as T;
}
