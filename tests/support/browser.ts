/** Chromium as the tests start it: without a display, in a folder of its own, talking to nobody but the station. */
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';
import { expect } from 'playwright/test';
import { findBrowser } from '../browser/browser.ts';

/** The office PC of a village desk. */
export const OFFICE_SCREEN = { width: 1366, height: 768 } as const;

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** A browser with a profile that survives it, as a person's own does. */
export async function openProfile(directory: string): Promise<BrowserContext> {
  const found = findBrowser();
  if (found?.path === undefined) throw new Error(found?.reason ?? 'no Chromium on this machine: npm test finds or installs one');
  return chromium.launchPersistentContext(directory, {
    executablePath: found.path,
    viewport: OFFICE_SCREEN,
    locale: 'zh-CN',
    args: [...CHROMIUM_FLAGS],
  });
}

/** Looks again and again until the page is as expected; long enough for a machine that is busy with other tests. */
export const expectSoon = expect.configure({ timeout: 20_000 });
