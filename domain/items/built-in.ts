/** What a new city starts with: the item sets of 2017 and the extended list, the 17 high-frequency industries, 告知执行清单. */
import { PUBLIC_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { industryTable } from '../schema/disposal.ts';
import { itemSetTable, permitItemTable } from '../schema/items.ts';
import type { ItemSetPurpose, PermitItem } from '../schema/items.ts';
import type { Item } from './item-set.ts';

/** The files of resources/items, as their rooms' hosts read them. */
export interface BuiltInItems {
  readonly sets: readonly { readonly id: string; readonly name: string; readonly purpose: ItemSetPurpose; readonly active: boolean; readonly items: readonly Item[] }[];
  readonly industries: readonly {
    readonly id: string; readonly name: string; readonly permit: string; readonly department: string; readonly risk: number; readonly keywords: readonly string[];
  }[];
  readonly permits: readonly {
    readonly id: string; readonly name: string; readonly department: string; readonly industryId: string; readonly kind: PermitItem['kind'];
    readonly keywords: readonly string[]; readonly except: readonly string[];
  }[];
}

/** Rows that nobody has typed in; version 1, changed by nobody. */
export function builtInItems({ sets, industries, permits }: BuiltInItems, now: number): RowChange[] {
  const base = { scope: PUBLIC_SCOPE, also: null };
  const edited = { version: 1, active: 1, changedBy: '', changedAt: now } as const;
  return [
    ...sets.map(({ items, active, ...set }) => put(itemSetTable, {
      ...set, ...base, items: JSON.stringify(items), active: active ? 1 : 0, activatedAt: active ? now : null, savedBy: '', savedAt: now,
    })),
    ...industries.map(({ keywords, ...industry }) => put(industryTable, { ...industry, ...base, ...edited, keywords: JSON.stringify(keywords) })),
    ...permits.map(({ keywords, except, ...permit }) => put(permitItemTable, {
      ...permit, ...base, ...edited, keywords: JSON.stringify(keywords), except: JSON.stringify(except),
    })),
  ];
}
