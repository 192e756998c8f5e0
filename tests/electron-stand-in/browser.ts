/** The one Chromium behind all windows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';
import { findBrowser } from '../browser/browser.ts';
import { CHROMIUM_FLAGS, OFFICE_SCREEN } from '../support/browser.ts';
import { tellTest } from './control.ts';

let started: Promise<BrowserContext> | undefined;

/** The context windows are pages of; `app.whenReady` starts it. */
export function browserContext(): Promise<BrowserContext> {
  if (started === undefined) throw new Error('windows can be made only after the app is ready');
  return started;
}

export function startBrowser(userData: string): Promise<BrowserContext> {
  started ??= launch(join(userData, 'chromium'));
  return started;
}

async function launch(profile: string): Promise<BrowserContext> {
  const found = findBrowser();
  if (found?.path === undefined) throw new Error(found?.reason ?? 'no Chromium on this machine');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    viewport: OFFICE_SCREEN,
    locale: 'zh-CN',
    // The port is for the test's own Playwright, which drives the same pages.
    args: [...CHROMIUM_FLAGS, '--remote-debugging-port=0'],
  });
  tellTest({ kind: 'browser', endpoint: `http://127.0.0.1:${debuggingPort(profile)}` });
  return context;
}

/** Chromium writes the port it took into its profile. */
function debuggingPort(profile: string): string {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  if (port === undefined || port === '') throw new Error('Chromium did not say where it listens');
  return port;
}
