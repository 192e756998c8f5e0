/**
 * 特殊管理单元: what lies in one goes straight to the body that keeps it (domain catalogue 1.10). Such a row belongs to the town, with
 * the unit as its second audience; the village around the unit neither sees it nor answers for it.
 */
import { townOf, unitScope } from '../core/scope.ts';
import type { Grid } from '../schema/territory.ts';

export interface Audience {
  readonly scope: string;
  readonly also: string | null;
}

/** Who an entity, its registrations and its tasks are for, by the grid they are placed in. */
export function audienceOf(villageCode: string, grid: Pick<Grid, 'id' | 'kind'> | undefined): Audience {
  return grid?.kind === 'special'
    ? { scope: townOf(villageCode), also: unitScope(villageCode, grid.id) }
    : { scope: villageCode, also: null };
}
