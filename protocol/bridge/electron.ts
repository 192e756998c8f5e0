/** What the preload of the Electron app shows its page, and the channels behind it. */

export type SavedFormat = 'docx' | 'pdf';
/** Saved where the person chose; the person left the dialog; refused or failed, the app's log says why. */
export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

/** A document a page wants saved; the host checks it (protocol/bridge/save.ts). */
export interface SaveRequest {
  /** Proposed file name, with its ending. */
  readonly name: string;
  readonly format: SavedFormat;
  /** The bytes in base64; empty for a PDF, which the host prints from the page itself. */
  readonly content: string;
}

/** The whole bridge of a page: texts out, texts in (JSON-RPC 2.0), and a document out into a file. */
export interface PreloadBridge {
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
  /** Asks where to, then writes. */
  saveDocument(request: SaveRequest): Promise<SaveOutcome>;
}

export const PRELOAD_BRIDGE = 'shaotai';
/** Page to main process. */
export const TO_DATA_CHANNEL = 'shaotai:to-data';
/** Main process to page. */
export const FROM_DATA_CHANNEL = 'shaotai:from-data';
/** Page to main process and back: a document to be saved. */
export const SAVE_CHANNEL = 'shaotai:save-document';
