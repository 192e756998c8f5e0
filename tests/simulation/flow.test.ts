/** Flow and sessions, sections 3 to 5 of protocol/SPEC.md: what is lost on the way, what is durable when, and when to try again. */
import { describe, expect, it, vi } from 'vitest';
import { put } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { RETRY_BASE_MS, RETRY_CAP_MS } from '#main/link/backoff.ts';
import type { Applied, Batch, Bye, Hint } from '#protocol/hub/messages.ts';
import { checkConvergence, checkInStep } from './invariants.ts';
import { QuietDay } from './quiet-day.ts';
import { rawSession } from './raw-session.ts';
import { tapped } from './tap.ts';

const CREDIT = 1024 * 1024;
/** What a connection attempt of the simulated network takes at most, ms. */
const ATTEMPT_MS = 100;

/** Rows of the hub wait for the disk as long as this, ms. */
const WAIT_FOR_DISK_MS = 100;

const remark = ['task.remark', { taskId: 't1', text: '已联系' }] as const;

/** A commit that changes one row of 100,000 characters. */
function changeLargeRow(day: QuietDay, number: number): void {
  const entity = day.hub.store.reader.get(entityTable, 'e1') as Entity | undefined;
  if (entity === undefined) throw new Error('no entity');
  day.hub.apply([put(entityTable, { ...entity, businessScope: String(number % 10).repeat(100_000) })]);
}

describe('lost on the way', () => {
  it('H6 pulls from its cursor when the next live batch shows a gap', async () => {
    const day = new QuietDay(2);
    const pulls: unknown[] = [];
    let lost = 0;
    const station = await day.station('dispatcher-a1', tapped({
      onRequest: (event, body) => void (event === 'pull' && pulls.push(body)),
      lets: (event) => event !== 'batch' || (lost += 1) > 1,
    }));
    // Away from the next ping, which would find out too.
    await day.pass(3_000);
    const { cursor } = station.replica.position();
    pulls.length = 0;
    changeLargeRow(day, 1);
    await day.pass(1_000);
    expect([lost, station.replica.position().cursor]).toEqual([1, cursor]);
    changeLargeRow(day, 2);
    await day.pass(1_000);
    expect(pulls).toEqual([{ cursor, decidedThrough: 0 }]);
    checkInStep(day.hub, station);
    checkConvergence(day.hub, station);
  });

  it('H6 finds out with its next ping when nothing of it arrived', async () => {
    const day = new QuietDay();
    const states = new Set<string>();
    const station = await day.station('dispatcher-a1', tapped({ lets: () => false }));
    station.link.onChange(() => states.add(station.link.view().state));
    changeLargeRow(day, 1);
    await day.pass(20_000);
    checkInStep(day.hub, station);
    checkConvergence(day.hub, station);
    // By a pull on the same connection, not by beginning anew.
    expect([...states]).toEqual(['online']);
  });

  it('H6 comes back although the bye was lost', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1', tapped({ lets: (event) => event !== 'bye' }));
    const states: string[] = [];
    station.link.onChange(() => states.push(station.link.view().state));
    day.hub.sessions?.stop();
    day.hub.crash();
    await day.pass(1_000);
    expect(states).toContain('offline');
    day.hub.start();
    await day.pass();
    expect(station.link.view().state).toBe('online');
  });
});

