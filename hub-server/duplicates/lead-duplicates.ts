/**
 * The duplicates of a hub's leads, kept in step with the store: index, suggestions, and who receives which operation. What a
 * commit changed is only noted; the work is done in slices afterwards, and done again from the last noted commit when the hub
 * was killed in between.
 */
import type { Clock } from '#domain/core/time.ts';
import { remove } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { audienceChanges } from '#domain/duplicates/cases/audience.ts';
import { rowsAround } from '#domain/duplicates/cases/around.ts';
import { operationsOf } from '#domain/duplicates/cases/rows.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';
import type { LeadWords } from '#domain/duplicates/report-of-lead.ts';
import { suggestionChanges } from '#domain/duplicates/suggestion.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import { caseOperationTable, duplicateSuggestionTable, duplicateWeightsTable } from '#domain/schema/duplicates.ts';
import type { CaseOperation, DuplicateSuggestion } from '#domain/schema/duplicates.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Match } from '#protocol/sqlite/duplicate-index.ts';
import type { CommitNotice, HubStore } from '../store/store.ts';
import { LeadIndex } from './lead-index.ts';
import { missedLeads, notedCommit, noteCommit } from './noted-commit.ts';

/** Leads that are indexed in the time it takes to look at one. */
const INDEXED_FOR_ONE = 15;
/** Suggestions of one lead that are looked at; see SUGGESTIONS_MAX. */
const EXISTING_MAX = 200;

export interface LeadDuplicatesOptions {
  readonly store: HubStore;
  readonly clock: Clock;
}

export class LeadDuplicates {
  readonly #store: HubStore;
  readonly #clock: Clock;
  readonly #index: LeadIndex;
  readonly #unsubscribe: () => void;
  /** Leads that changed, or about which something was decided, since they were last looked at. */
  readonly #waiting: Set<string>;
  #head: number;
  #indexed = false;
  /** The last lead of the first look through all of them. */
  #indexedTo = '';

  constructor({ store, clock }: LeadDuplicatesOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#index = new LeadIndex(store);
    this.#waiting = new Set(missedLeads(store, notedCommit(store)));
    this.#head = store.head();
    this.#unsubscribe = store.onCommit((notice) => this.#note(notice));
  }

  /**
   * Brings the index, the suggestions and the audiences up to date for so many leads, in one commit. Returns whether more
   * are waiting. Throws what the store throws; the leads wait on then.
   */
  work(most: number): boolean {
    if (!this.#indexed) return this.#catchUp(most);
    const slice = this.#slice(most);
    this.#index.refresh(slice);
    const changes = once(slice.flatMap((id) => [...this.#audiences(id), ...this.#suggestions(id)]));
    if (changes.length > 0) this.#store.commit((transaction) => transaction.apply(changes));
    for (const id of slice) this.#waiting.delete(id);
    if (this.#waiting.size > 0) return true;
    noteCommit(this.#store, this.#head);
    return false;
  }

  /** Leads that may be about the same shop or incident, the most probable first. The lead may still be being typed in. */
  find(lead: LeadWords): Match[] {
    return this.#index.find(lead);
  }

  stop(): void {
    this.#unsubscribe();
  }

  /** First all leads that the index lacks: each must be found by those that are looked at afterwards. */
  #catchUp(most: number): boolean {
    const portion = most * INDEXED_FOR_ONE;
    const missing = this.#index.missing(this.#indexedTo, portion);
    this.#index.refresh(missing);
    this.#indexedTo = missing.at(-1) ?? this.#indexedTo;
    this.#indexed = missing.length < portion;
    return true;
  }

  #slice(most: number): string[] {
    const slice: string[] = [];
    for (const id of this.#waiting) {
      if (slice.length === most) break;
      slice.push(id);
    }
    return slice;
  }

  #note({ seq, tables, changes }: CommitNotice): void {
    this.#head = seq;
    this.#index.forget(tables);
    if (tables.has(duplicateWeightsTable.name)) this.#askAgain();
    for (const { table, id, row } of changes) {
      if (table.name === leadTable.name) this.#waiting.add(id);
      if (table.name !== caseOperationTable.name || row === null) continue;
      const { leadA, leadB } = row as unknown as CaseOperation;
      this.#waiting.add(leadA);
      if (leadB !== '') this.#waiting.add(leadB);
    }
  }

  /** Weights have changed: what is suggested now is weighed again. */
  #askAgain(): void {
    const leads = this.#store.database
      .prepare<[], string>(`SELECT DISTINCT leadA FROM "${duplicateSuggestionTable.name}" WHERE state = 'open'`).pluck().all();
    for (const id of leads) this.#waiting.add(id);
  }

  #audiences(id: string): RowChange[] {
    const rows = rowsAround(this.#store.reader, [id]);
    return rows.length === 0 ? [] : audienceChanges(rows, (lead) => this.#index.lead(lead));
  }

  #suggestions(id: string): RowChange[] {
    const existing = this.#existing(id);
    const lead = this.#index.lead(id);
    if (lead === undefined) return existing.map((row) => remove(duplicateSuggestionTable, row.id));
    // A closed lead asks no questions; the open ones find it.
    if (lead.open === 0 && existing.length === 0) return [];
    const matches = this.#index.find(lead);
    const leads = [id, ...matches.map((match) => match.id), ...existing.flatMap(({ leadA, leadB }) => [leadA, leadB])];
    const view = viewOf(operationsOf(rowsAround(this.#store.reader, leads)));
    return suggestionChanges({
      lead, matches, existing, view, leadOf: (other) => this.#index.lead(other),
      weightsVersion: weightsMark(this.#index.weights()), now: this.#clock.now(),
    });
  }

  #existing(id: string): DuplicateSuggestion[] {
    const { reader } = this.#store;
    const first = reader.find(duplicateSuggestionTable, { leadA: id }, EXISTING_MAX);
    const second = reader.find(duplicateSuggestionTable, { leadB: id }, EXISTING_MAX);
    return [...first, ...second] as unknown as DuplicateSuggestion[];
  }
}

/** Two leads of a slice may both tell the same of their pair. */
function once(changes: readonly RowChange[]): RowChange[] {
  return [...new Map(changes.map((change) => [`${change.table} ${change.op === 'put' ? change.row.id : change.id}`, change])).values()];
}
