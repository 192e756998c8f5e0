/** A hub process of a test: started, killed, started again on the same data and address. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';
import { freePort } from '#cli/demo/port.ts';
import { storePathOf } from '#hub/data-directory.ts';

const CLOCK_OFFSET = new URL('./clock-offset.ts', import.meta.url).href;
const READY_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 10_000;

export class TestHub {
  readonly dataDir: string;
  readonly url: string;
  readonly #port: number;
  readonly #logFile: string;
  #child: Child | undefined;

  private constructor(dataDir: string, logFile: string, port: number) {
    this.dataDir = dataDir;
    this.url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#logFile = logFile;
  }

  /** Starts a hub on `folder`/hub; what the folder holds already is its data. */
  static async start(folder: string): Promise<TestHub> {
    const hub = new TestHub(join(folder, 'hub'), join(folder, 'hub.log'), await freePort(0));
    await hub.start();
    return hub;
  }

  /** `clockOffsetMs`: how far this machine's clock is off, so that a story can go on weeks later. */
  async start(clockOffsetMs = 0): Promise<void> {
    const shifted = { NODE_OPTIONS: `--import=${CLOCK_OFFSET}`, SHAOTAI_TEST_CLOCK_OFFSET_MS: String(clockOffsetMs) };
    this.#child = startScript(
      'hub',
      'cli/shaotai.ts',
      ['hub', '--data', this.dataDir, '--port', String(this.#port)],
      this.#logFile,
      { env: clockOffsetMs === 0 ? {} : shifted },
    );
    await this.#child.ready(READY_LIMIT_MS);
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    this.#child?.process.kill('SIGKILL');
    await this.#child?.ended;
  }

  async stop(): Promise<void> {
    await this.#child?.stop(STOP_LIMIT_MS);
  }

  /** The most memory the process has had so far (Linux), MB; null elsewhere. */
  peakMemoryMb(): number | null {
    const pid = this.#child?.process.pid;
    if (pid === undefined || process.platform !== 'linux') return null;
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  }

  /** Rows of the hub's own database, as they are on disk now. */
  rows<T>(sql: string, ...parameters: (string | number)[]): T[] {
    const database = new BetterSqlite3(storePathOf(this.dataDir), { readonly: true });
    try {
      return database.prepare<(string | number)[], T>(sql).all(...parameters);
    } finally {
      database.close();
    }
  }
}
