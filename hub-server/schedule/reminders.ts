/**
 * 系统提醒: goes over the limits that run amber or red, reminds and urges the units they lie with, offers a village to hand up what
 * it disposes of too long (T7), and lifts its own reminders once they had their effect. What it did is in the rows, so a
 * restart in the middle repeats nothing.
 */
import type { Statement } from 'better-sqlite3';
import type { HubTransaction } from '../store/store.ts';
import type { JobServices } from './job-services.ts';
import { ReminderSteps } from './reminder-steps.ts';
import { everyMinutes } from './rhythm.ts';
import { pause } from './schedule.ts';
import type { Job, JobRun } from './schedule.ts';

const EVERY_MINUTES = 10;
/** Rows a commit: a few milliseconds in which no station is served. */
const PORTION = 20;

type Step = (transaction: HubTransaction, id: string) => void;

export function reminders(services: JobServices): Job {
  const work = new Reminders(services);
  return { name: 'supervision.reminders', rhythm: everyMinutes(EVERY_MINUTES), run: (run) => work.run(run) };
}

class Reminders {
  readonly #services: JobServices;
  readonly #steps: ReminderSteps;
  readonly #issued: Statement<[], string>;
  readonly #lateTasks: Statement<[number], string>;
  readonly #lateLeads: Statement<[number], string>;

  constructor(services: JobServices) {
    this.#services = services;
    const { database } = services.store;
    this.#steps = new ReminderSteps(services.commands);
    // Read from the indexes on open work alone: amber and red rows are few among a million.
    this.#lateTasks = database.prepare<[number], string>('SELECT id FROM task WHERE open = 1 AND amberAt <= ?').pluck();
    this.#lateLeads = database.prepare<[number], string>('SELECT id FROM lead WHERE open = 1 AND amberAt <= ?').pluck();
    this.#issued = database.prepare<[], string>('SELECT id FROM supervision WHERE open = 1 AND automatic = 1').pluck();
  }

  async run(run: JobRun): Promise<void> {
    const { now } = run;
    await this.#each(this.#issued.all(), run, (transaction, id) => this.#steps.settle(transaction, id, now));
    await this.#each(this.#lateTasks.all(now), run, (transaction, id) => this.#steps.task(transaction, id, run));
    await this.#each(this.#lateLeads.all(now), run, (transaction, id) => this.#steps.lead(transaction, id, run));
  }

  async #each(ids: readonly string[], { stopping }: JobRun, step: Step): Promise<void> {
    const { store, timers } = this.#services;
    for (let start = 0; start < ids.length && !stopping.aborted; start += PORTION) {
      const portion = ids.slice(start, start + PORTION);
      store.commit((transaction) => portion.forEach((id) => step(transaction, id)));
      await pause(timers);
    }
  }
}
