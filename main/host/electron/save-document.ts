/** Saves a document where the person chooses: the page names it, the host checks it, asks and writes. */
import { writeFile } from 'node:fs/promises';
import type { Dialog, IpcMain, WebContents } from 'electron';
import { SAVE_CHANNEL } from '#protocol/bridge/electron.ts';
import type { SavedFormat, SaveOutcome, SaveRequest } from '#protocol/bridge/electron.ts';
import { saveRequest } from '#protocol/bridge/save.ts';
import type { Log } from '../../log.ts';
import { isTrusted } from './page-bridge.ts';

const FILTER_NAME: Readonly<Record<SavedFormat, string>> = { docx: 'Word', pdf: 'PDF' };

/** The page's own A4 sheets, with the colours of their strips. */
const PRINTED = { preferCSSPageSize: true, printBackground: true } as const;

export function saveDocuments(ipcMain: IpcMain, dialog: Dialog, log: Log): void {
  ipcMain.handle(SAVE_CHANNEL, async (event, wanted: unknown): Promise<SaveOutcome> => {
    const request = saveRequest.safeParse(wanted);
    if (!isTrusted(event) || !request.success) {
      log.warn({ url: event.senderFrame?.url, problem: request.error?.message }, 'refused to save a document');
      return 'failed';
    }
    try {
      return await save(request.data, dialog, event.sender);
    } catch (error) {
      log.error({ err: error, name: request.data.name }, 'the document could not be saved');
      return 'failed';
    }
  });
}

async function save({ name, format, content }: SaveRequest, dialog: Dialog, contents: WebContents): Promise<SaveOutcome> {
  // Before the dialog: the pages on screen are what was asked for.
  const bytes = format === 'pdf' ? await contents.printToPDF(PRINTED) : Buffer.from(content, 'base64');
  const filters = [{ name: FILTER_NAME[format], extensions: [format] }];
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name, filters });
  if (canceled || filePath === '') return 'cancelled';
  await writeFile(filePath, bytes);
  return 'saved';
}
