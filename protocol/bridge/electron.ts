/** What the preload of the Electron app shows its page, and the two channels behind it. */

/** The whole bridge of a page: texts out, texts in (JSON-RPC 2.0). */
export interface PreloadBridge {
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
}

export const PRELOAD_BRIDGE = 'shaotai';
/** Page to main process. */
export const TO_DATA_CHANNEL = 'shaotai:to-data';
/** Main process to page. */
export const FROM_DATA_CHANNEL = 'shaotai:from-data';
