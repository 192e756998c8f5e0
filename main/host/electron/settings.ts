/** What the app was started with: --data=DIR --hub=URL [--offline]; SHAOTAI_DATA and SHAOTAI_HUB serve for installations. */
import { join, resolve } from 'node:path';
import type { App } from 'electron';
import type { DataProcessSettings } from '../../data/port.ts';

const DEFAULT_HUB = 'http://127.0.0.1:7300';

/** Must run before the app is ready. Throws an Error with a sentence for the operator when the hub's address is none. */
export function readSettings(app: App): DataProcessSettings {
  const given = (name: string, variable: string): string | undefined => {
    const value = app.commandLine.getSwitchValue(name) || process.env[variable];
    return value === undefined || value === '' ? undefined : value;
  };
  const hubUrl = given('hub', 'SHAOTAI_HUB') ?? DEFAULT_HUB;
  const url = URL.parse(hubUrl);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Error(`--hub: ${hubUrl} is not an http or https address`);
  const data = given('data', 'SHAOTAI_DATA');
  const directory = data === undefined ? join(app.getPath('userData'), 'station') : resolve(data);
  // One profile a station: several stations of one machine do not take each other for a second instance.
  if (data !== undefined) app.setPath('userData', join(directory, 'electron'));
  return { directory, hubUrl: url.href, offline: app.commandLine.hasSwitch('offline') };
}
