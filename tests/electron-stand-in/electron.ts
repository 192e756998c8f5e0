/**
 * Stands in for the `electron` module where its binary is missing, so that the built main and preload bundles run
 * unmodified: windows are pages of a real Chromium, the utility process is a child process, app:// is a route.
 *
 * What it cannot show: the sandbox and the isolated world (the preload runs in the page's own world, hidden in a
 * closure), native menus and dialogs, and the packaging. Those need the real thing.
 */
export { app, Menu, powerMonitor, safeStorage, screen } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc.ts';
export { net, protocol } from './protocol.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
