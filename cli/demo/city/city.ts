/**
 * The demo city: real towns and villages, everything else invented, its last sixty days played by the trade's own commands.
 * The same seed and the same moment give the same rows.
 */
import type { Actor } from '#domain/core/actor.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { townOf } from '#domain/core/scope.ts';
import type { RowChange } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import type { Account } from '#domain/schema/people.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { gridTable } from '#domain/schema/territory.ts';
import { builtInIndustries } from '#hub/intake/built-in-industries.ts';
import { builtInItems } from '#hub/intake/built-in-items.ts';
import calendarYears from '#resources/calendar/cn.json' with { type: 'json' };
import { seededRandom, seedOf } from '../../random.ts';
import { apportion } from './apportion.ts';
import { layOutGrids } from './grids.ts';
import type { VillagePlaces } from './grids.ts';
import { jointActions } from './joint-actions.ts';
import { CommandIds, Ledger } from './ledger.ts';
import {
  CITY_LOGIN, departmentLogin, dispatcherLogin, REGISTRY_LOGIN, secondDispatcherLogin, townLogin,
} from './logins.ts';
import { noticesOfTown } from './notices-life.ts';
import { superviseTown } from './supervision-life.ts';
import { membersOf } from './people.ts';
import { profileOf } from './profiles.ts';
import type { TownProfile } from './profiles.ts';
import { receiveNowhere, RegistryCounters } from './registrations.ts';
import type { Scene } from './scene.ts';
import { actorOf, staffOf } from './staff.ts';
import { streetsOf } from './streets.ts';
import { villageRows } from './village.ts';
import { WORKING_DAY, WorkingTime } from './working-time.ts';

const DAY_MS = 86_400_000;
/** How far back tasks, leads and their timelines go. */
export const PAST_DAYS = 60;
const ENTITIES = 40_000;
const REGISTRATIONS = 13_500;
/** The focus village alone: lists there are really long. */
const FOCUS_ENTITIES = 1650;
const FOCUS_REGISTRATIONS = 1560;
/** Registrations that name no town. */
const NOWHERE = 7;
const NOWHERE_AGE_MINUTES = 4 * WORKING_DAY;
const FOCUS_TOWN_PROFILE = { unplacedShare: 0.05, weight: 2 } as const;
/** The grids are older than everything that is counted in them. */
const GRIDS_AGE_DAYS = 2000;

export interface CityOptions {
  readonly seed: string;
  /** Milliseconds since 1970; the present of the city. */
  readonly now: number;
  readonly towns: readonly Town[];
  readonly villages: readonly Village[];
  readonly focusVillage: string;
}

export interface City {
  readonly places: readonly VillagePlaces[];
  /** Grids, members and accounts. */
  readonly foundation: readonly RowChange[];
  /** The rest, a village at a time, and last what waits at the city. */
  readonly villages: () => Generator<readonly RowChange[]>;
  /** The last serial number of each day (YYYYMMDD), once all villages were made. */
  readonly serials: ReadonlyMap<string, number>;
}

