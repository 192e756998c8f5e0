/**
 * What resembles a lead among those this station holds. The index lives in temporary tables of the replica's connection, so
 * the file keeps to its replicated rows; triggers note which leads change, and a look-up first takes those in.
 */
import type { Database, Statement } from 'better-sqlite3';
import { maskValue } from '#domain/core/row.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Profile, Reading } from '#domain/duplicates/profile.ts';
import { readingOf } from '#domain/duplicates/reading.ts';
import { reportOfLead } from '#domain/duplicates/report-of-lead.ts';
import type { LeadWords } from '#domain/duplicates/report-of-lead.ts';
import { scoreOf } from '#domain/duplicates/score.ts';
import { weightsOf } from '#domain/duplicates/weights.ts';
import type { Weights } from '#domain/duplicates/weights.ts';
import type { DuplicateWeights } from '#domain/schema/duplicates.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { DuplicateIndex } from '#protocol/sqlite/duplicate-index.ts';
import type { Match } from '#protocol/sqlite/duplicate-index.ts';
import builtInWeights from '#resources/duplicates/weights.json' with { type: 'json' };
import words from '#resources/duplicates/words.json' with { type: 'json' };
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };

/** Leads reported longer ago are another story; see the hub's index. */
const WINDOW_MS = 250 * 86_400_000;
/** Changed leads one look-up takes in itself: a few milliseconds. What is left is taken in between (warm-up.ts). */
const CHANGED_PER_LOOK_UP = 10;

const matches = new WeakMap<Database, LeadMatches>();

/** The matches of a replica's connection, always the same ones. */
export function leadMatchesOf(database: Database): LeadMatches {
  let found = matches.get(database);
  if (found === undefined) {
    found = new LeadMatches(database);
    matches.set(database, found);
  }
  return found;
}

/** A lead that is still being typed in has the telephone number in full; those of the replica are masked. */
export type SoughtLead = LeadWords & Partial<Pick<Lead, 'entityId'>>;

export class LeadMatches {
  readonly #database: Database;
  readonly #index: DuplicateIndex;
  readonly #statements: Statements;
  #reading: { readonly places: number; readonly reading: Reading } | undefined;
  #weights: { readonly id: string; readonly weights: Weights } | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#index = new DuplicateIndex(database, 'connection');
    noteChanges(database);
    this.#statements = prepare(database);
  }

  /** Takes in at most so many leads that changed, the newest first. Returns whether any are left. */
  takeIn(most: number): boolean {
    const ids = this.#statements.changed.all(most);
    const leads = ids.map((id) => ({ id, lead: this.#statements.lead.get(id) }));
    this.#index.put(leads.flatMap(({ lead }) => (lead === undefined ? [] : [this.#profileOf(lead)])));
    for (const { id, lead } of leads) if (lead === undefined) this.#index.remove(id);
    this.#statements.done.run(JSON.stringify(ids));
    return ids.length === most;
  }

  /** Leads like this one, the most probable first; the lead itself is left out. */
  find(sought: SoughtLead): Match[] {
    this.takeIn(CHANGED_PER_LOOK_UP);
    const masked = { ...sought, phone: maskOnce(sought.phone) };
    return this.#index.find(this.#profileOf(masked), { weights: this.weights(), since: sought.occurredAt - WINDOW_MS });
  }

  /** How two leads compare, whether they share a blocking key or not. */
  compare(a: Lead, b: Lead): Match | undefined {
    this.#index.put([a, b].map((lead) => this.#profileOf(lead)));
    const levels = this.#index.levelsOf(a.id, b.id);
    return levels === undefined ? undefined : { id: b.id, levels, ...scoreOf(levels, this.weights()) };
  }

  /** The weights the hub learnt last, or the built-in ones. */
  weights(): Weights {
    const newest = this.#statements.weights.get();
    const id = newest?.id ?? '';
    if (this.#weights?.id === id) return this.#weights.weights;
    const weights = weightsOf(newest === undefined ? builtInWeights : JSON.parse(newest.weights));
    this.#weights = { id, weights };
    return weights;
  }

  #profileOf(lead: SoughtLead): Profile {
    const creditCode = typeof lead.entityId === 'string' ? this.#statements.creditCode.get(lead.entityId) ?? '' : '';
    return profileOf(reportOfLead(lead, creditCode), this.#currentReading());
  }

  /** Places are added now and then while the first download runs, hardly ever afterwards. */
  #currentReading(): Reading {
    const places = this.#statements.places.get() ?? 0;
    if (this.#reading?.places !== places) this.#reading = { places, reading: this.#readTerritory() };
    return this.#reading.reading;
  }

  #readTerritory(): Reading {
    const coded = <P extends { readonly id: string }>(place: P) => ({ ...place, code: place.id });
    const towns = this.#database.prepare<[], Town>('SELECT * FROM town').all().map(coded);
    const villages = this.#database.prepare<[], Village>('SELECT * FROM village').all().map(coded);
    return readingOf({ words, towns, villages, otherNames });
  }
}

const maskOnce = (phone: string): string => (phone === '' || phone.includes('*') ? phone : maskValue('phone', phone.replace(/\D/g, '')));

function noteChanges(database: Database): void {
  database.exec(`
    CREATE TEMP TABLE IF NOT EXISTS duplicateChanged (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
    CREATE TEMP TRIGGER IF NOT EXISTS duplicateLeadAdded AFTER INSERT ON main.lead
      BEGIN INSERT OR REPLACE INTO duplicateChanged (id) VALUES (new.id); END;
    CREATE TEMP TRIGGER IF NOT EXISTS duplicateLeadChanged AFTER UPDATE ON main.lead
      BEGIN INSERT OR REPLACE INTO duplicateChanged (id) VALUES (new.id); END;
    CREATE TEMP TRIGGER IF NOT EXISTS duplicateLeadGone AFTER DELETE ON main.lead
      BEGIN INSERT OR REPLACE INTO duplicateChanged (id) VALUES (old.id); END;
    INSERT OR IGNORE INTO duplicateChanged (id) SELECT id FROM lead ORDER BY reportedAt`);
}

interface Statements {
  readonly changed: Statement<[most: number], string>;
  readonly done: Statement<[ids: string]>;
  readonly lead: Statement<[id: string], Lead>;
  readonly creditCode: Statement<[id: string], string>;
  readonly places: Statement<[], number>;
  readonly weights: Statement<[], Pick<DuplicateWeights, 'id' | 'weights'>>;
}

function prepare(database: Database): Statements {
  return {
    changed: database.prepare<[number], string>('SELECT id FROM temp.duplicateChanged ORDER BY number DESC LIMIT ?').pluck(),
    done: database.prepare('DELETE FROM temp.duplicateChanged WHERE id IN (SELECT value FROM json_each(?))'),
    lead: database.prepare<[string], Lead>('SELECT * FROM lead WHERE id = ?'),
    creditCode: database.prepare<[string], string>('SELECT creditCode FROM entity WHERE id = ?').pluck(),
    places: database.prepare<[], number>('SELECT (SELECT count(*) FROM town) + (SELECT count(*) FROM village)').pluck(),
    weights: database.prepare<[], Pick<DuplicateWeights, 'id' | 'weights'>>(
      'SELECT id, weights FROM duplicateWeights ORDER BY at DESC, id DESC LIMIT 1'),
  };
}
