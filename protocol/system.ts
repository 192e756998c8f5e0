/** The one place of hub, data process and hosts that touches the machine's clock, timers and randomness. */
import { randomBytes } from 'node:crypto';
import type { Clock, NewId, Random, Timers } from '#domain/core/time.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  after(delayMs, run) {
    // A timer of 0 ms waits for 1 ms; this has its turn as soon as what has arrived by now was heard.
    if (delayMs <= 0) {
      const turn = setImmediate(run);
      return () => clearImmediate(turn);
    }
    const handle = setTimeout(run, delayMs);
    return () => clearTimeout(handle);
  },
};

export const systemRandom: Random = () => randomBytes(4).readUInt32BE() / 2 ** 32;

/** UUID version 7: 48 bits of milliseconds, then random bits, so ids sort by time. */
export const newSystemId: NewId = () => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
