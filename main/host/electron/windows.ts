/** The window of a station, made again when its page dies. */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Timers } from '#domain/core/time.ts';
import type { Log } from '../../log.ts';
import { PAGE_URL } from './app-protocol.ts';
import type { Texts } from './texts.ts';

/** The office PC of a village desk. */
const SIZE = { width: 1366, height: 768, minWidth: 1024, minHeight: 600 } as const;
const FIRST_REMAKE_MS = 500;
const LONGEST_REMAKE_MS = 30_000;

export interface WindowOptions {
  readonly preload: string;
  readonly texts: Texts;
  readonly timers: Timers;
  readonly log: Log;
}

export function openWindow(options: WindowOptions, deaths = 0): BrowserWindow {
  const { preload, texts, timers, log } = options;
  const window = new BrowserWindow({
    ...SIZE,
    title: texts.title,
    show: false,
    backgroundColor: '#F3F5F8',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error({ reason, exitCode, deaths }, 'the page died and is made again');
    const delayMs = Math.min(LONGEST_REMAKE_MS, FIRST_REMAKE_MS * 2 ** deaths);
    timers.after(delayMs, () => {
      // The new one first: without any window the app would end.
      openWindow(options, deaths + 1);
      if (!window.isDestroyed()) window.destroy();
    });
  });
  window.on('unresponsive', () => log.warn('the page does not respond'));
  void window.loadURL(PAGE_URL).catch((error: unknown) => log.error({ err: error }, 'the page could not be loaded'));
  return window;
}

/** Beside the built main file. */
export function preloadPath(mainDirectory: string): string {
  return join(mainDirectory, '..', 'preload', 'preload.cjs');
}
