/** Theory: whatever order batches are heard in, they are applied in theirs, and what is missing is asked for. */
import { expect, it } from 'vitest';
import { Tail } from '#main/link/tail.ts';
import type { TailOptions } from '#main/link/tail.ts';
import type { Batch, PullReply } from '#protocol/hub/messages.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';

const batch = (from: number, to: number, head = to): Batch => ({ from, to, head, tables: [], verdicts: [], processedThrough: 0 });

/** Runs the timers up to a moment; what each of them sets in motion has its turn before the next. */
async function runUntil(time: VirtualTime, end: number): Promise<void> {
  while (time.now() < end) await time.runUntil(Math.min(end, time.now() + 1));
}

/** What a batch seems to take, ms. */
const BATCH_MS = 4;

/** A tail over a replica that only has a cursor, at a hub whose answers to pulls are given. */
function tailWith(answers: PullReply[]) {
  const time = new VirtualTime(0);
  const applied: number[] = [];
  const asked: string[] = [];
  const failures: unknown[] = [];
  const state = { cursor: 0, durable: 0, longFor: 0, worked: 0 };
  const replica = {
    position: () => ({ cursor: state.cursor, decidedThrough: 0 }),
    applyBatch: ({ from, to }: Batch) => {
      if (from !== state.cursor) return false;
      state.cursor = to;
      state.worked += BATCH_MS;
      return true;
    },
    durable: () => {
      state.durable = state.cursor;
      return Promise.resolve();
    },
    logIsLong: () => (state.longFor -= 1) >= 0,
  };
  const request = (event: string, { cursor }: { cursor: number }) => {
    asked.push(`${event} ${String(cursor)}`);
    return Promise.resolve(event === 'pull' ? answers.shift() ?? batch(cursor, cursor) : null);
  };
  const tail = new Tail({
    replica: replica as unknown as TailOptions['replica'],
    clock: { now: () => time.now() + state.worked }, timers: time, request: request as unknown as TailOptions['request'],
    onApplied: ({ to }) => applied.push(to), failed: (error) => failures.push(error),
  });
  return { tail, time, state, applied, asked, failures };
}

it('applies some milliseconds of batches, and lets others have their turn in between', async () => {
  const { tail, time, state, applied } = tailWith([{ ...batch(0, 3, 9), following: [batch(3, 6, 9), batch(6, 9)] }]);
  const pulled = tail.pullToHead();
  await runUntil(time, 1);
  expect(applied).toEqual([3, 6]);
  await runUntil(time, 100);
  await pulled;
  expect(applied).toEqual([3, 6, 9]);
  expect(state.durable).toBe(9);
});

it('goes on with what arrived while it applied an answer', async () => {
  const { tail, time, applied, asked } = tailWith([{ ...batch(0, 3, 9), following: [batch(3, 9)] }]);
  const pulled = tail.pullToHead();
  tail.arrived(batch(9, 10), false);
  tail.arrived(batch(10, 12), false);
  await runUntil(time, 100);
  await pulled;
  expect(applied).toEqual([3, 9, 10, 12]);
  expect(asked).toEqual(['pull 0']);
});

it('asks again when it was told of more while it pulled', async () => {
  const { tail, time, asked } = tailWith([{ ...batch(0, 3), following: [] }, batch(3, 5)]);
  const pulled = tail.pullToHead();
  tail.pullSoon(0);
  await runUntil(time, 100);
  await pulled;
  expect(asked).toEqual(['pull 0', 'pull 3']);
});

it('waits one turn for the answer that a batch was heard before, and asks only when a gap stays', async () => {
  const { tail, time, applied, asked } = tailWith([batch(2, 9)]);
  tail.arrived(batch(1, 2), true);
  tail.arrived(batch(0, 1), false);
  await runUntil(time, 10);
  expect([applied, asked]).toEqual([[1, 2], []]);
  tail.arrived(batch(5, 6), true);
  await runUntil(time, 20);
  expect(asked).toEqual(['pull 2']);
  expect(applied).toEqual([1, 2, 9]);
});

it('F1 acknowledges several batches at once, after they are durable', async () => {
  const { tail, time, state, asked } = tailWith([]);
  for (let seq = 0; seq < 5; seq += 1) tail.arrived(batch(seq, seq + 1), false);
  expect(asked).toEqual([]);
  await runUntil(time, 150);
  expect(asked).toEqual(['applied 5']);
  expect(state.durable).toBe(5);
});

it('waits while the log is long, and does nothing more once the connection has ended', async () => {
  const { tail, time, state, applied, failures } = tailWith([{ ...batch(0, 3, 9), following: [batch(3, 6, 9), batch(6, 9)] }]);
  state.longFor = 3;
  const pulled = tail.pullToHead();
  await runUntil(time, 30);
  expect(applied).toEqual([3, 6]);
  tail.end();
  await runUntil(time, 1_000);
  await pulled;
  tail.arrived(batch(6, 7), false);
  expect([applied, failures]).toEqual([[3, 6], []]);
});

it('ends the connection over an answer that does not continue the rows here', async () => {
  const { tail, time, failures } = tailWith([batch(7, 9)]);
  tail.pullSoon(0);
  await runUntil(time, 10);
  expect(failures).toHaveLength(1);
});
