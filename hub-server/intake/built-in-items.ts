/** The item sets and permit items (告知执行清单) a hub starts with. The city adds versions and edits the words later. */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { itemSetTable, permitItemTable } from '#domain/schema/items.ts';
import type { ItemSet, ItemSetPurpose, PermitItem } from '#domain/schema/items.ts';
import setList from '#resources/items/item-sets.json' with { type: 'json' };
import permitList from '#resources/items/permit-items.json' with { type: 'json' };
import type { HubTransaction } from '../store/store.ts';

const PUBLIC = { scope: PUBLIC_SCOPE, also: null };
/** Who made what nobody typed in. */
const SOURCE = 'Shaotai';

export interface BuiltInItems {
  readonly sets: readonly ItemSet[];
  readonly permits: readonly PermitItem[];
}

/** The item sets and permit items every hub starts with. */
export function builtInItems(now: number): BuiltInItems {
  const sets = setList.sets.map(({ items, active, purpose, ...set }): ItemSet => ({
    ...set, ...PUBLIC, purpose: purpose as ItemSetPurpose, items: JSON.stringify(items),
    active: active ? 1 : 0, activatedAt: active ? now : null, activateOn: null, savedBy: SOURCE, savedAt: now,
  }));
  const permits = permitList.permits.map(({ keywords, except, kind, ...permit }): PermitItem => ({
    ...permit, ...PUBLIC, kind: kind as PermitItem['kind'], keywords: JSON.stringify(keywords), except: JSON.stringify(except),
    version: 1, active: 1, changedBy: SOURCE, changedAt: now,
  }));
  return { sets, permits };
}

/** The item sets and permit items that the hub does not have; what the city saved is not touched. */
export function missingItems(transaction: HubTransaction, now: number): RowChange[] {
  const { sets, permits } = builtInItems(now);
  return [
    ...sets.filter(({ id }) => transaction.get(itemSetTable, id) === undefined).map((set) => put(itemSetTable, set)),
    ...permits.filter(({ id }) => transaction.get(permitItemTable, id) === undefined).map((permit) => put(permitItemTable, permit)),
  ];
}
