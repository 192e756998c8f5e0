/** Structured log lines on stderr; standard output belongs to results. */
import { destination, pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** `name` says which process speaks. SHAOTAI_LOG sets the level (debug, info, warn, error, silent); default info. */
export function stationLog(name: string): Log {
  const level = process.env.SHAOTAI_LOG ?? 'info';
  // Synchronous, so the last line before a crash is not lost.
  return pino({ name, level }, destination({ fd: 2, sync: true }));
}
