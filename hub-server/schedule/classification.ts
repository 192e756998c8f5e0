/**
 * 月度分类: on the first working day of a month a round goes through all entities, village by village. Nearly everybody is to be watched
 * as before, so it looks first, between the turns of the stations, and commits only what is new.
 */
import { INDUSTRIES_MAX } from '#domain/lead/routing.ts';
import { keyWordsOf } from '#domain/patrol/history.ts';
import { classNews, subjectIn } from '#domain/patrol/reclassify.ts';
import { isRoundOver, roundStands } from '#domain/patrol/round.ts';
import type { Stretch } from '#domain/patrol/round.ts';
import { industryTable } from '#domain/schema/disposal.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import { patrolRoundTable } from '#domain/schema/patrol.ts';
import type { PatrolRound } from '#domain/schema/patrol.ts';
import { eachVillage } from './each-village.ts';
import type { JobServices } from './job-services.ts';
import { everyMonth } from './rhythm.ts';
import { pause } from './schedule.ts';
import type { Job, JobRun } from './schedule.ts';

/** Before the stations open, in minutes after midnight. */
const CLASSIFY_AT = 5 * 60;
/** Entities looked at between two turns of the stations: some milliseconds. */
const LOOKED_AT = 100;
/** Entities one command gives another class, each with a line of the log: some milliseconds too. */
const NEWS = 30;

export function monthlyClassification(services: JobServices): Job {
  return { name: 'patrol.classification', rhythm: everyMonth(1, CLASSIFY_AT), run: (run) => new Rounds(services, run).all() };
}

/** What a command is told of one stretch of a round. */
interface Found {
  readonly entityIds: readonly string[];
  readonly stretch: Stretch;
}

/** The rounds of one month. */
class Rounds {
  readonly #services: JobServices;
  readonly #run: JobRun;
  readonly #keyWords: readonly string[];
  readonly #keysAfter: (villageCode: string, after: string) => readonly string[];

  constructor(services: JobServices, run: JobRun) {
    const { database, reader } = services.store;
    this.#services = services;
    this.#run = run;
    this.#keyWords = keyWordsOf(reader.find(industryTable, { active: 1 }, INDUSTRIES_MAX) as Industry[]);
    const keysAfter = database.prepare<[string, string, number], string>(
      "SELECT id FROM entity WHERE villageCode = ? AND id > ? AND status = 'active' ORDER BY id LIMIT ?",
    ).pluck();
    this.#keysAfter = (villageCode, after) => keysAfter.all(villageCode, after, LOOKED_AT);
  }

  async all(): Promise<void> {
    const { store, timers, commands } = this.#services;
    const { period, stopping } = this.#run;
    const roundOf = (villageCode: string) => store.reader.get(patrolRoundTable, villageCode) as PatrolRound | undefined;
    await eachVillage(store.database, stopping, async (villageCode, city) => {
      // The row says where to go on: after a restart as after a stretch.
      for (let round = roundOf(villageCode); !isRoundOver(round, period); round = roundOf(villageCode)) {
        const found = await this.#lookOn(villageCode, roundStands(round, period));
        if (stopping.aborted) return;
        const outcome = commands.decide('patrol.classify', { villageCode, month: period, ...found }, city);
        if (outcome.kind !== 'applied') throw new Error(`patrol.classify in ${villageCode}: ${outcome.code}`);
        await pause(timers);
      }
    });
  }

  /** Goes on behind an entity until enough are found for a command, or to the end of the village. */
  async #lookOn(villageCode: string, after: string): Promise<Found> {
    const entityIds: string[] = [];
    const stretch = { after, through: after, entities: 0, last: false };
    for (;;) {
      const keys = this.#keysAfter(villageCode, stretch.through);
      for (const id of keys) {
        if (this.#isNews(id)) entityIds.push(id);
        stretch.through = id;
        stretch.entities += 1;
        if (entityIds.length === NEWS) return { entityIds, stretch };
      }
      stretch.last = keys.length < LOOKED_AT;
      if (stretch.last || this.#run.stopping.aborted) return { entityIds, stretch };
      await pause(this.#services.timers);
    }
  }

  #isNews(id: string): boolean {
    const subject = subjectIn(this.#services.store.reader, id);
    return subject !== undefined && classNews(subject, this.#keyWords, this.#run.now) !== undefined;
  }
}
