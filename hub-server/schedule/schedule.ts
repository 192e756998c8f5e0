/**
 * What the hub does by itself at certain times. Each job runs once a period; a period that passed while the hub stood still
 * is made up for when it starts again, the newest one only, because a job is about the state of things at its time.
 */
import type { Database } from 'better-sqlite3';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Clock, Timers } from '#domain/core/time.ts';
import { JobRecord } from './job-record.ts';
import type { Rhythm } from './rhythm.ts';

/** Stations and phones connect first. */
const FIRST_LOOK_MS = 30_000;
/** Looked at by the clock each time, so a clock that is set, or a calendar that changes, needs no care. */
const LOOK_EVERY_MS = 30_000;
const RETRY_AFTER_MS = 10 * 60_000;

/** What a job may know of its run. */
export interface JobRun {
  /** The period's name, as the job's rhythm gives it: 2026-11-23, 2026-11. */
  readonly period: string;
  readonly now: number;
  readonly calendar: WorkCalendar;
  /** Aborted when the hub stops: a long job ends between two of its commits. */
  readonly stopping: AbortSignal;
}

export interface Job {
  /** `subject.what`; the last run is on record under it, so it is never given to another job. */
  readonly name: string;
  readonly rhythm: Rhythm;
  /**
   * The work of one period. When it throws or the hub stops in the middle, it runs again from its start: it finds out from
   * the rows what is done already. A long one gives way (`pause`) between commits.
   */
  readonly run: (run: JobRun) => Promise<void> | void;
}

export interface ScheduleOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly calendar: () => WorkCalendar;
  readonly jobs: readonly Job[];
  readonly onRun?: (job: string, period: string, durationMs: number) => void;
  readonly onFailure: (job: string, error: unknown) => void;
}

export class Schedule {
  readonly #options: ScheduleOptions;
  readonly #record: JobRecord;
  readonly #stopping = new AbortController();
  /** Job → when a failed one is tried again. */
  readonly #retryAt = new Map<string, number>();
  #cancel: () => void;
  #look: Promise<void> = Promise.resolve();

  constructor(options: ScheduleOptions) {
    this.#options = options;
    this.#record = new JobRecord(options.database);
    this.#cancel = options.timers.after(FIRST_LOOK_MS, () => this.#start());
  }

  /** Ends after the job that runs now has come to a safe end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancel();
    await this.#look;
  }

  #start(): void {
    this.#look = this.#runDue().finally(() => {
      if (!this.#stopping.signal.aborted) this.#cancel = this.#options.timers.after(LOOK_EVERY_MS, () => this.#start());
    });
  }

  /** One job after the other: together they would only slow the stations down. */
  async #runDue(): Promise<void> {
    for (const job of this.#options.jobs) {
      if (this.#stopping.signal.aborted) return;
      await this.#runIfDue(job);
    }
  }

  async #runIfDue(job: Job): Promise<void> {
    const { clock, calendar: calendarNow, onRun, onFailure } = this.#options;
    const now = clock.now();
    if (now < (this.#retryAt.get(job.name) ?? 0)) return;
    const stopping = this.#stopping.signal;
    try {
      const calendar = calendarNow();
      const period = job.rhythm(now, calendar);
      if (this.#record.lastPeriod(job.name) === period) return;
      await job.run({ period, now, calendar, stopping });
      if (stopping.aborted) return;
      this.#record.finished(job.name, period, clock.now());
      this.#retryAt.delete(job.name);
      onRun?.(job.name, period, clock.now() - now);
    } catch (error) {
      this.#retryAt.set(job.name, now + RETRY_AFTER_MS);
      onFailure(job.name, error);
    }
  }
}

/** Lets everything else of the hub have a turn. */
export function pause(timers: Timers): Promise<void> {
  return new Promise((resolve) => timers.after(1, resolve));
}
