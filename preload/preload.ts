/** The context bridge and nothing else: the page gets three functions that carry texts, never Electron's own objects. */
import { contextBridge, ipcRenderer } from 'electron';
import type { PreloadBridge, SaveOutcome } from '#protocol/bridge/electron.ts';
import { FROM_DATA_CHANNEL, PRELOAD_BRIDGE, SAVE_CHANNEL, TO_DATA_CHANNEL } from '#protocol/bridge/electron.ts';

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
  saveDocument(request: unknown): Promise<SaveOutcome> {
    return ipcRenderer.invoke(SAVE_CHANNEL, request);
  },
};

contextBridge.exposeInMainWorld(PRELOAD_BRIDGE, bridge);
