/** app and the small modules around it. */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { startBrowser } from './browser.ts';
import { onTest } from './control.ts';

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
    getSwitchValue: (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  };
  readonly #paths = new Map<string, string>();
  #ready: Promise<void> | undefined;
  #instance: BetterSqlite3.Database | undefined;
  #quitting = false;

  /** The app is ready when Chromium runs. */
  whenReady(): Promise<void> {
    this.#ready ??= startBrowser(this.getPath('userData')).then(() => {
      this.emit('ready');
    });
    return this.#ready;
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    const made = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
    this.#paths.set(name, made);
    return made;
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }

  getLocale(): string {
    return 'zh-CN';
  }

  /** One process a userData folder; the second one tells the first. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    const note = join(folder, 'second-instance');
    const lock = new BetterSqlite3(join(folder, 'instance.lock'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch {
      lock.close();
      writeFileSync(note, process.argv.join('\n'));
      return false;
    }
    this.#instance = lock;
    writeFileSync(note, '');
    watch(note, () => this.emit('second-instance', {}, [], '')).unref();
    return true;
  }

  /** before-quit may hold it up; then windows close, then the process ends. */
  quit(): void {
    if (this.#quitting) return;
    let held = false;
    this.emit('before-quit', {
      preventDefault: () => {
        held = true;
      },
    });
    if (held) return;
    this.#quitting = true;
    this.emit('will-quit', { preventDefault: () => undefined });
    this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.#instance?.close();
    process.exit(code);
  }
}

export const app = new App();
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());

export const powerMonitor = new EventEmitter();
onTest('resume', () => powerMonitor.emit('resume'));

export const Menu = {
  setApplicationMenu: (_menu: unknown): void => undefined,
  buildFromTemplate: (template: unknown): unknown => template,
};

export const screen = {
  getPrimaryDisplay: () => ({ id: 1, scaleFactor: 1, workAreaSize: { width: 1366, height: 768 } }),
  getAllDisplays: () => [screen.getPrimaryDisplay()],
};

/** As on a machine without a keyring. */
export const safeStorage = {
  isEncryptionAvailable: () => false,
  encryptString: (_text: string): Buffer => {
    throw new Error('Encryption is not available');
  },
  decryptString: (_data: Buffer): string => {
    throw new Error('Decryption is not available');
  },
};
