/** Every job of the hub, by subject. */
import type { Timers } from '#domain/core/time.ts';
import { duplicateLearning } from '../duplicates/learning.ts';
import type { HubServices } from '../http/services.ts';
import { monthlyClassification } from './classification.ts';
import { itemSetActivation } from './item-sets.ts';
import type { JobServices } from './job-services.ts';
import { dailyPatrols } from './patrols.ts';
import { reminders } from './reminders.ts';
import type { Job } from './schedule.ts';
import { SystemCommands } from './system-commands.ts';

const JOBS: readonly ((services: JobServices) => Job)[] = [
  reminders, duplicateLearning, monthlyClassification, dailyPatrols, itemSetActivation,
];

export function hubJobs(services: HubServices, timers: Timers): readonly Job[] {
  const { store } = services;
  const jobServices: JobServices = { store, timers, commands: new SystemCommands(services) };
  return JOBS.map((job) => job(jobServices));
}
