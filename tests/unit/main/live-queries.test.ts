/** Theory: a subscriber hears every new answer and no old one, and however many commits come, other work has its turn. */
import { describe, expect, it } from 'vitest';
import type { Clock, Timers } from '#domain/core/time.ts';
import { LiveQueries, SUBSCRIPTION_LIMIT } from '#main/data/live-queries.ts';
import type { QuerySource } from '#main/data/live-queries.ts';

/** One thread: work moves its clock, and what is due runs when nothing else does. */
class Thread implements Clock, Timers {
  #now = 1_000_000;
  readonly #due: { at: number; run: () => void }[] = [];
  /** How long each timer's work kept the thread, ms. */
  readonly stretches: number[] = [];

  now(): number {
    return this.#now;
  }

  work(ms: number): void {
    this.#now += ms;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#due.push(timer);
    return () => {
      const index = this.#due.indexOf(timer);
      if (index >= 0) this.#due.splice(index, 1);
    };
  }

  /** Runs what is due until the time has passed. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      const begin = this.#now;
      next.run();
      this.stretches.push(this.#now - begin);
    }
    this.#now = Math.max(this.#now, end);
  }
}

const WINDOW = {};

function station() {
  const thread = new Thread();
  const failures: unknown[] = [];
  const live = new LiveQueries({ clock: thread, timers: thread, failed: (error) => failures.push(error) });
  const told: unknown[] = [];
  const subscribe = (source: Partial<QuerySource>, owner: object = WINDOW) =>
    live.subscribe(owner, { tables: ['task'], timed: false, run: () => null, ...source }, (_subscription, result) => told.push(result));
  return { thread, live, failures, told, subscribe, commit: (...tables: string[]) => live.changed(new Set(tables)) };
}

/** A query that counts how often it is asked. */
function counted(answer: () => unknown) {
  const query = {
    runs: 0,
    run: () => {
      query.runs += 1;
      return answer();
    },
  };
  return query;
}

describe('a subscribed query', () => {
  it('is told when its answer changes, and only then', () => {
    const { thread, told, subscribe, commit } = station();
    let answer = { total: 1 };
    expect(subscribe({ run: () => answer }).result).toEqual({ total: 1 });
    commit('task');
    thread.pass(1);
    answer = { total: 1 };
    commit('task');
    thread.pass(1);
    expect(told).toEqual([]);
    answer = { total: 2 };
    commit('task');
    thread.pass(1);
    expect(told).toEqual([{ total: 2 }]);
  });

  it('is asked when a table it reads has changed, once for all changes of a moment', () => {
    const { thread, subscribe, commit } = station();
    const query = counted(() => null);
    subscribe({ tables: ['task', 'lead'], run: query.run });
    for (let index = 0; index < 100; index += 1) commit('task', 'lead');
    thread.pass(1);
    expect(query.runs).toBe(2);
    commit('member', 'event');
    commit();
    thread.pass(10_000);
    expect(query.runs).toBe(2);
  });

  it('that depends on the clock is asked every minute', () => {
    const { thread, told, subscribe } = station();
    subscribe({ timed: true, run: () => Math.floor(thread.now() / 60_000) });
    const still = counted(() => null);
    subscribe({ run: still.run });
    thread.pass(180_000);
    expect([told.length, still.runs]).toEqual([3, 1]);
  });

  it('that fails once is reported and stays', () => {
    const { thread, told, failures, subscribe, commit } = station();
    let broken = false;
    subscribe({
      run: () => {
        if (broken) throw new Error('disk I/O error');
        return thread.now();
      },
    });
    broken = true;
    commit('task');
    thread.pass(5);
    expect([failures.length, told.length]).toEqual([1, 0]);
    broken = false;
    commit('task');
    thread.pass(5);
    expect([failures.length, told.length]).toEqual([1, 1]);
  });

  it('ends with its subscription, its window, or the session', () => {
    const { thread, live, subscribe, commit } = station();
    const query = counted(() => null);
    const other = {};
    const { subscription } = subscribe({ run: query.run });
    subscribe({ run: query.run }, other);
    expect(live.unsubscribe(other, subscription)).toBe(false);
    expect(live.unsubscribe(WINDOW, subscription)).toBe(true);
    live.drop(other);
    subscribe({ run: query.run, timed: true });
    commit('task');
    live.clear();
    thread.pass(200_000);
    expect(query.runs).toBe(3);
  });

  it('goes on after the clock was set back', () => {
    const { thread, told, subscribe, commit } = station();
    subscribe({
      run: () => {
        thread.work(100);
        return thread.now();
      },
    });
    commit('task');
    thread.pass(0);
    thread.work(-3_600_000);
    commit('task');
    thread.pass(1);
    expect(told).toHaveLength(2);
  });

  it('is refused to a window that holds too many, not to the next window', () => {
    const { subscribe } = station();
    for (let index = 0; index < SUBSCRIPTION_LIMIT; index += 1) subscribe({});
    expect(() => subscribe({})).toThrow(expect.objectContaining({ code: 'subscription.tooMany', data: { limit: SUBSCRIPTION_LIMIT } }));
    expect(subscribe({}, {}).subscription).toBeGreaterThan(0);
  });
});

describe('a thousand commits', () => {
  it('keep the data process no longer than a frame at a time, and every screen ends up right', () => {
    const { thread, live, subscribe, commit } = station();
    let commits = 0;
    const shown = new Map<number, unknown>();
    let runs = 0;
    for (let index = 0; index < 30; index += 1) {
      const owner = {};
      const { subscription } = live.subscribe(
        owner,
        {
          tables: ['task'],
          timed: false,
          run: () => {
            thread.work(1 + (index % 9));
            runs += 1;
            return commits;
          },
        },
        (id, result) => shown.set(id, result),
      );
      shown.set(subscription, 0);
    }
    subscribe({ tables: ['member'] });
    thread.stretches.length = 0;
    runs = 0;
    const begin = thread.now();
    for (let index = 0; index < 1000; index += 1) {
      commits += 1;
      commit('task', 'event');
      thread.pass(2);
    }
    thread.pass(1_000);
    const elapsed = thread.now() - begin;
    expect(Math.max(...thread.stretches)).toBeLessThanOrEqual(16);
    expect([...shown.values()].slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 1000));
    expect(runs).toBeLessThan(30 * 1000 * 0.2);
    expect(elapsed).toBeLessThan(20_000);
  });
});
