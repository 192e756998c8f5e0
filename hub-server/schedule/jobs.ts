/** Every job of the hub, by subject. */
import type { Timers } from '#domain/core/time.ts';
import type { HubServices } from '../http/services.ts';
import { SystemCommands } from './system-commands.ts';
import type { Job } from './schedule.ts';

/** What the jobs work with. */
export interface JobServices extends HubServices {
  readonly timers: Timers;
  readonly commands: SystemCommands;
}

export function hubJobs(services: HubServices, timers: Timers): readonly Job[] {
  const jobServices: JobServices = { ...services, timers, commands: new SystemCommands(services) };
  return JOBS.map((job) => job(jobServices));
}

const JOBS: readonly ((services: JobServices) => Job)[] = [];
