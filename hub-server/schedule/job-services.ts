/** What the jobs work with. */
import type { Timers } from '#domain/core/time.ts';
import type { HubStore } from '../store/store.ts';
import type { SystemCommands } from './system-commands.ts';

export interface JobServices {
  readonly store: HubStore;
  readonly timers: Timers;
  readonly commands: SystemCommands;
}
