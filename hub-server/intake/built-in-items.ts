/** The item sets and permit items (告知执行清单) a hub starts with. The city adds versions and edits the words later. */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { itemSetTable, permitItemTable } from '#domain/schema/items.ts';
import type { ItemSetPurpose, PermitItem } from '#domain/schema/items.ts';
import setList from '#resources/items/item-sets.json' with { type: 'json' };
import permitList from '#resources/items/permit-items.json' with { type: 'json' };
import type { HubTransaction } from '../store/store.ts';

const PUBLIC = { scope: PUBLIC_SCOPE, also: null };
/** Who made what nobody typed in. */
const SOURCE = 'Shaotai';

/** The item sets and permit items that the hub does not have; what the city saved is not touched. */
export function missingItems(transaction: HubTransaction, now: number): RowChange[] {
  const newSets = setList.sets.filter(({ id }) => transaction.get(itemSetTable, id) === undefined);
  const newPermits = permitList.permits.filter(({ id }) => transaction.get(permitItemTable, id) === undefined);
  const sets = newSets.map(({ items, active, purpose, ...set }) => put(itemSetTable, {
    ...set, ...PUBLIC, purpose: purpose as ItemSetPurpose, items: JSON.stringify(items),
    active: active ? 1 : 0, activatedAt: active ? now : null, savedBy: SOURCE, savedAt: now,
  }));
  const permits = newPermits.map(({ keywords, except, kind, ...permit }) => put(permitItemTable, {
    ...permit, ...PUBLIC, kind: kind as PermitItem['kind'], keywords: JSON.stringify(keywords), except: JSON.stringify(except),
    version: 1, active: 1, changedBy: SOURCE, changedAt: now,
  }));
  return [...sets, ...permits];
}
