/** Opens a station's page as a window of its own in an installed Chromium. */
import { join } from 'node:path';
import { startProgram } from './child.ts';
import type { Child } from './child.ts';

/** The office PC of a village desk. */
const WINDOW = { width: 1366, height: 768 };
/** Each further window lies this many pixels to the right and below. */
const STAGGER_PX = 40;

export interface WindowOptions {
  readonly browser: string;
  readonly url: string;
  readonly name: string;
  /** Profile and log go here; a profile of its own keeps the window apart from the user's browser. */
  readonly dataDir: string;
  readonly logFile: string;
  readonly index: number;
}

export function openWindow({ browser, url, name, dataDir, logFile, index }: WindowOptions): Child {
  const args = [
    `--app=${url}`, `--user-data-dir=${join(dataDir, 'browser')}`, `--window-size=${WINDOW.width},${WINDOW.height}`,
    `--window-position=${index * STAGGER_PX},${index * STAGGER_PX}`,
    '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-quic',
    ...rootFlags(),
  ];
  return startProgram(`${name} window`, browser, args, logFile);
}

/** Chromium, and Electron with it, refuses its sandbox to root. */
export function rootFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Whether a window can be shown at all; Windows and macOS always have a display. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}
