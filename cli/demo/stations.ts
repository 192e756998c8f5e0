/** Which command centres the demo opens: `--stations village:441900103012,town:441900103,city`. */
import type { Role } from '#domain/core/actor.ts';

export interface StationSpec {
  readonly role: Role;
  /** Area code, department scope, or '' for the administrator. */
  readonly place: string;
  /** Folder and log name. */
  readonly name: string;
}

const CITY_CODE = '441900';

/** One village desk: 南城街道, the first place the README walks through. */
export const DEFAULT_STATIONS = 'village:441900103012';

interface Kind { readonly role: Role; readonly form: string; readonly pattern: RegExp; readonly placeOf: (text: string) => string }

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['village', { role: 'villageDispatcher', form: 'village:441900103012 (twelve digits)', pattern: /^\d{12}$/, placeOf: (code) => code }],
  ['town', { role: 'townStaff', form: 'town:441900103 (nine digits)', pattern: /^\d{9}$/, placeOf: (code) => code }],
  ['dept', { role: 'deptOfficer', form: 'dept:441900103:market (a town and a department)', pattern: /^\d{9}:[a-zA-Z]+$/, placeOf: (scope) => `dept:${scope}` }],
  ['city', { role: 'citySupervisor', form: 'city', pattern: /^(441900)?$/, placeOf: () => CITY_CODE }],
  ['admin', { role: 'administrator', form: 'admin', pattern: /^$/, placeOf: () => '' }],
]);

/** Throws an Error whose message names the part that is wrong and the forms there are. */
export function parseStations(list: string): StationSpec[] {
  return list.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [kindName = '', ...rest] = part.split(':');
    const kind = KINDS.get(kindName);
    const place = rest.join(':');
    if (kind === undefined || !kind.pattern.test(place)) {
      throw new Error(`--stations: "${part}" is not a station. There are: ${[...KINDS.values()].map(({ form }) => form).join(', ')}`);
    }
    return { role: kind.role, place: kind.placeOf(place), name: part.replaceAll(':', '-') };
  });
}
