import { describe, expect, it } from 'vitest';
import { judge } from '#tests/campaign/storm-judge.ts';
import type { Storm } from '#tests/campaign/storm-judge.ts';

const LIMITS = { withinSeconds: 15, memoryMb: 1000 };
const GOOD: Storm = {
  stations: 2000, inStep: 2000, inStepAfterMs: 3600, commands: 200, unanswered: 0, answeredAgain: 0,
  acknowledgedMs: { n: 200, p50: 900, p95: 1800, p99: 2100, max: 2200 }, lost: 0, doubled: 0, hubPeakMb: 640,
};

describe('a storm', () => {
  it('passes when all are in step in time, every command is acknowledged once and memory stays below the limit', () => {
    expect(judge(GOOD, LIMITS)).toEqual([]);
    expect(judge({ ...GOOD, hubPeakMb: null }, LIMITS)).toEqual([]);
  });

  it.each<[Partial<Storm>, string]>([
    [{ inStep: 1999, inStepAfterMs: 45_000 }, '1999 of 2000 stations were in step after 45000 ms; the limit is 15 s'],
    [{ inStepAfterMs: 15_001 }, '2000 of 2000 stations were in step after 15001 ms; the limit is 15 s'],
    [{ unanswered: 1 }, '1 of 200 waiting commands were not acknowledged'],
    [{ answeredAgain: 2 }, '2 of 200 waiting commands were acknowledged more than once'],
    [{ lost: 3 }, '3 of 200 waiting commands were not decided'],
    [{ doubled: 4 }, '4 of 200 waiting commands were decided more than once'],
    [{ hubPeakMb: 1001 }, "the hub's memory peaked at 1001 MB; the limit is 1000 MB"],
  ])('fails with a sentence: %o', (change, sentence) => {
    expect(judge({ ...GOOD, ...change }, LIMITS)).toEqual([sentence]);
  });
});
