/** Replication's own counters of a replica, one small table of texts. */
import type { Database, Statement } from 'better-sqlite3';
import type { Holding } from '#protocol/bridge/methods.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { ReplicaPosition } from './replica.ts';

type Key =
  | 'stationId' | 'hubId' | 'epoch' | 'grantsKey' | 'cursor' | 'head' | 'decidedThrough' | 'nextNumber' | 'complete' | 'lastSyncedAt'
  | 'account' | 'schema' | 'layout' | 'clockOffsetMs';

/** What the text under 'complete' says; any other, and none, is 'nothing'. */
const HOLDINGS: ReadonlyMap<string | null | undefined, Holding> = new Map([['1', 'everything'], ['openWork', 'openWork']]);
const TEXTS = { nothing: '0', openWork: 'openWork', everything: '1' } as const;

/** How a holding is stored. */
export function textOf(holds: Holding): string {
  return TEXTS[holds];
}

export class PositionStore {
  readonly #get: Statement;
  readonly #all: Statement;
  readonly #set: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM position WHERE key = ?').pluck();
    this.#all = database.prepare("SELECT key, value FROM position WHERE key <> 'layout'").raw();
    this.#set = database.prepare('INSERT INTO position VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  }

  text(key: Key): string | null {
    return (this.#get.get(key) as string | undefined) ?? null;
  }

  number(key: Key): number {
    return Number(this.text(key) ?? 0);
  }

  set(key: Key, value: string | number): void {
    this.#set.run(key, String(value));
  }

  holds(): Holding {
    return HOLDINGS.get(this.text('complete')) ?? 'nothing';
  }

  setHolds(holds: Holding): void {
    this.set('complete', textOf(holds));
  }

  account(): SessionAccount | null {
    const stored = this.text('account');
    return stored === null ? null : JSON.parse(stored) as SessionAccount;
  }

  read(): Omit<ReplicaPosition, 'oldestHeld'> {
    const stored = new Map(this.#all.all() as [Key, string][]);
    const number = (key: Key): number => Number(stored.get(key) ?? 0);
    const lastSyncedAt = stored.get('lastSyncedAt');
    return {
      stationId: stored.get('stationId') ?? '',
      hubId: stored.get('hubId') ?? null,
      epoch: stored.get('epoch') ?? null,
      grantsKey: stored.get('grantsKey') ?? null,
      cursor: number('cursor'),
      head: number('head'),
      decidedThrough: number('decidedThrough'),
      holds: HOLDINGS.get(stored.get('complete')) ?? 'nothing',
      lastSyncedAt: lastSyncedAt === undefined ? null : Number(lastSyncedAt),
    };
  }
}
