/** What a feature tells the shell about itself. Each folder of features/ exports one from its feature.tsx; app/features.tsx lists them. */
import type { ReactNode } from 'react';
import type { Role } from '#domain/core/actor.ts';
import type { DeskCounts } from '#protocol/bridge/queries.ts';
import type { LazyPage } from './lazyPage.tsx';
import type { Surface } from './theme.ts';

export interface Feature {
  /** Page name in the URL, and the key of its two-character label: shell:rail.<id>. */
  readonly id:
    | 'dispatch' | 'leads' | 'duplicates' | 'villages' | 'unplaced' | 'overview'
    | 'members' | 'walls' | 'administration'
    | 'enforcement' | 'entities' | 'ledger' | 'patrol' | 'items' | 'market' | 'unit'
    | 'supervision' | 'notices' | 'complaints';
  readonly icon: ReactNode;
  /** Roles that have it on their rail, in the order of the list in app/features.tsx. */
  readonly roles: readonly Role[];
  /** How many things here need me: the badge on the rail. */
  readonly badge?: (counts: DeskCounts, role: Role) => number;
  readonly page: LazyPage;
  /** A wall fills the window: no rail, no bars, dark. */
  readonly surface?: Surface;
}
