/** What the windows of this station have open, as one list for the hub. */
import type { WatchedRecord } from '#protocol/hub/presence.ts';
import { WATCH_LIMIT } from '#protocol/hub/presence.ts';

export class OpenRecords {
  readonly #tell: (records: readonly WatchedRecord[]) => void;
  readonly #byWindow = new Map<object, WatchedRecord>();
  #told = '[]';

  /** `tell` hears of every change of the list. */
  constructor(tell: (records: readonly WatchedRecord[]) => void) {
    this.#tell = tell;
  }

  /** What a window has open now; null for nothing. */
  open(window: object, record: WatchedRecord | null): void {
    if (record === null) this.#byWindow.delete(window);
    else this.#byWindow.set(window, record);
    this.#changed();
  }

  /** Signed out, locked, stopping: nobody looks at anything. */
  clear(): void {
    this.#byWindow.clear();
    this.#changed();
  }

  #changed(): void {
    const distinct = new Map([...this.#byWindow.values()].map((record) => [`${record.table} ${record.id}`, record]));
    const records = [...distinct.values()].slice(-WATCH_LIMIT);
    const text = JSON.stringify(records);
    if (text === this.#told) return;
    this.#told = text;
    this.#tell(records);
  }
}
