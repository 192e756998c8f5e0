/** Finds a Chromium, Chrome or Edge that is installed on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = [
  'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'msedge',
];
const APPLICATIONS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]),
};
const PROBE_LIMIT_MS = 20_000;

/** The path of the first browser that starts; undefined when there is none. */
export function findSystemBrowser(): string | undefined {
  return candidates().find((candidate) => existsSync(candidate) && starts(candidate));
}

function candidates(): readonly string[] {
  if (process.platform !== 'linux') return APPLICATIONS[process.platform] ?? [];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Some systems ship a stub that only tells how to install the real one. Windows' Chrome opens a window instead of answering. */
function starts(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: PROBE_LIMIT_MS }).status === 0;
}
