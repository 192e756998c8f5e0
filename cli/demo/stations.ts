/** Which command centres the demo opens: `--stations village:441900103201,town:441900103,city`. */
import type { Role } from '#domain/core/actor.ts';
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };
import { ADMINISTRATOR_LOGIN, CITY_LOGIN, DEPARTMENT_DESKS, departmentLogin, dispatcherLogin, townLogin } from './city/logins.ts';
import { FOCUS_TOWN, FOCUS_VILLAGE } from './focus.ts';

export interface StationSpec {
  readonly role: Role;
  /** Area code, department scope, or '' for the administrator. */
  readonly place: string;
  /** Folder and log name. */
  readonly name: string;
  /** The account to sign in with. */
  readonly login: string;
  /** One sentence when another place than the one asked for is opened. */
  readonly note?: string;
}

type Opened = Pick<StationSpec, 'place' | 'login' | 'note'>;

interface Kind {
  readonly role: Role;
  readonly form: string;
  readonly pattern: RegExp;
  readonly open: (place: string) => Opened | undefined;
}

const CITY_CODE = townList.city.code;

/** One village desk. */
export const DEFAULT_STATIONS = `village:${FOCUS_VILLAGE}`;

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['village', {
    role: 'villageDispatcher', form: `village:${FOCUS_VILLAGE} (twelve digits)`,
    pattern: /^(\d{12})?$/, open: (code) => openVillage(code === '' ? FOCUS_VILLAGE : code),
  }],
  ['town', {
    role: 'townStaff', form: `town:${FOCUS_TOWN} (nine digits)`,
    pattern: /^(\d{9})?$/, open: (code) => openTown(code === '' ? FOCUS_TOWN : code),
  }],
  ['dept', {
    role: 'deptOfficer', form: `dept:${FOCUS_TOWN}:market (a town and one of ${DEPARTMENT_DESKS.join(', ')})`,
    pattern: /^\d{9}:[a-z]+$/, open: openDepartment,
  }],
  ['city', { role: 'citySupervisor', form: 'city', pattern: /^(441900)?$/, open: () => ({ place: CITY_CODE, login: CITY_LOGIN }) }],
  ['admin', { role: 'administrator', form: 'admin', pattern: /^$/, open: () => ({ place: '', login: ADMINISTRATOR_LOGIN }) }],
]);

/** Throws an Error whose message names the part that is wrong and the forms there are. */
export function parseStations(list: string): StationSpec[] {
  const parts = list.split(',').map((part) => part.trim()).filter((part) => part !== '');
  const stations = parts.map(parseStation);
  // Asked for twice, or two codes that come to the same village: one window each is enough.
  return [...new Map(stations.map((station) => [station.name, station])).values()];
}

function parseStation(part: string): StationSpec {
  const [kindName = '', ...rest] = part.split(':');
  const kind = KINDS.get(kindName);
  const place = rest.join(':');
  const opened = kind?.pattern.test(place) === true ? kind.open(place) : undefined;
  if (kind === undefined || opened === undefined) {
    throw new Error(`--stations: "${part}" is not a station. There are: ${[...KINDS.values()].map(({ form }) => form).join(', ')}`);
  }
  const tail = opened.place.replace(/^dept:/, '').replaceAll(':', '-');
  return { role: kind.role, name: tail === '' || kindName === 'city' ? kindName : `${kindName}-${tail}`, ...opened };
}

/** A code the national list does not have is taken as one of its town: its demo village, else its first one. */
function openVillage(code: string): Opened | undefined {
  if (villageList.villages.some((village) => village.code === code)) return { place: code, login: dispatcherLogin(code) };
  const town = townOf(code);
  const first = villageList.villages.find(({ townCode }) => townCode === town?.code);
  const instead = town?.code === FOCUS_TOWN ? villageList.villages.find((village) => village.code === FOCUS_VILLAGE) : first;
  if (town === undefined || instead === undefined) return undefined;
  const note = `The list of villages has no ${code}; opening ${town.name}${instead.name} (${instead.code}) instead.`;
  return { place: instead.code, login: dispatcherLogin(instead.code), note };
}

function openTown(code: string): Opened | undefined {
  return townOf(code) === undefined ? undefined : { place: code, login: townLogin(code) };
}

function openDepartment(scope: string): Opened | undefined {
  const [town = '', name = ''] = scope.split(':');
  const department = DEPARTMENT_DESKS.find((desk) => desk === name);
  if (townOf(town) === undefined || department === undefined) return undefined;
  return { place: `dept:${scope}`, login: departmentLogin(town, department) };
}

function townOf(code: string) {
  return townList.towns.find((town) => town.code === code.slice(0, FOCUS_TOWN.length));
}
