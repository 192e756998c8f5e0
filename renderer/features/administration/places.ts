/** What place a role needs, and the place column's parts (domain/administration/grants.ts has the last word). */
import { marketVillage } from '#domain/administration/grants.ts';
import type { Role } from '#domain/core/actor.ts';
import { departmentScope } from '#domain/core/scope.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Department } from '#domain/lead/departments.ts';

export type PlaceKind = 'none' | 'city' | 'town' | 'village' | 'department' | 'market';

const PLACE_KIND: Readonly<Record<Role, PlaceKind>> = {
  villageDispatcher: 'village',
  gridMember: 'village',
  townStaff: 'town',
  deptOfficer: 'department',
  citySupervisor: 'city',
  marketOperator: 'market',
  administrator: 'none',
  intake: 'none',
};

export function placeKindOf(role: Role): PlaceKind {
  return PLACE_KIND[role];
}

export interface PlaceParts {
  readonly cityCode: string;
  readonly townCode?: string;
  readonly villageCode?: string;
  readonly department?: string;
  /** As the market's file shows it. */
  readonly market?: string;
}

/** The place column of a role; '' while something is missing, which the hub refuses with account.placeInvalid. */
export function placeOf(role: Role, { cityCode, townCode = '', villageCode = '', department = '', market = '' }: PlaceParts): string {
  switch (placeKindOf(role)) {
    case 'none':
      return '';
    case 'city':
      return cityCode;
    case 'town':
      return townCode;
    case 'village':
      return villageCode;
    case 'market':
      return market.trim();
    case 'department':
      return townCode === '' || department === '' ? '' : departmentScope(townCode, department);
  }
}

/** The area code of a place, and the department of `dept:441900103:market` or the market of a market scope. */
export function parsePlace(place: string): { readonly area: string; readonly department?: string; readonly market?: string } {
  const village = marketVillage(place);
  if (village !== '') return { area: village, market: place };
  const [, area, department] = /^dept:(\d+):(.+)$/.exec(place) ?? [];
  return area === undefined ? { area: place } : { area, department };
}

export function isDepartment(code: string): code is Department {
  return (DEPARTMENTS as readonly string[]).includes(code);
}
