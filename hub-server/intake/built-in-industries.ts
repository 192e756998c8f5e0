/** The high-frequency industries a hub starts with: their permits, departments, risks and key words. The city edits them later. */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { industryTable } from '#domain/schema/disposal.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import industryList from '#resources/industries/industries.json' with { type: 'json' };
import type { HubTransaction } from '../store/store.ts';

export function builtInIndustries(now: number): readonly Industry[] {
  return industryList.industries.map(({ keywords, ...industry }) => ({
    ...industry, scope: PUBLIC_SCOPE, also: null, version: industryList.version, keywords: JSON.stringify(keywords), active: 1,
    changedBy: industryList.source, changedAt: now,
  }));
}

/** The industries that the hub does not have; one the city saved is not touched. */
export function missingIndustries(transaction: HubTransaction, now: number): RowChange[] {
  return builtInIndustries(now)
    .filter(({ id }) => transaction.get(industryTable, id) === undefined)
    .map((industry) => put(industryTable, industry));
}
