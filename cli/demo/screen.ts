/** How a command centre is shown on this machine: in Electron, else in a Chromium window, else only served. */
import { existsSync } from 'node:fs';
import { findSystemBrowser } from '../browser.ts';
import { findElectron } from './electron.ts';
import type { DemoOptions } from './options.ts';
import { hasDisplay } from './windows.ts';

export type Screen =
  | { readonly kind: 'electron'; readonly path: string }
  /** `reason` says in one line why it is not Electron. */
  | { readonly kind: 'chromium'; readonly path: string; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string };

export async function chooseScreen(wanted: DemoOptions['window'], say: (text: string) => void): Promise<Screen> {
  if (wanted === 'none') return { kind: 'none', reason: 'No window was asked for (--window none).' };
  if (!hasDisplay()) return { kind: 'none', reason: 'There is no display (DISPLAY and WAYLAND_DISPLAY are not set), so no window opens.' };
  if (wanted === 'chromium') return browserOr('Chromium was asked for (--window chromium).');
  const electron = await findElectron(say);
  if (electron.path !== undefined) return { kind: 'electron', path: electron.path };
  return browserOr(`Not in Electron: ${electron.reason}.`);
}

async function browserOr(reason: string): Promise<Screen> {
  const path = findSystemBrowser() ?? await playwrightBrowser();
  if (path === undefined) return { kind: 'none', reason: `${reason} No Chromium, Chrome or Edge was found either.` };
  return { kind: 'chromium', path, reason };
}

/** The browser the tests may have fetched. Playwright is large: loaded only when nothing else is there. */
async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
