/**
 * Scopes and grants. Administrative codes are prefixes of one another (市 441900 is cut to 4419, 镇 441900103, 村
 * 441900103012), so "covers" is a prefix test: a town's grant covers its villages, and a row that belongs to a town (not
 * to one of its villages) is not covered by a village's grant.
 */

/** Public reference data: territory, calendars, item sets. */
export const PUBLIC_SCOPE = '*';
/** Accounts and everything else only administrators see. */
export const ADMIN_SCOPE = 'admin';

export type Tier = 'city' | 'town' | 'village';

/** The scope of a department in a town, for example `dept:441900103:market`. */
export function departmentScope(townCode: string, department: string): string {
  return `dept:${townCode}:${department}`;
}

/**
 * The scope of one market (共治市场) and of whatever its operator may see. The mark at its end keeps the key of one market from
 * covering a longer one.
 */
export function marketScope(villageCode: string, marketId: string): string {
  return `market:${villageCode}:${marketId}/`;
}

/**
 * The scope of one 特殊管理单元 (a grid of kind 'special'): what is placed in it is for whoever keeps the unit. Its end is marked
 * like that of a market.
 */
export function unitScope(villageCode: string, gridId: string): string {
  return `unit:${villageCode}:${gridId}/`;
}

/** Whether a row is for a special management unit, and so for nobody of the village around it. */
export function isOfUnit({ also }: { readonly also: string | null }): boolean {
  return also?.startsWith('unit:') === true;
}

/** Whether one of the grants covers a scope. */
export function covers(grants: readonly string[], scope: string): boolean {
  return grants.some((grant) => scope === grant || (scope.startsWith(grant) && grant.length > 0));
}

/** Whether a row may be read under these grants. */
export function visible(row: { readonly scope: string; readonly also: string | null }, grants: readonly string[]): boolean {
  return row.scope === PUBLIC_SCOPE || covers(grants, row.scope) || (row.also !== null && covers(grants, row.also));
}

/** The tier of an administrative code: 6 digits city, 9 town, 12 village. `undefined` for anything else. */
export function tierOf(areaCode: string): Tier | undefined {
  if (!/^\d+$/.test(areaCode)) return undefined;
  switch (areaCode.length) {
    case 6: return 'city';
    case 9: return 'town';
    case 12: return 'village';
    default: return undefined;
  }
}

/** The town's code of a village's or grid's code. */
export function townOf(areaCode: string): string {
  return areaCode.slice(0, 9);
}

/** The scopes a command about one row writes in; none when the row is not there, which `decide` reports. */
export const scopeOf = (row: { readonly scope: string } | undefined): readonly string[] => (row === undefined ? [] : [row.scope]);
