/** The connection as station and hub see it: socket.io in production, a simulated network in tests/simulation. */
import type { HubEvents, Reply, StationEvents } from './messages.ts';

/** A station's end of one connection. After `closed` nothing of it has any effect. */
export interface HubConnection {
  request<E extends keyof StationEvents>(
    event: E,
    body: StationEvents[E]['request'],
    timeoutMs: number,
  ): Promise<Reply<StationEvents[E]['reply']>>;
  close(): void;
}

export interface HubConnectionListener {
  received<E extends keyof HubEvents>(event: E, body: HubEvents[E]): void;
  closed(reason: string): void;
}

/** Opens one connection; rejects when the hub cannot be reached. Never retries by itself. */
export type Connect = (url: string, listener: HubConnectionListener, timeoutMs: number) => Promise<HubConnection>;

/** The hub's end. */
export interface StationConnection {
  send<E extends keyof HubEvents>(event: E, body: HubEvents[E]): void;
  close(): void;
}
