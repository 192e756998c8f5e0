/** What this machine lacks for a test, said as the reason of a skip that `npm test` prints. */
import { describe, test } from 'vitest';
import { installedElectron } from '#cli/demo/electron.ts';

/** Why no test can use a browser; undefined when one is here. `npm test` looks for one and says so to the tests. */
export function noBrowser(): string | undefined {
  return process.env.SHAOTAI_NO_CHROMIUM;
}

/** The Electron binary, or why it cannot be used here. */
export function electronHere(): { readonly path: string | undefined; readonly missing: string | undefined } {
  const path = installedElectron();
  if (path === undefined) return { path, missing: 'the Electron binary is not installed (npm run demo fetches it where it can)' };
  const display = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  return { path, missing: display ? undefined : 'Electron needs a display' };
}

/** A group of tests, or in its place one skipped test with the reason why the group cannot run here. */
export function describeUnless(reason: string | undefined, name: string, tests: () => void): void {
  if (reason === undefined) describe(name, tests);
  else test(name, ({ skip }) => skip(reason));
}
