/** The duplicates of a hub's leads: the index kept in step with the store, and the question a lead asks of it. */
import { Gazetteer } from '#domain/address/gazetteer.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Profile, Reading } from '#domain/duplicates/profile.ts';
import { reportOfLead } from '#domain/duplicates/report-of-lead.ts';
import type { LeadWords } from '#domain/duplicates/report-of-lead.ts';
import type { Weights } from '#domain/duplicates/weights.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };
import type { CommitNotice, HubStore } from '../store/store.ts';
import { builtInReading, builtInWeights } from './built-in.ts';
import { DuplicateIndex } from './duplicate-index.ts';
import type { Match } from './duplicate-index.ts';

/** More towns and villages than a province has. */
const PLACES_MAX = 100_000;
const TERRITORY = [townTable, villageTable].map((table) => table.name);

export interface LeadDuplicatesOptions {
  readonly store: HubStore;
  readonly weights?: Weights;
  /** The commit itself has succeeded; a lead that could not be indexed is found by the next catching up. */
  readonly onFailure: (error: unknown) => void;
}

export class LeadDuplicates {
  readonly #store: HubStore;
  readonly #index: DuplicateIndex;
  readonly #weights: Weights;
  readonly #unsubscribe: () => void;
  #reading: Reading | undefined;

  /** Call {@link catchUp} until it says that nothing is left: leads of before this hub had an index. */
  constructor({ store, weights = builtInWeights(), onFailure }: LeadDuplicatesOptions) {
    this.#store = store;
    this.#index = new DuplicateIndex(store.database);
    this.#weights = weights;
    this.#unsubscribe = store.onCommit((notice) => {
      try {
        this.#follow(notice);
      } catch (error) {
        onFailure(error);
      }
    });
  }

  /** Indexes at most so many of the leads that are not indexed yet. Returns whether any are left. */
  catchUp(most: number): boolean {
    const missing = this.#store.database
      .prepare<[number], string>(`SELECT id FROM "${leadTable.name}" WHERE id NOT IN (SELECT id FROM duplicateLead) LIMIT ?`)
      .pluck().all(most + 1);
    const leads = missing.slice(0, most).map((id) => this.#store.reader.get(leadTable, id)).filter((row) => row !== undefined);
    this.#index.put(leads.map((row) => this.#profileOf(asLead(row))));
    return missing.length > most;
  }

  /** Leads that may be about the same shop or incident, the most probable first. The lead may still be being typed in. */
  find(lead: LeadWords): Match[] {
    return this.#index.find(this.#profileOf(lead), { weights: this.#weights });
  }

  stop(): void {
    this.#unsubscribe();
  }

  #follow({ tables, changes }: CommitNotice): void {
    if (TERRITORY.some((name) => tables.has(name))) this.#reading = undefined;
    if (!tables.has(leadTable.name)) return;
    const leads = changes.filter(({ table }) => table.name === leadTable.name);
    this.#index.put(leads.flatMap(({ row }) => (row === null ? [] : [this.#profileOf(asLead(row))])));
    for (const { id, row } of leads) if (row === null) this.#index.remove(id);
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
    return {
      vocabulary: builtInReading().vocabulary,
      gazetteer: new Gazetteer(towns, villages, [], otherNames),
      townNames: new Map(towns.map(({ code, shortName }) => [code, shortName])),
    };
  }
}

const asLead = (row: AnyRow): Lead => row as Lead;
