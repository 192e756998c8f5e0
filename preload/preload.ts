/** The context bridge and nothing else: the page gets two functions that carry texts, never Electron's own objects. */
import { contextBridge, ipcRenderer } from 'electron';
import type { PreloadBridge } from '#protocol/bridge/electron.ts';
import { FROM_DATA_CHANNEL, PRELOAD_BRIDGE, TO_DATA_CHANNEL } from '#protocol/bridge/electron.ts';

const bridge: PreloadBridge = {
  send(message: unknown) {
    if (typeof message !== 'string') throw new TypeError('the bridge carries texts');
    ipcRenderer.send(TO_DATA_CHANNEL, message);
  },
  onMessage(listener: unknown) {
    if (typeof listener !== 'function') throw new TypeError('the listener must be a function');
    ipcRenderer.on(FROM_DATA_CHANNEL, (_event, text: unknown) => {
      if (typeof text === 'string') listener(text);
    });
  },
};

contextBridge.exposeInMainWorld(PRELOAD_BRIDGE, bridge);
