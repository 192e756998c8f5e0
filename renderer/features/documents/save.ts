/** Saving a document: through the app's own dialog where there is one, else as a download of the browser. */
import type { SavedFormat, SaveOutcome } from '#protocol/bridge/electron.ts';

/** What became of it; `printDialog`: the browser's own dialog offers the PDF. */
export type Saved = SaveOutcome | 'printDialog';

const MIME_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Bytes of one call of String.fromCharCode. */
const PORTION = 8192;

/** `content` is left out for a PDF: the host prints the pages on screen. */
export async function saveDocument(format: SavedFormat, name: string, content?: Uint8Array): Promise<Saved> {
  const file = `${name}.${format}`;
  const host = window.shaotai;
  if (host !== undefined) return host.saveDocument({ name: file, format, content: content === undefined ? '' : base64(content) });
  if (content === undefined) {
    window.print();
    return 'printDialog';
  }
  download(file, content);
  return 'saved';
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PORTION) text += String.fromCharCode(...bytes.subarray(from, from + PORTION));
  return btoa(text);
}

function download(file: string, content: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(content)], { type: MIME_DOCX }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}
