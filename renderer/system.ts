/** The one place of the window that touches its clock and timers. */
import { useEffect, useState } from 'react';
import type { Clock, Timers } from '#domain/core/time.ts';

const IDLE_LIMIT_MS = 2_000;

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  after(delayMs, run) {
    const handle = setTimeout(run, delayMs);
    return () => clearTimeout(handle);
  },
};

/** Runs when the window has nothing else to do, within two seconds; answers how to call that off. */
export function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run, { timeout: IDLE_LIMIT_MS });
  return () => cancelIdleCallback(handle);
}

/** The time, renewed every `intervalMs`; for ages, limits and clocks on screen. */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const handle = setInterval(() => setNow(Date.now()), intervalMs);
    return () => clearInterval(handle);
  }, [intervalMs]);
  return now;
}
