/** What a host and its data process say to each other when they are two threads or processes. Texts are bridge messages. */
import type { ErrorValue } from '#protocol/errors.ts';

export interface DataProcessSettings {
  /** Where this station keeps everything it stores. */
  readonly directory: string;
  readonly hubUrl: string;
  /** Starts with the connection paused. */
  readonly offline: boolean;
}

export type ToDataProcess =
  | { readonly kind: 'start'; readonly settings: DataProcessSettings }
  | { readonly kind: 'open'; readonly client: number }
  | { readonly kind: 'text'; readonly client: number; readonly text: string }
  | { readonly kind: 'close'; readonly client: number }
  | { readonly kind: 'awake' }
  | { readonly kind: 'stop' };

export type FromDataProcess =
  | { readonly kind: 'ready' }
  /** Could not start at all, for example because another station has the directory. */
  | { readonly kind: 'failed'; readonly error: ErrorValue }
  | { readonly kind: 'text'; readonly client: number; readonly text: string }
  | { readonly kind: 'stopped' };

/** The data process' end. */
export interface HostPort {
  post(message: FromDataProcess): void;
  onMessage(listener: (message: ToDataProcess) => void): void;
}

/** The host's end: one running data process. */
export interface DataProcessPort {
  post(message: ToDataProcess): void;
  onMessage(listener: (message: FromDataProcess) => void): void;
  /** Ended, for whatever reason; `why` is for the log. */
  onExit(listener: (why: string) => void): void;
  kill(): void;
}