describe('acknowledging', () => {
  it('F1 shows rows of the hub at once, waits for the disk within 100 ms, and acknowledges them only then', async () => {
    const day = new QuietDay();
    const acknowledged: number[] = [];
    let arrivedAt = Infinity;
    const station = await day.station('dispatcher-a1', tapped({
      onRequest: (event, body) => void (event === 'applied' && acknowledged.push((body as Applied).cursor)),
      lets: () => {
        arrivedAt = Math.min(arrivedAt, day.time.now());
        return true;
      },
    }));
    // Away from the next ping, which waits for the disk too.
    await day.pass(3_000);
    const disk = Promise.withResolvers<undefined>();
    let askedAt = Infinity;
    vi.spyOn(station.replica, 'durable').mockImplementation(() => {
      askedAt = Math.min(askedAt, day.time.now());
      return disk.promise;
    });
    for (let number = 1; number <= 3; number += 1) changeLargeRow(day, number);
    await day.pass(1_000);
    expect(askedAt - arrivedAt).toBeLessThanOrEqual(WAIT_FOR_DISK_MS);
    await day.pass(5_000);
    // Shown at once, acknowledged later.
    checkInStep(day.hub, station);
    expect(acknowledged).toEqual([]);
    disk.resolve(undefined);
    await day.pass(1_000);
    expect(acknowledged.at(-1)).toBe(day.hub.store.head());
  });

  it('F1 sends a hint instead of batches while more than 1 MiB is not acknowledged, and goes on after a pull', async () => {
    const day = new QuietDay();
    const { ask, sent } = await rawSession(day, 'slow');
    const pull = () => ask('pull', { cursor: day.hub.store.head(), decidedThrough: 0 });
    const rowsSent = () => sent.filter(({ event }) => event === 'batch').reduce((sum, { body }) => sum + JSON.stringify(body).length, 0);
    await pull();
    for (let number = 1; number <= 30; number += 1) {
      changeLargeRow(day, number);
      await day.pass(1_000);
    }
    const hints = sent.flatMap(({ event, body }) => (event === 'hint' ? [(body as Hint).head] : []));
    expect(rowsSent()).toBeGreaterThan(CREDIT);
    // The batch that uses the credit up is sent whole.
    expect(rowsSent()).toBeLessThan(CREDIT + 150_000);
    const lastBatch = sent.findLast(({ event }) => event === 'batch')?.body as Batch;
    // One: the station knows then that there is more.
    expect(hints).toEqual([lastBatch.to + 1]);
    await pull();
    sent.length = 0;
    changeLargeRow(day, 31);
    await day.pass(1_000);
    expect(sent.map(({ event }) => event)).toEqual(['batch']);
  });

  it('F1 an acknowledgement gives the credit back', async () => {
    const day = new QuietDay();
    const { ask, sent } = await rawSession(day, 'swift');
    await ask('pull', { cursor: day.hub.store.head(), decidedThrough: 0 });
    for (let number = 1; number <= 30; number += 1) {
      changeLargeRow(day, number);
      await day.pass(1_000);
      await ask('applied', { cursor: day.hub.store.head(), decidedThrough: 0 });
    }
    expect(sent.map(({ event }) => event)).not.toContain('hint');
    expect((sent.at(-1)?.body as Batch).to).toBe(day.hub.store.head());
  });

  it('F1 H6 a station that gets hints pulls until it is in step', async () => {
    const day = new QuietDay();
    let hints = 0;
    const station = await day.station('dispatcher-a1', tapped({
      lets: (event) => {
        if (event === 'hint') hints += 1;
        return true;
      },
    }));
    const disk = Promise.withResolvers<undefined>();
    vi.spyOn(station.replica, 'durable').mockReturnValue(disk.promise);
    for (let number = 1; number <= 30; number += 1) changeLargeRow(day, number);
    await day.pass(5_000);
    expect(hints).toBe(1);
    disk.resolve(undefined);
    await day.pass(1_000);
    checkInStep(day.hub, station);
    checkConvergence(day.hub, station);
  });
});

describe('trying again', () => {
  it('C7 waits between a third and the whole of a ceiling that grows by 1.3, for as long as the hub stays away', async () => {
    const day = new QuietDay();
    const attempts: number[] = [];
    const station = await day.station('dispatcher-a1', tapped({ onAttempt: () => attempts.push(day.time.now()) }));
    attempts.length = 0;
    day.hub.crash();
    day.network.cut(station.name);
    const lostAt = day.time.now();
    await day.pass(2 * 3_600_000);
    const waits = attempts.map((at, index) => at - (attempts[index - 1] ?? lostAt));
    waits.forEach((wait, failures) => {
      const ceiling = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 1.3 ** failures);
      expect(wait).toBeGreaterThanOrEqual(Math.floor(ceiling / 3));
      expect(wait).toBeLessThanOrEqual(Math.ceil(ceiling) + ATTEMPT_MS);
    });
    // Drawn, not fixed; and never given up.
    expect(new Set(waits).size).toBeGreaterThan(waits.length / 2);
    expect(day.time.now() - (attempts.at(-1) ?? 0)).toBeLessThan(RETRY_CAP_MS + ATTEMPT_MS);
    day.hub.start();
    await day.pass(60_000);
    expect(station.link.view().state).toBe('online');
  });

  it('C7 a hub that stops names its stations staggered times, and none comes back before its own', async () => {
    const day = new QuietDay();
    const named: number[] = [];
    const waited: number[] = [];
    const stations = await Promise.all(['dispatcher-a1', 'dispatcher-a2', 'dispatcher-b', 'town-103'].map((id) => {
      let until = Infinity;
      return day.station(id, tapped({
        onAttempt: () => void (until < Infinity && waited.push(day.time.now() - until)),
        lets: (event, body) => {
          if (event === 'bye') {
            named.push((body as Bye).retryAfterMs);
            until = day.time.now() + (body as Bye).retryAfterMs;
          }
          return true;
        },
      }));
    }));
    day.hub.sessions?.stop();
    day.hub.crash();
    day.hub.start();
    await day.pass();
    expect(new Set(named).size).toBe(stations.length);
    expect(waited).toHaveLength(stations.length);
    for (const wait of waited) expect(wait).toBeGreaterThanOrEqual(Math.floor(RETRY_BASE_MS / 3));
    for (const station of stations) checkInStep(day.hub, station);
  });

  it('C7 begins with short waits again after a connection', async () => {
    const day = new QuietDay();
    const attempts: number[] = [];
    const station = await day.station('dispatcher-a1', tapped({ onAttempt: () => attempts.push(day.time.now()) }));
    await day.offline(station, () => station.issue(...remark), 600_000);
    expect(station.link.view().state).toBe('online');
    const lostAt = day.time.now();
    day.network.cut(station.name);
    attempts.length = 0;
    await day.pass(10_000);
    expect((attempts[0] ?? Infinity) - lostAt).toBeLessThanOrEqual(RETRY_BASE_MS);
  });
});
