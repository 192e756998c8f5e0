/** What place a role needs, and the place column's parts (domain/administration/grants.ts has the last word). */
import { marketVillage, unitGrid, unitVillage } from '#domain/administration/grants.ts';
import type { Role } from '#domain/core/actor.ts';
import { departmentScope, unitScope } from '#domain/core/scope.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Department } from '#domain/lead/departments.ts';

export type PlaceKind = 'none' | 'city' | 'town' | 'village' | 'department' | 'market' | 'unit';

const PLACE_KIND: Readonly<Record<Role, PlaceKind>> = {
  villageDispatcher: 'village',
  gridMember: 'village',
  townStaff: 'town',
  deptOfficer: 'department',
  citySupervisor: 'city',
  marketOperator: 'market',
  specialUnit: 'unit',
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
  /** The key of the unit's grid. */
  readonly unit?: string;
}

/** The place column of a role; '' while something is missing, which the hub refuses with account.placeInvalid. */
export function placeOf(role: Role, parts: PlaceParts): string {
  const { cityCode, townCode = '', villageCode = '', department = '', market = '', unit = '' } = parts;
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
    case 'unit':
      return villageCode === '' || unit === '' ? '' : unitScope(villageCode, unit);
    case 'department':
      return townCode === '' || department === '' ? '' : departmentScope(townCode, department);
  }
}

/** A place column taken apart. */
export interface ParsedPlace extends Pick<PlaceParts, 'department' | 'market' | 'unit'> {
  readonly area: string;
}

/** The area code of a place, and the department of `dept:441900103:market`, the market of a market scope, the grid of a unit's. */
export function parsePlace(place: string): ParsedPlace {
  const unit = unitGrid(place);
  if (unit !== '') return { area: unitVillage(place), unit };
  const village = marketVillage(place);
  if (village !== '') return { area: village, market: place };
  const [, area, department] = /^dept:(\d+):(.+)$/.exec(place) ?? [];
  return area === undefined || department === undefined ? { area: place } : { area, department };
}

export function isDepartment(code: string): code is Department {
  return (DEPARTMENTS as readonly string[]).includes(code);
}
