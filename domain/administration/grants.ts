/** What a role at a place may see: grants follow from the two alone, nobody types them in. */
import type { Role } from '../core/actor.ts';
import { ADMIN_SCOPE, departmentScope, tierOf } from '../core/scope.ts';
import type { Tier } from '../core/scope.ts';
import { DEPARTMENTS } from '../lead/departments.ts';

/** The tier of the place a role is for; the others have no place, or a department's scope. */
const PLACE_TIER: Partial<Record<Role, Tier>> = {
  villageDispatcher: 'village',
  gridMember: 'village',
  townStaff: 'town',
  citySupervisor: 'city',
};

/**
 * Scope prefixes of a role at a place; `undefined` when the place does not fit the role. A city's code ends in 00 where
 * its districts' codes differ, so its grant is the prefix all of them share (441900 → 4419, 440100 → 4401).
 */
export function grantsOf(role: Role, place: string): readonly string[] | undefined {
  switch (role) {
    case 'administrator': return place === '' ? [ADMIN_SCOPE] : undefined;
    case 'intake': return place === '' ? [] : undefined;
    case 'deptOfficer': return isDepartment(place) ? [place] : undefined;
    case 'marketOperator': return marketVillage(place) === '' ? undefined : [place];
    case 'specialUnit': return unitGrid(place) === '' ? undefined : [place];
    case 'citySupervisor': return tierOf(place) === 'city' ? [place.replace(/00$/, '')] : undefined;
    default: return tierOf(place) === PLACE_TIER[role] ? [place] : undefined;
  }
}

/** The town of a department scope `dept:441900103:market`; '' for anything else. */
export function departmentTown(place: string): string {
  return /^dept:(\d{9}):/.exec(place)?.[1] ?? '';
}

/** Whether a scope is one of the departments of a town. */
function isDepartment(place: string): boolean {
  const town = departmentTown(place);
  return DEPARTMENTS.some((department) => place === departmentScope(town, department));
}

/** The village of a market scope `market:441900103201:…/`; '' for anything else. */
export function marketVillage(place: string): string {
  return /^market:(\d{12}):[^/]+\/$/.exec(place)?.[1] ?? '';
}

/** The grid of a unit's scope `unit:441900103201:441900103201-T1/`; '' for anything else. */
export function unitGrid(place: string): string {
  return /^unit:\d{12}:([^/]+)\/$/.exec(place)?.[1] ?? '';
}

/** The village that a unit's scope names; '' for anything else. */
export function unitVillage(place: string): string {
  return unitGrid(place) === '' ? '' : place.slice('unit:'.length, 'unit:'.length + 12);
}

/** The area whose existence proves that a place exists: the place itself, the town of a department, the village of a market or unit. */
export function areaOf(place: string): string {
  if (place.startsWith('unit:')) return unitVillage(place);
  if (place.startsWith('market:')) return marketVillage(place);
  return place.startsWith('dept:') ? departmentTown(place) : place;
}

