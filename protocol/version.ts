/** What this build speaks. A hub serves every protocol version from `min` to `max` and refuses others with what to do. */
export const PROTOCOL = { min: 1, max: 1 } as const;
export const APP_VERSION = '0.1.0';
