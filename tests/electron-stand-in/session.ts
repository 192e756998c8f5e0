/** Permissions: what the app's check handler allows is granted to Chromium; everything else stays refused. */
import type { BrowserContext } from 'playwright';
import type { WebContents } from './web-contents.ts';

type CheckHandler = (contents: WebContents | null, permission: string) => boolean;

/** Electron's names of the permissions that Chromium and Playwright can grant. */
const GRANTABLE: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
};

let check: CheckHandler = () => false;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (_handler: unknown): void => undefined,
    setPermissionCheckHandler: (handler: CheckHandler | null): void => {
      check = handler ?? (() => false);
    },
    setDevicePermissionHandler: (_handler: unknown): void => undefined,
  },
};

export async function grantAllowed(context: BrowserContext, contents: WebContents, origin: string): Promise<void> {
  const allowed = Object.entries(GRANTABLE)
    .filter(([name]) => check(contents, name))
    .map(([, granted]) => granted);
  await context.grantPermissions(allowed, { origin });
}
