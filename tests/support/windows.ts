/** A station in a window, whatever host shows it: started, killed as in a power cut, started again on the same data. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';
import { freePort } from '#cli/demo/port.ts';
import { rootFlags } from '#cli/demo/windows.ts';
import { launchStandIn } from '../electron-stand-in/launch.ts';
import type { StandInApp } from '../electron-stand-in/launch.ts';
import { ROOT } from '../runner/tool.ts';
import { openProfile } from './browser.ts';
import { electronHere, noBrowser } from './machine.ts';

export interface StationPlace {
  /** Everything the station stores, and its window's profile. */
  readonly directory: string;
  readonly hubUrl: string;
}

/** A running station and its page. */
interface Running {
  readonly page: Page;
  /** Ends the processes as a power cut would. */
  kill(): Promise<void>;
  /** Ends them in order. */
  stop(): Promise<void>;
}

type Launch = (place: StationPlace) => Promise<Running>;

export class StationWindow {
  readonly #place: StationPlace;
  readonly #launch: Launch;
  #running: Running | undefined;

  private constructor(place: StationPlace, launch: Launch) {
    this.#place = place;
    this.#launch = launch;
  }

  static async open(host: WindowHost, place: StationPlace): Promise<StationWindow> {
    mkdirSync(place.directory, { recursive: true });
    const window = new StationWindow(place, await host.launcher());
    await window.start();
    return window;
  }

  get page(): Page {
    if (this.#running === undefined) throw new Error('the station does not run');
    return this.#running.page;
  }

  /** What the window shows now; nothing when it is gone. */
  async picture(path: string): Promise<void> {
    await this.#running?.page.screenshot({ path }).catch(() => undefined);
  }

  async start(): Promise<void> {
    this.#running = await this.#launch(this.#place);
  }

  async kill(): Promise<void> {
    await this.#running?.kill();
    this.#running = undefined;
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }
}

export interface WindowHost {
  readonly name: string;
  /** Why it cannot run on this machine. */
  readonly missing: string | undefined;
  /** One launcher serves one station: it keeps the station's address through restarts. */
  launcher(): Promise<Launch>;
}

const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

export const KIOSK: WindowHost = {
  name: 'the kiosk',
  missing: noBrowser(),
  async launcher() {
    const port = await freePort(0);
    return (place) => launchKiosk(place, port);
  },
};

const electronArguments = ({ directory, hubUrl }: StationPlace): string[] => [`--data=${directory}`, `--hub=${hubUrl}`];

export const STAND_IN: WindowHost = {
  name: 'the Electron app on the stand-in',
  missing: noBrowser(),
  launcher: () => Promise.resolve(async (place: StationPlace) => runningStandIn(await launchStandIn(electronArguments(place)))),
};

const { path: electronPath, missing: noElectron } = electronHere();

export const ELECTRON: WindowHost = {
  name: 'the Electron app',
  missing: noElectron,
  launcher: () =>
    Promise.resolve(async (place: StationPlace) => {
      const app = await _electron.launch({
        executablePath: electronPath,
        args: [ROOT, ...electronArguments(place), ...rootFlags()],
      });
      return runningElectron(app, await app.firstWindow());
    }),
};

export const WINDOW_HOSTS: readonly WindowHost[] = [KIOSK, STAND_IN, ELECTRON];

async function launchKiosk({ directory, hubUrl }: StationPlace, port: number): Promise<Running> {
  const args = ['kiosk', '--data', directory, '--hub', hubUrl, '--port', String(port)];
  const kiosk: Child = startScript('kiosk', 'cli/shaotai.ts', args, join(directory, 'kiosk.log'));
  const { url } = await kiosk.ready(READY_LIMIT_MS);
  if (url === undefined) throw new Error('the kiosk told no address');
  const browser = await openProfile(join(directory, 'browser'));
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(url);
  return {
    page,
    async kill() {
      kiosk.process.kill('SIGKILL');
      await Promise.all([kiosk.ended, browser.close()]);
    },
    async stop() {
      await browser.close();
      await kiosk.stop(STOP_LIMIT_MS);
    },
  };
}

function runningStandIn(app: StandInApp): Running {
  return { page: app.page, kill: () => app.kill(), stop: () => app.close() };
}

function runningElectron(app: ElectronApplication, page: Page): Running {
  return {
    page,
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
    stop: () => app.close(),
  };
}

/** In afterEach, before the windows close: leaves pictures of a failed test in test-results/. */
export async function pictureFailure(
  task: { readonly name: string; readonly result?: { readonly state: string } },
  ...windows: StationWindow[]
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const name = task.name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60);
  for (const [index, window] of windows.entries()) {
    await window.picture(join(ROOT, 'test-results', `${name}-${String(index + 1)}.png`));
  }
}
