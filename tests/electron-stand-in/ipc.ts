/** ipcMain, and the part of the page that is ipcRenderer and contextBridge. */
import { EventEmitter } from 'node:events';

export const ipcMain = new EventEmitter();

/** Page → main process; the page sees it only inside the preload's closure. */
export const SEND_BINDING = '__electronStandInSend';
/** Main process → page. */
export const RECEIVE_HOOK = '__electronStandInReceive';

/** The preload bundle as it is, in a function that gives it the `electron` a sandboxed preload may require. */
export function preloadScript(bundle: string): string {
  return `(() => {
    if (window !== window.top) return;
    const send = window[${JSON.stringify(SEND_BINDING)}];
    const listeners = new Map();
    const ipcRenderer = {
      send: (channel, ...args) => { void send(channel, args); },
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
