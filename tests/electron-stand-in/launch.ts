/** Starts the built app on the stand-in and drives its window. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { ROOT } from '../runner/tool.ts';
import type { FromStandIn, FromTest } from './control.ts';

const REGISTER = new URL('./register.ts', import.meta.url).href;
const START_LIMIT_MS = 30_000;

export interface StandInApp {
  /** The first window. */
  readonly page: Page;
  readonly ended: Promise<number | null>;
  tell(message: FromTest): void;
  /** Resolves with the text of the next dialog. */
  nextDialog(): Promise<string>;
  /** Ends the app as a power cut would; its windows and its data process go with it. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** `args` as the real app takes them. Rejects with the app's log when it ends before its window opens. */
export async function launchStandIn(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<StandInApp> {
  const child = fork(join(ROOT, 'out', 'main', 'electron.js'), args, {
    cwd: ROOT,
    execArgv: ['--import', REGISTER],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const endedEarly = ended.then((code): never => {
    throw new Error(`the app ended with ${String(code)} before it had a window\n${log}`);
  });
  endedEarly.catch(() => undefined);
  const opened = told(child, 'browser')
    .then(({ endpoint }) => openedWindow(endpoint))
    .catch((error: unknown) => {
      // An app that ends takes its Chromium along: why it ended says more than that the window is gone.
      log += String(error);
      child.kill('SIGTERM');
      return endedEarly;
    });
  const { browser, page } = await Promise.race([opened, endedEarly]);
  return {
    page,
    ended,
    tell: (message) => {
      child.send(message);
    },
    nextDialog: async () => (await told(child, 'dialog')).message,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      await browser.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function told<K extends FromStandIn['kind']>(child: ChildProcess, kind: K): Promise<Extract<FromStandIn, { kind: K }>> {
  return new Promise((resolve) => {
    const listen = (message: FromStandIn): void => {
      if (message.kind !== kind) return;
      child.off('message', listen);
      resolve(message as Extract<FromStandIn, { kind: K }>);
    };
    child.on('message', listen);
  });
}

async function openedWindow(endpoint: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.connectOverCDP(endpoint, { timeout: START_LIMIT_MS });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the stand-in has no browser context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: START_LIMIT_MS }));
  await page.waitForURL(/electron\.test/, { timeout: START_LIMIT_MS });
  return { browser, page };
}
