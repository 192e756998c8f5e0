/**
 * The `download` port of a Link. A thread fetches large files: unpacking hundreds of megabytes clears memory up again and
 * again, and in a heap as large as the data process's that takes as long as everything else together.
 */
import { Worker } from 'node:worker_threads';
import { ShaotaiError } from '#protocol/errors.ts';
import type { ErrorValue } from '#protocol/errors.ts';
import type { Download, DownloadOrder } from '../bootstrap.ts';
import { fetchSnapshotFile } from './fetch-file.ts';

/** The thread's script where the sources run as they are; a build makes a file of it (electron.vite.config.ts). */
export const DOWNLOAD_SCRIPT = new URL('./download-thread.ts', import.meta.url);

/** What the thread says: how many packed bytes are here, and in the end where the verified file is or why there is none. */
export type FromDownload =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'here'; readonly path: string }
  | { readonly kind: 'failed'; readonly error: ErrorValue };

/** Unpacked size from which a thread pays: to start one takes as long as to unpack this, bytes. */
export const THREAD_FROM_BYTES = 64 * 1024 * 1024;
/**
 * It holds a few megabytes; the pieces lie outside. But V8 clears memory up whenever half of this lies outside, each time for
 * as long as a piece takes to unpack, MB.
 */
const HEAP_MB = 512;

/** Downloads into a replica's directory, one at a time. `script` is DOWNLOAD_SCRIPT, or what a build made of it. */
export function snapshotDownload(hubUrl: string, directory: string, script = DOWNLOAD_SCRIPT): Download {
  let before: Promise<unknown> = Promise.resolve();
  return async ({ file, part, token, progress, signal }) => {
    // One that was told to stop may still write to the file that this one goes on with.
    await before;
    signal.throwIfAborted();
    const order = { hubUrl, directory, file, part, token };
    if (file.bytes < THREAD_FROM_BYTES) {
      const fetching = fetchSnapshotFile(order, progress, signal);
      before = fetching.catch(() => undefined);
      return fetching;
    }
    const thread = new Worker(script, { name: 'download', workerData: order, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    before = new Promise((resolve) => thread.once('exit', resolve));
    return fetchedBy(thread, progress, signal);
  };
}

async function fetchedBy(thread: Worker, progress: DownloadOrder['progress'], signal: AbortSignal): Promise<string> {
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      thread.on('message', (message: FromDownload) => {
        if (message.kind === 'progress') progress(message.bytes);
        else if (message.kind === 'here') resolve(message.path);
        else reject(new ShaotaiError(message.error.code, message.error.message, message.error.data));
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(new ShaotaiError('hub.unreachable', 'the download was broken off')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
