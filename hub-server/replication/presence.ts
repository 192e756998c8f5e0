/** Which stations have which record open, and who hears of it: everybody else who has it open and may see it. */
import { visible } from '#domain/core/scope.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Present, WatchedRecord } from '#protocol/hub/presence.ts';
import type { HubStore } from '../store/store.ts';

/** A session as presence knows it. */
export interface Watcher {
  readonly account: SessionAccount | null;
  present(present: Present): void;
}

interface Watched {
  readonly record: WatchedRecord;
  readonly watchers: Set<Watcher>;
}

const TABLES = { task: taskTable, lead: leadTable } as const;
const keyOf = ({ table, id }: WatchedRecord): string => `${table} ${id}`;

export class Presence {
  readonly #reader: HubStore['reader'];
  readonly #watched = new Map<string, Watched>();
  readonly #keys = new Map<Watcher, ReadonlySet<string>>();

  constructor({ reader }: Pick<HubStore, 'reader'>) {
    this.#reader = reader;
  }

  /** The watcher now has exactly these records open. Answers who else has them open; nobody for a record it may not see. */
  watch(watcher: Watcher, records: readonly WatchedRecord[]): readonly Present[] {
    const seen = records.filter((record) => this.#mayWatch(watcher, record));
    const keys = new Set(seen.map(keyOf));
    const before = this.#keys.get(watcher) ?? new Set();
    this.#keys.set(watcher, keys);
    for (const key of before) if (!keys.has(key)) this.#leave(watcher, key);
    for (const record of seen) if (!before.has(keyOf(record))) this.#join(watcher, record);
    return records.map((record) => this.#presentTo(watcher, record));
  }

  /** The watcher's connection is gone, or begins anew. */
  left(watcher: Watcher): void {
    const keys = this.#keys.get(watcher);
    this.#keys.delete(watcher);
    for (const key of keys ?? []) this.#leave(watcher, key);
  }

  #mayWatch({ account }: Watcher, { table, id }: WatchedRecord): boolean {
    const row = this.#reader.get(TABLES[table], id);
    return account !== null && row !== undefined && visible(row, account.grants);
  }

  #join(watcher: Watcher, record: WatchedRecord): void {
    const key = keyOf(record);
    const watched = this.#watched.get(key) ?? { record, watchers: new Set<Watcher>() };
    this.#watched.set(key, watched);
    watched.watchers.add(watcher);
    this.#tellOthers(watcher, watched);
  }

  #leave(watcher: Watcher, key: string): void {
    const watched = this.#watched.get(key);
    if (watched?.watchers.delete(watcher) !== true) return;
    if (watched.watchers.size === 0) this.#watched.delete(key);
    else this.#tellOthers(watcher, watched);
  }

  #tellOthers(watcher: Watcher, { record, watchers }: Watched): void {
    for (const other of watchers) if (other !== watcher) other.present(this.#presentTo(other, record));
  }

  /** Two windows of one person are one person, and nobody is told of oneself. */
  #presentTo(watcher: Watcher, record: WatchedRecord): Present {
    const watched = this.#keys.get(watcher)?.has(keyOf(record)) === true ? this.#watched.get(keyOf(record)) : undefined;
    const people = new Map<string, Present['people'][number]>();
    for (const { account } of watched?.watchers ?? []) {
      if (account !== null && account.id !== watcher.account?.id) people.set(account.id, { accountId: account.id, name: account.name });
    }
    return { table: record.table, id: record.id, people: [...people.values()] };
  }
}
