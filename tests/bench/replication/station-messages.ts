/** What a benchmark and its station process say to each other over the channel between them. */
import type { SnapshotOffer } from '#protocol/hub/messages.ts';
import type { Login } from './prepare.ts';

export interface StationStart {
  readonly kind: 'start';
  readonly directory: string;
  readonly hubUrl: string;
  readonly login: Login;
}

export type ToStation =
  | StationStart
  | { readonly kind: 'rpc'; readonly text: string }
  /** Marks `decided` once the hub has decided this many commands of the station. */
  | { readonly kind: 'expect'; readonly decided: number }
  /** Begins a measurement of the event loop anew. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'probe' };

/**
 * Points of a connection: `connect` is tried, the rows are asked for from the cursor (`tail`), everything the hub had is
 * durable here (`inStep`), the expected commands are decided (`decided`).
 */
export type Mark = 'connect' | 'tail' | 'inStep' | 'decided';

/** Delay of the event loop beyond its own millisecond, ms. */
export interface LoopDelay { readonly p50: number; readonly p99: number; readonly p999: number; readonly max: number; readonly n: number }

export interface Probe {
  readonly kind: 'probe';
  /** Highest resident memory of the process so far, MB. */
  readonly peakRssMb: number;
  readonly loop: LoopDelay;
  /** From the first request for the tail until the station was in step. */
  readonly tailLoop: LoopDelay | null;
}

export type FromStation =
  | { readonly kind: 'rpc'; readonly text: string }
  /** `at`: ms since the process began. */
  | { readonly kind: 'mark'; readonly mark: Mark; readonly at: number }
  | { readonly kind: 'offer'; readonly offer: Extract<SnapshotOffer, { kind: 'file' }> }
  | Probe;
