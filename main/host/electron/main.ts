/** The Electron app: one station in a window. It starts things and carries texts; all work is in the data process and the page. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, net, powerMonitor, protocol, session } from 'electron';
import { stationLog } from '../../log.ts';
import { systemClock, systemTimers } from '#protocol/system.ts';
import { DataSupervisor } from '../data-supervisor.ts';
import { declareScheme, serveApp } from './app-protocol.ts';
import { guardPages, guardPermissions } from './guards.ts';
import { bridgePages } from './page-bridge.ts';
import { saveDocuments } from './save-document.ts';
import { readSettings } from './settings.ts';
import { textsFor } from './texts.ts';
import { forkDataProcess } from './utility-port.ts';
import { openWindow, preloadPath } from './windows.ts';

const log = stationLog('electron');
/** From the third exit in a row on the operator is asked. */
const ASK_AFTER_CRASHES = 3;

// An unhandled rejection ends the process (Node's default); what it was must be on record before.
process.on('uncaughtExceptionMonitor', (error) => log.error({ err: error }, 'the app ends'));

async function main(): Promise<void> {
  const settings = readSettings(app);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  declareScheme(protocol);
  guardPages(app, log);
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  const texts = textsFor(app.getLocale());
  guardPermissions(session.defaultSession);
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
  serveApp(protocol, net, join(import.meta.dirname, '..', 'renderer'));

  const supervisor = new DataSupervisor({
    settings,
    spawn: () => forkDataProcess(join(import.meta.dirname, 'data-process.js')),
    clock: systemClock,
    timers: systemTimers,
    log,
    crashed: (times) => {
      if (times % ASK_AFTER_CRASHES === 0) void askAfterCrashes();
    },
  });
  const askAfterCrashes = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: texts.title,
      message: texts.crashed,
      detail: texts.crashedDetail,
      buttons: [texts.goOn, texts.quit],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) app.quit();
  };
  bridgePages(ipcMain, supervisor, log);
  saveDocuments(ipcMain, dialog, log);
  stopBeforeQuit(supervisor);
  try {
    await supervisor.start();
  } catch (error) {
    dialog.showErrorBox(texts.cannotStart, error instanceof Error ? error.message : String(error));
    app.exit(1);
    return;
  }
  // The network is often back before the next attempt is due.
  powerMonitor.on('resume', () => supervisor.awake());
  powerMonitor.on('unlock-screen', () => supervisor.awake());

  const open = () => openWindow({ preload: preloadPath(import.meta.dirname), texts, timers: systemTimers, log });
  open();
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) open();
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  });
}

/** The replica is closed in order before the app ends. */
function stopBeforeQuit(supervisor: DataSupervisor): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    void supervisor.stop().finally(() => app.quit());
  });
}

// Not awaited: Electron becomes ready only after this module was evaluated.
void main().catch((error: unknown) => {
  log.error({ err: error }, 'the app cannot start');
  dialog.showErrorBox('Shaotai', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
