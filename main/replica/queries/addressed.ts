/** Rows that are addressed to a unit: by the place the unit lies in, and whether it is the station's own. */
import { tierOf } from '#domain/core/scope.ts';
import type { QueryContext } from './definition.ts';
import { condition } from './sql.ts';
import type { Condition } from './sql.ts';

/** Supervisions whose unit lies in a place. A department's belong to its town. */
export function unitIn(place: string): readonly Condition[] {
  switch (tierOf(place)) {
    case 'village': return [condition('unit = ?', place)];
    case 'town': return [condition('townCode = ?', place)];
    default: return [];
  }
}

/** Addressed to the units this station works for: their codes are its grants. */
export function toMe({ account }: Pick<QueryContext, 'account'>): Condition {
  return condition('unit IN (SELECT value FROM json_each(?))', JSON.stringify(account.grants));
}
