/** Whether a station that was stopped holds exactly what it may see of the hub. */
import { expect } from 'vitest';
import { differences } from './differences.ts';
import type { TestHub } from './hub.ts';

/** The station must not run: its file is read as it was left. */
export function expectSameRows(hub: TestHub, dataDir: string, login: string, grants: readonly string[]): void {
  expect(differences(hub, dataDir, login, grants), `rows of ${login}`).toEqual([]);
}
