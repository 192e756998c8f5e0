/** The hub's leads in the index of duplicates, read with the territory and the weights there are now. */
import type { Table } from '#domain/core/table.ts';
import type { Levels } from '#domain/duplicates/levels.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Profile, Reading } from '#domain/duplicates/profile.ts';
import { readingOf } from '#domain/duplicates/reading.ts';
import { reportOfLead } from '#domain/duplicates/report-of-lead.ts';
import type { LeadWords } from '#domain/duplicates/report-of-lead.ts';
import { weightsOf } from '#domain/duplicates/weights.ts';
import type { Weights } from '#domain/duplicates/weights.ts';
import { duplicateWeightsTable } from '#domain/schema/duplicates.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { DuplicateIndex } from '#protocol/sqlite/duplicate-index.ts';
import type { Match } from '#protocol/sqlite/duplicate-index.ts';
import words from '#resources/duplicates/words.json' with { type: 'json' };
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };
import type { HubStore } from '../store/store.ts';
import { builtInWeights } from './built-in.ts';

/** More towns and villages than a province has. */
const PLACES_MAX = 100_000;
/** A shop that was reported longer ago is another story. Twice the longest gap the weights tell apart. */
const WINDOW_MS = 250 * 86_400_000;

export class LeadIndex {
  readonly #store: HubStore;
  readonly #index: DuplicateIndex;
  #reading: Reading | undefined;
  #weights: Weights | undefined;

  constructor(store: HubStore) {
    this.#store = store;
    this.#index = new DuplicateIndex(store.database);
  }

  /** Puts leads in as they are now; those that are gone are taken out. */
  refresh(ids: readonly string[]): void {
    const leads = ids.map((id) => ({ id, lead: this.lead(id) }));
    this.#index.put(leads.flatMap(({ lead }) => (lead === undefined ? [] : [this.#profileOf(lead)])));
    for (const { id, lead } of leads) if (lead === undefined) this.#index.remove(id);
  }

  /** At most so many leads that are not in the index, in the order of their ids, from after one. */
  missing(after: string, most: number): string[] {
    const { name } = leadTable;
    return this.#store.database
      .prepare<[string, number], string>(`
        SELECT id FROM "${name}" WHERE id > ? AND NOT EXISTS (SELECT 1 FROM duplicateLead WHERE id = "${name}".id) ORDER BY id LIMIT ?`)
      .pluck().all(after, most);
  }

  /** Leads that may be about the same shop or incident, the most probable first. The lead may still be being typed in. */
  find(lead: LeadWords): Match[] {
    return this.#index.find(this.#profileOf(lead), { weights: this.weights(), since: lead.occurredAt - WINDOW_MS });
  }

  levelsOf(a: string, b: string): Levels | undefined {
    return this.#index.levelsOf(a, b);
  }

  lead(id: string): Lead | undefined {
    return this.#store.reader.get(leadTable, id) as Lead | undefined;
  }

  weights(): Weights {
    this.#weights ??= newestWeights(this.#store) ?? builtInWeights();
    return this.#weights;
  }

  /** Territory, words or weights have changed: they are read anew when next asked for. */
  forget(tables: ReadonlySet<string>): void {
    if (tables.has(townTable.name) || tables.has(villageTable.name)) this.#reading = undefined;
    if (tables.has(duplicateWeightsTable.name)) this.#weights = undefined;
  }

  #profileOf(lead: LeadWords & Partial<Pick<Lead, 'entityId'>>): Profile {
    const entity = typeof lead.entityId === 'string' ? this.#store.reader.get(entityTable, lead.entityId) : undefined;
    const creditCode = typeof entity?.creditCode === 'string' ? entity.creditCode : '';
    return profileOf(reportOfLead(lead, creditCode), this.#currentReading());
  }

  #currentReading(): Reading {
    this.#reading ??= this.#readTerritory();
    return this.#reading;
  }

  #readTerritory(): Reading {
    const all = <R>(table: Table): R[] => this.#store.reader.find(table, {}, PLACES_MAX) as R[];
    const towns = all<Town>(townTable).map((town) => ({ ...town, code: town.id }));
    const villages = all<Village>(villageTable).map((village) => ({ ...village, code: village.id }));
    return readingOf({ words, towns, villages, otherNames });
  }
}

/** The weights learnt last; undefined before anything was learnt. */
export function newestWeights(store: Pick<HubStore, 'database'>): Weights | undefined {
  const text = store.database
    .prepare<[], string>(`SELECT weights FROM "${duplicateWeightsTable.name}" ORDER BY at DESC, id DESC LIMIT 1`).pluck().get();
  return text === undefined ? undefined : weightsOf(JSON.parse(text));
}

