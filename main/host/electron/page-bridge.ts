/** Carries texts between the pages and the data process. Only the main frame of a page of ours is listened to. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { FROM_DATA_CHANNEL, TO_DATA_CHANNEL } from '#protocol/bridge/electron.ts';
import { BRIDGE_LIMIT_BYTES } from '#protocol/bridge/methods.ts';
import type { Log } from '../../log.ts';
import type { DataSupervisor, SupervisedClient } from '../data-supervisor.ts';
import { isOurPage } from './app-protocol.ts';

/** A text over the bridge's limit gets an answer that says so; one far over it is not even carried. Characters. */
const CARRIED_LIMIT = 2 * BRIDGE_LIMIT_BYTES;

export function bridgePages(ipcMain: IpcMain, supervisor: DataSupervisor, log: Log): void {
  const clients = new Map<WebContents, SupervisedClient>();
  const watched = new WeakSet<WebContents>();

  const forget = (contents: WebContents): void => {
    clients.get(contents)?.close();
    clients.delete(contents);
  };

  const watch = (contents: WebContents): void => {
    if (watched.has(contents)) return;
    watched.add(contents);
    contents.on('destroyed', () => forget(contents));
    contents.on('render-process-gone', () => forget(contents));
    // A page that is loaded again starts afresh.
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) forget(contents);
    });
  };

  const connect = (contents: WebContents): SupervisedClient => {
    watch(contents);
    const client = supervisor.connect(
      (text) => {
        if (!contents.isDestroyed()) contents.send(FROM_DATA_CHANNEL, text);
      },
      () => {
        clients.delete(contents);
        // Everything it had subscribed to is gone; loading it again is the one state that is surely right.
        if (!contents.isDestroyed()) contents.reload();
      },
    );
    clients.set(contents, client);
    return client;
  };

  ipcMain.on(TO_DATA_CHANNEL, (event: IpcMainEvent, text: unknown) => {
    if (!isTrusted(event) || typeof text !== 'string' || text.length > CARRIED_LIMIT) {
      log.warn({ url: event.senderFrame?.url }, 'refused a message of a page');
      return;
    }
    (clients.get(event.sender) ?? connect(event.sender)).receive(text);
  });
}

/** Fails closed: a frame that is gone, or has no address yet, is not ours. */
export function isTrusted({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url);
}
