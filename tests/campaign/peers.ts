/** Stations of a campaign, in their own processes: headless ones and kiosks, opened again on the data they left. */
import { join } from 'node:path';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';
import type { Status } from '#protocol/bridge/methods.ts';
import { BridgePeer } from '../contract/bridge-peer.ts';
import { carryOverSocket } from '../support/kiosk-bridge.ts';
import { PASSWORD } from '../support/small-city.ts';
import { HeadlessStation } from '../support/station.ts';

const READY_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

export interface Peer {
  readonly login: string;
  readonly dataDir: string;
  /** Starts it, or starts it again after kill(); ready when somebody is signed in. */
  open(): Promise<void>;
  /** Answers the id of the command once it is saved. Rejects when it is refused, or when the process dies first. */
  issue(command: string, args: unknown): Promise<string>;
  /** Resolves when nothing waits and the newest commit is here. */
  quiet(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const isQuiet = ({ state, outbox, cursor, head }: Status): boolean => state === 'online' && outbox === 0 && cursor === head;

/** A connection that died silently is found within 35 s, longer than a test waits for anything. */
const PATIENCE = 4;

async function patiently(wait: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await wait();
      return;
    } catch (error) {
      if (tries === PATIENCE) throw error;
    }
  }
}

export class HeadlessPeer implements Peer {
  readonly login: string;
  readonly dataDir: string;
  readonly #hubUrl: string;
  #station: HeadlessStation | undefined;

  constructor(folder: string, login: string, hubUrl: string) {
    this.login = login;
    this.dataDir = join(folder, login);
    this.#hubUrl = hubUrl;
  }

  async open(): Promise<void> {
    this.#station = new HeadlessStation({ dataDir: this.dataDir, hubUrl: this.#hubUrl, login: this.login, password: PASSWORD });
    await this.#station.until('signed in', ({ account }) => account !== null);
  }

  async issue(command: string, args: unknown): Promise<string> {
    return (await this.#running().call('issue', { command, args: args as Record<string, unknown> })).id;
  }

  async quiet(): Promise<void> {
    await patiently(() => this.#running().until('quiet', isQuiet));
  }

  async kill(): Promise<void> {
    await this.#station?.kill();
  }

  async stop(): Promise<void> {
    await this.#station?.stop();
  }

  #running(): HeadlessStation {
    if (this.#station === undefined) throw new Error(`${this.login} was not opened`);
    return this.#station;
  }
}

export class KioskPeer implements Peer {
  readonly login: string;
  readonly dataDir: string;
  readonly #hubUrl: string;
  readonly #logFile: string;
  #child: Child | undefined;
  #bridge: BridgePeer | undefined;

  constructor(folder: string, login: string, hubUrl: string) {
    this.login = login;
    this.dataDir = join(folder, `kiosk-${login}`);
    this.#hubUrl = hubUrl;
    this.#logFile = join(folder, `kiosk-${login}.log`);
  }

  async open(): Promise<void> {
    const args = ['kiosk', '--data', this.dataDir, '--hub', this.#hubUrl, '--port', '0'];
    this.#child = startScript('kiosk', 'cli/shaotai.ts', args, this.#logFile);
    const { url = '' } = await this.#child.ready(READY_LIMIT_MS);
    this.#bridge = await BridgePeer.open((receive) => carryOverSocket(url.replace(/#.*/, ''), receive));
    await this.#bridge.call('session.signIn', { login: this.login, password: PASSWORD });
  }

  async issue(command: string, args: unknown): Promise<string> {
    return (await this.#running().call('issue', { command, args: args as Record<string, unknown> })).id;
  }

  async quiet(): Promise<void> {
    await patiently(() => this.#running().until('quiet', isQuiet));
  }

  async kill(): Promise<void> {
    this.#child?.process.kill('SIGKILL');
    await this.#child?.ended;
  }

  async stop(): Promise<void> {
    await this.#child?.stop(STOP_LIMIT_MS);
  }

  #running(): BridgePeer {
    if (this.#bridge === undefined) throw new Error(`${this.login} was not opened`);
    return this.#bridge;
  }
}
