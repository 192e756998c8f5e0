/** What no page may do, ours included: leave the app, open windows, embed others, or ask for the machine's devices. */
import type { App, Session } from 'electron';
import type { Log } from '../../log.ts';
import { isOurPage } from './app-protocol.ts';

/** Walls run in full screen; numbers and codes are copied; emergency orders and what else a person wants show on the desktop. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write', 'notifications']);

export function guardPages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (isOurPage(event.url)) return;
      event.preventDefault();
      log.warn({ url: event.url }, 'refused to leave the app');
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.warn({ url }, 'refused to open a window');
      return { action: 'deny' };
    });
  });
}

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isOurPage(contents.getURL()) && ALLOWED_PERMISSIONS.has(permission)),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => contents !== null && isOurPage(contents.getURL()) && ALLOWED_PERMISSIONS.has(permission),
  );
  session.setDevicePermissionHandler(() => false);
}
