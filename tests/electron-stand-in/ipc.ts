/** ipcMain, and the part of the page that is ipcRenderer and contextBridge. */
import { EventEmitter } from 'node:events';

type Handler = (event: object, ...args: readonly unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    this.#handlers.set(channel, handler);
  }

  /** What the page's `ipcRenderer.invoke` waits for. */
  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  }
}

export const ipcMain = new IpcMain();

/** Page → main process; the page sees it only inside the preload's closure. */
export const SEND_BINDING = '__electronStandInSend';
/** Page → main process and back. */
export const INVOKE_BINDING = '__electronStandInInvoke';
/** Main process → page. */
export const RECEIVE_HOOK = '__electronStandInReceive';

/** The preload bundle as it is, in a function that gives it the `electron` a sandboxed preload may require. */
export function preloadScript(bundle: string): string {
  return `(() => {
    if (window !== window.top) return;
    const send = window[${JSON.stringify(SEND_BINDING)}];
    const invoke = window[${JSON.stringify(INVOKE_BINDING)}];
    const listeners = new Map();
    const ipcRenderer = {
      send: (channel, ...args) => { void send(channel, args); },
      invoke: (channel, ...args) => invoke(channel, args),
      on: (channel, listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
        return ipcRenderer;
      },
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) => {
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), writable: false, configurable: false });
      },
    };
    Object.defineProperty(window, ${JSON.stringify(RECEIVE_HOOK)}, {
      value: (channel, args) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...args); }, enumerable: false,
    });
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload may not require ' + name);
      return { contextBridge, ipcRenderer };
    };
    const module = { exports: {} };
    ((exports, require, module) => {
${bundle}
    })(module.exports, require, module);
  })();`;
}
