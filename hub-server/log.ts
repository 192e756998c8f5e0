/** Structured logs to standard error: one JSON line each, without secrets and personal values. */
import { pino, stdTimeFunctions } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields that must never reach a log, wherever they stand in the logged object. */
const SECRETS = ['password', 'token', 'key', 'authorization', 'contactPhone', 'contactName', 'phone'];

/** A logger for one process. `part` names the process: hub, station, import, … */
export function createLog(part: string, level: LogLevel = 'info'): Log {
  return pino(
    {
      level, base: { part }, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
