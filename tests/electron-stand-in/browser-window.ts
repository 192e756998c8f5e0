/** BrowserWindow as a page. */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { WebContents } from './web-contents.ts';

interface Options {
  readonly webPreferences?: {
    readonly preload?: string;
    readonly sandbox?: boolean;
    readonly contextIsolation?: boolean;
    readonly nodeIntegration?: boolean;
  };
}

const open = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  constructor({ webPreferences = {} }: Options = {}) {
    super();
    // The stand-in cannot show what the real isolation does: it can at least refuse to run without it.
    if (
      webPreferences.sandbox === false ||
      webPreferences.contextIsolation === false ||
      webPreferences.nodeIntegration === true
    ) {
      throw new Error('a window must be sandboxed and isolated');
    }
    this.webContents = new WebContents(webPreferences.preload);
    open.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.on('destroyed', () => this.#closed());
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
    this.emit('ready-to-show');
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  restore(): void {
    this.emit('restore');
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  destroy(): void {
    void this.webContents.close();
  }

  #closed(): void {
    open.delete(this);
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
  }
}