export function buildCity(options: CityOptions): City {
  const { seed, now, towns, villages, focusVillage } = options;
  const laidOut = layOutGrids(towns, villages, focusVillage, now - GRIDS_AGE_DAYS * DAY_MS);
  const members = membersOf(laidOut, now);
  const staff = staffOf(towns, villages, focusVillage, now - PAST_DAYS * DAY_MS);
  const counters = new RegistryCounters();
  const calendar = new WorkCalendar(calendarYears.years);
  const time = new WorkingTime(calendar, now, PAST_DAYS);
  const accounts = new Map(staff.map((account) => [account.login, account]));
  const profiles = new Map(towns.map(({ id }) => [id, profileIn(laidOut, id, seed)]));
  raiseFocusTown(profiles, focusVillage);
  const industries = builtInIndustries(now - PAST_DAYS * DAY_MS);
  const items = builtInItems(now - PAST_DAYS * DAY_MS);
  const plan = divide(laidOut, profiles, focusVillage, seed);

  function* allVillages(): Generator<readonly RowChange[]> {
    const ids = new CommandIds();
    const focusTown = townOf(focusVillage);
    const handedUp: RowChange[] = [];
    const late: RowChange[] = [];
    const registry = actorOf(accountOf(accounts, REGISTRY_LOGIN));
    for (const [index, places] of laidOut.entries()) {
      const { village, town, grids } = places;
      const profile = profiles.get(town.id);
      const share = plan[index];
      if (profile === undefined || share === undefined) continue;
      const scene: Scene = {
        places, profile, time, industries, items, streets: streetsOf(places),
        neighbour: villages.find(({ id, townCode }) => townCode === town.id && id !== village.id)?.id,
        members: grids.flatMap(({ row }) => members.get(row.id) ?? []),
        dispatcher: actorOf(accountOf(accounts, dispatcherLogin(village.id))),
        townStaff: actorOf(accountOf(accounts, townLogin(town.id))),
        citySupervisor: actorOf(accountOf(accounts, CITY_LOGIN)),
        officer: (department) => actorOf(accountOf(accounts, departmentLogin(town.id, department))),
        ledger: new Ledger(calendar, ids), random: seededRandom(seedOf(`${seed} ${village.id}`)),
      };
      const rows = villageRows({ scene, ...share, focus: village.id === focusVillage }, counters, registry);
      // What the town is about to enforce jointly is written once, with that.
      const held = town.id === focusTown ? rows.filter(isHandedUp) : [];
      handedUp.push(...held);
      if (town.id === focusTown) late.push(...rows.filter((change) => !held.includes(change) && isOverdue(change, now)));
      yield rows.filter((change) => !held.includes(change));
    }
    yield jointActions({
      town: townNamed(towns, focusTown), villages: villages.filter(({ townCode }) => townCode === focusTown), handedUp,
      townStaff: actorOf(accountOf(accounts, townLogin(focusTown))), city: actorOf(accountOf(accounts, CITY_LOGIN)),
      officer: (department) => actorOf(accountOf(accounts, departmentLogin(focusTown, department))),
      ledger: new Ledger(calendar, ids), time,
    });
    const ofFocusTown = {
      town: townNamed(towns, focusTown), villages: focusVillageFirst(villages, focusVillage),
      townStaff: actorOf(accountOf(accounts, townLogin(focusTown))), city: actorOf(accountOf(accounts, CITY_LOGIN)), time,
    };
    const unitActor = (unit: string): Actor | undefined => {
      const login = unit.startsWith('dept:') ? departmentLogin(focusTown, unit.split(':')[2] ?? '') : dispatcherLogin(unit);
      const account = accounts.get(login);
      return account === undefined ? undefined : actorOf(account);
    };
    yield superviseTown({ ...ofFocusTown, late, unitActor, ledger: new Ledger(calendar, ids) });
    yield noticesOfTown({
      ...ofFocusTown, ledger: new Ledger(calendar, ids),
      members: laidOut.filter(({ town }) => town.id === focusTown)
        .flatMap(({ grids }) => grids.flatMap(({ row }) => members.get(row.id) ?? [])),
      market: actorOf(accountOf(accounts, departmentLogin(focusTown, 'market'))),
      visitor: actorOf(accountOf(accounts, dispatcherLogin(focusVillage))),
      colleague: actorOf(accountOf(accounts, secondDispatcherLogin(focusVillage))),
      dispatcher: (village) => actorOf(accountOf(accounts, dispatcherLogin(village))),
    });
    const ledger = new Ledger(calendar, ids);
    const random = seededRandom(seedOf(`${seed} nowhere`));
    for (let index = 0; index < NOWHERE; index += 1) {
      receiveNowhere(ledger, counters, registry, time.at(time.end - random() * NOWHERE_AGE_MINUTES), random);
    }
    yield ledger.changes();
  }

  return {
    places: laidOut,
    foundation: [
      ...laidOut.flatMap(({ grids, units }) => [...grids.map(({ row }) => row), ...units]).map((grid) => put(gridTable, grid)),
      ...[...members.values()].flat().map((member) => put(memberTable, member)),
      ...staff.map((account) => put(accountTable, account)),
    ],
    villages: allVillages,
    serials: counters.serials,
  };
}

/** A task or lead whose limit has passed. */
function isOverdue(change: RowChange, now: number): boolean {
  if (change.op !== 'put' || (change.table !== leadTable.name && change.table !== taskTable.name)) return false;
  const { open, dueAt } = change.row;
  return open === 1 && typeof dueAt === 'number' && dueAt < now;
}

/** The villages of the visitor's town, the visitor's own before the others. */
function focusVillageFirst(villages: readonly Village[], focus: string): readonly Village[] {
  const ofTown = villages.filter(({ townCode }) => townCode === townOf(focus));
  return [...ofTown.filter(({ id }) => id === focus), ...ofTown.filter(({ id }) => id !== focus)];
}

/** A lead nobody of the town has looked at yet. */
function isHandedUp(change: RowChange): boolean {
  if (change.op !== 'put' || change.table !== leadTable.name) return false;
  return change.row['state'] === 'handedUp' && change.row['step'] === null;
}

function townNamed(towns: readonly Town[], code: string): Town {
  const town = towns.find(({ id }) => id === code);
  if (town === undefined) throw new Error(`There is no town ${code}`);
  return town;
}

function profileIn(laidOut: readonly VillagePlaces[], townCode: string, seed: string): TownProfile {
  const profile = profileOf(townCode, seed);
  const villages = laidOut.filter(({ town }) => town.id === townCode).length;
  // In a town of one village, naming the town is naming the village.
  return villages > 1 ? profile : { ...profile, unplacedShare: 0 };
}

/** The visitor's town has enough of everything to look at. */
function raiseFocusTown(profiles: Map<string, TownProfile>, focusVillage: string): void {
  const townCode = townOf(focusVillage);
  const profile = profiles.get(townCode);
  if (profile !== undefined) profiles.set(townCode, { ...profile, ...FOCUS_TOWN_PROFILE });
}

interface Share { readonly entities: number; readonly registrations: number }

/** How much business each village has. */
function divide(laidOut: readonly VillagePlaces[], profiles: ReadonlyMap<string, TownProfile>, focus: string, seed: string): Share[] {
  const weights = laidOut.map(({ village, town }) => {
    if (village.id === focus) return 0;
    return (profiles.get(town.id)?.weight ?? 1) * (0.45 + seededRandom(seedOf(`${seed} weight ${village.id}`))());
  });
  const entities = apportion(ENTITIES - FOCUS_ENTITIES, weights);
  const registrations = apportion(REGISTRATIONS - FOCUS_REGISTRATIONS, weights);
  return laidOut.map(({ village }, index) => (village.id === focus
    ? { entities: FOCUS_ENTITIES, registrations: FOCUS_REGISTRATIONS }
    : { entities: entities[index] ?? 0, registrations: registrations[index] ?? 0 }));
}

function accountOf(accounts: ReadonlyMap<string, Account>, login: string): Account {
  const account = accounts.get(login);
  if (account === undefined) throw new Error(`Nobody has the login ${login}`);
  return account;
}
