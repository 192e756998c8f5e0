/** Brings the demo up: builds and seeds at the same time, then hub, field simulator and stations. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import type { DemoPeople } from './accounts.ts';
import { startScript } from './child.ts';
import type { Child } from './child.ts';
import { openStation } from './command-centre.ts';
import type { Note } from './lock.ts';
import type { DemoOptions } from './options.ts';
import { freePort } from './port.ts';
import type { Ready, Report } from './report.ts';
import { chooseScreen } from './screen.ts';
import { seedHub } from './seed.ts';
import type { Shutdown } from './shutdown.ts';

const HUB_READY_LIMIT_MS = 30_000;
const SIMULATOR_READY_LIMIT_MS = 15_000;

export interface StartedDemo extends Omit<Ready, keyof Note> {
  readonly note: Note;
  /** Resolves when a part ended that the demo cannot do without. */
  readonly broken: Promise<'broken'>;
}
