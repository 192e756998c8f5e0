/** A long listing subscribes the pages that are seen, and only those. */
import { describe, expect, it } from 'vitest';
import type { Listing } from '#protocol/bridge/queries.ts';
import { LivePages, PAGE_ROWS } from '#renderer/bridge/live-pages.ts';
import type { LiveQuery, LiveState } from '#renderer/bridge/live.ts';

/** Pages whose answers the test gives. */
class Pages {
  readonly open = new Set<number>();
  readonly #states = new Map<number, LiveState<Listing<string>>>();
  readonly #listeners = new Map<number, Set<() => void>>();

  readonly at = (offset: number): LiveQuery<Listing<string>> => ({
    state: () => this.#states.get(offset) ?? { data: undefined, error: undefined, receivedAt: undefined },
    listen: (listener) => {
      this.open.add(offset);
      const listeners = this.#listeners.get(offset) ?? new Set();
      this.#listeners.set(offset, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        this.open.delete(offset);
      };
    },
  });

  answer(offset: number, total: number, rows: readonly string[]): void {
    this.#states.set(offset, { data: { total, rows }, error: undefined, receivedAt: offset + 1 });
    for (const listener of this.#listeners.get(offset) ?? []) listener();
  }
}

function listened(): { pages: Pages; live: LivePages<string>; close: () => void; told: () => number } {
  const pages = new Pages();
  const live = new LivePages<string>(pages.at);
  let told = 0;
  const close = live.listen(() => {
    told += 1;
  });
  return { pages, live, close, told: () => told };
}

describe('the pages of a listing', () => {
  it('subscribes nothing until somebody listens, and lets go of everything afterwards', () => {
    const pages = new Pages();
    const live = new LivePages<string>(pages.at);
    expect(pages.open.size).toBe(0);
    const close = live.listen(() => undefined);
    expect([...pages.open]).toEqual([0]);
    close();
    expect(pages.open.size).toBe(0);
  });

  it('follows what is seen: pages that left the screen are released', () => {
    const { pages, live } = listened();
    live.show(PAGE_ROWS - 1, PAGE_ROWS + 20);
    expect([...pages.open]).toEqual([0, PAGE_ROWS]);
    live.show(3 * PAGE_ROWS, 3 * PAGE_ROWS + 20);
    expect([...pages.open]).toEqual([3 * PAGE_ROWS]);
  });

  it('shows what has arrived, and renews a page whose answer changed', () => {
    const { pages, live, told } = listened();
    pages.answer(0, 2, ['a', 'b']);
    expect(live.snapshot()).toMatchObject({ total: 2, receivedAt: 1 });
    const before = told();
    pages.answer(0, 1, ['b']);
    expect(told()).toBeGreaterThan(before);
    expect(live.snapshot().total).toBe(1);
    expect(live.snapshot().pages.get(0)).toEqual(['b']);
  });

  it('keeps the total while the page that is seen next is on its way', () => {
    const { pages, live } = listened();
    pages.answer(0, 5000, ['a']);
    live.show(4000, 4020);
    expect(live.snapshot().total).toBe(5000);
    expect(live.snapshot().pages.size).toBe(0);
  });
});
