import { expect, it } from 'vitest';
import { seededRandom } from '#cli/random.ts';
import { RETRY_BASE_MS, RETRY_CAP_MS, retryDelayMs } from '#main/link/backoff.ts';

const STATIONS = 2_000;

/** When each station is back after an outage of this length, ms after its end. */
function returnsAfter(outageMs: number): number[] {
  const random = seededRandom(7);
  return Array.from({ length: STATIONS }, () => {
    let at = 0;
    for (let failures = 0; at < outageMs; failures += 1) at += retryDelayMs(failures, random);
    return at - outageMs;
  });
}

it.each([2_000, 5_000, 20_000, 60_000])('brings all back as soon after an outage of %d ms as it took, and not at once', (outageMs) => {
  const returns = returnsAfter(outageMs);
  expect(Math.max(...returns)).toBeLessThan(Math.max(outageMs, RETRY_BASE_MS * 2));
  const perSecond = Array.from({ length: 60 }, (_, second) => returns.filter((at) => Math.floor(at / 1000) === second).length);
  const busiestSecond = Math.max(...perSecond);
  expect(busiestSecond).toBeLessThan(STATIONS * 0.8);
});

it('never asks more often than every third of the cap once the hub stays away, however long that is', () => {
  expect(retryDelayMs(5_000, () => 0)).toBeGreaterThanOrEqual(RETRY_CAP_MS / 3);
  expect(retryDelayMs(5_000, () => 1)).toBe(RETRY_CAP_MS);
  expect(retryDelayMs(Number.MAX_SAFE_INTEGER, () => 0.5)).toBeLessThanOrEqual(RETRY_CAP_MS);
});

it('spreads the first attempts', () => {
  expect(retryDelayMs(0, () => 0)).toBe(RETRY_BASE_MS / 3);
  expect(retryDelayMs(0, () => 1)).toBe(RETRY_BASE_MS);
});
