/** The scripts of a station's threads. */
import { CHECKPOINT_SCRIPT } from '#protocol/sqlite/checkpoint.ts';
import { DOWNLOAD_SCRIPT } from './link/snapshot/download.ts';

export interface ThreadScripts {
  /** Copies the replica's log into its file. */
  readonly checkpoint: URL;
  /** Fetches a snapshot. */
  readonly download: URL;
}

/** Where the sources run as they are. */
export const SOURCE_THREADS: ThreadScripts = { checkpoint: CHECKPOINT_SCRIPT, download: DOWNLOAD_SCRIPT };

/** What a build made of them, beside the file whose URL is given (electron.vite.config.ts). */
export function builtThreads(besides: string): ThreadScripts {
  return { checkpoint: new URL('./checkpoint-thread.js', besides), download: new URL('./download-thread.js', besides) };
}
