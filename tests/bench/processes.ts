/** Memory and processor time of processes, from /proc; only Linux tells it this way. */
import { readdirSync, readFileSync } from 'node:fs';
import { round } from './measure.ts';

const KIB_IN_MIB = 1024;

/** MiB a process holds: all of it, and its share of what it shares with others. */
export interface Memory {
  readonly rss: number;
  readonly pss: number;
}

export function memoryOf(pid: number): Memory {
  const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? NaN);
  return { rss: round(kib('Rss') / KIB_IN_MIB), pss: round(kib('Pss') / KIB_IN_MIB) };
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

/** Processor time a process has taken so far, ms: what it would take on a machine that does nothing else. */
export function cpuMs(pid: number): number {
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
  const fields =
    read(`/proc/${String(pid)}/stat`)
      .split(') ')
      .at(-1)
      ?.split(' ') ?? [];
  return (Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN)) * TICK_MS;
}

/** The page processes of the browser that has this profile directory. */
export function rendererPids(profile: string): readonly number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const words = new Map(pids.map((pid) => [pid, commandOf(pid)]));
  const browser = pids.find((pid) => isBrowserOf(words.get(pid) ?? '', profile));
  return pids.filter((pid) => words.get(pid)?.includes('--type=renderer') === true && descendsFrom(pid, browser));
}

const isBrowserOf = (command: string, profile: string): boolean =>
  command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');

function descendsFrom(pid: number, ancestor: number | undefined): boolean {
  for (let each = pid; each > 1; each = parentOf(each)) if (each === ancestor) return true;
  return false;
}

/** 1 when the process ended meanwhile. */
function parentOf(pid: number): number {
  const status = read(`/proc/${String(pid)}/status`);
  return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 1);
}

const commandOf = (pid: number): string => read(`/proc/${String(pid)}/cmdline`).replaceAll('\0', ' ');

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
