/** The people of the demo: command centre accounts for every role, and API keys for the registry and some grid members. */
import { randomInt } from 'node:crypto';
import type { Role } from '#domain/core/actor.ts';
import { townOf } from '#domain/core/scope.ts';
import { departmentTown } from '#domain/administration/grants.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Account, Member } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import type { HubServices } from '#hub/http/services.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { accountByLogin } from '#hub/accounts/directory.ts';
import type { HubStore } from '#hub/store/store.ts';
import {
  ADMINISTRATOR_LOGIN, CITY_LOGIN, departmentLogin, dispatcherLogin, MARKET_LOGIN, REGISTRY_LOGIN, secondDispatcherLogin, townLogin,
  UNIT_LOGIN,
} from './city/logins.ts';
import { FOCUS_TOWN, FOCUS_VILLAGE, PLAYED_VILLAGES } from './focus.ts';
import { readPeople, writePeople } from './people-file.ts';
import type { DemoPeople } from './people-file.ts';

/** Of the members with the most to do, the simulator plays so many in every town. */
const MEMBERS_PER_TOWN = 2;
const ROWS_MAX = 10_000;
const ORIGIN = 'demo';
const BY = { id: LOCAL_ADMINISTRATOR.accountId, name: LOCAL_ADMINISTRATOR.name, origin: ORIGIN };
/** Readable aloud and on paper: no letters or digits that look alike. */
const PASSWORD_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 10;

/**
 * Creates the accounts once and keeps their passwords and keys in `file`, readable by its owner only; later runs answer
 * what the file says. The territory and the members must be in the store.
 */
export async function seedDemoAccounts(services: HubServices, file: string): Promise<DemoPeople> {
  const known = readPeople(file);
  if (known?.hubId === services.store.hubId) return known;
  const password = newPassword();
  const accounts = people(services).map((person) => ({ ...person, password }));
  for (const { login } of accounts) await setPassword(services, login, password);
  const intakeKey = await keyOf(services, { login: REGISTRY_LOGIN, name: '商事登记接口', role: 'intake' });
  const members: DemoPeople['members'] = [];
  for (const member of simulatedMembers(services)) {
    const login = `field-${member.villageCode.slice(4)}-${String(members.length + 1).padStart(2, '0')}`;
    members.push({
      memberId: member.id, villageCode: member.villageCode,
      key: await keyOf(services, { login, name: member.name, role: 'gridMember', place: member.villageCode, memberId: member.id }),
    });
  }
  const seeded: DemoPeople = { hubId: services.store.hubId, intakeKey, members, accounts };
  writePeople(file, seeded);
  return seeded;
}

/** Gives the desks of further stations a password too, that of the others, and adds them to what `file` says. */
export async function openDesks(services: HubServices, people: DemoPeople, logins: readonly string[], file: string): Promise<DemoPeople> {
  const missing = [...new Set(logins)].filter((login) => !people.accounts.some((account) => account.login === login));
  const password = people.accounts[0]?.password;
  if (missing.length === 0 || password === undefined) return people;
  for (const login of missing) await setPassword(services, login, password);
  const more = { ...people, accounts: [...people.accounts, ...missing.map((login) => ({ ...person(services, login), password }))] };
  writePeople(file, more);
  return more;
}

type Person = Omit<DemoPeople['accounts'][number], 'password'>;

/** The accounts a visitor gets: of those the city has anyway (city/staff.ts). */
function people(services: HubServices): Person[] {
  const logins = [
    dispatcherLogin(FOCUS_VILLAGE), secondDispatcherLogin(FOCUS_VILLAGE), ...PLAYED_VILLAGES.map(dispatcherLogin),
    townLogin(FOCUS_TOWN), departmentLogin(FOCUS_TOWN, 'market'), MARKET_LOGIN, UNIT_LOGIN, CITY_LOGIN, ADMINISTRATOR_LOGIN,
  ];
  return logins.map((login) => person(services, login));
}

function person(services: HubServices, login: string): Person {
  const { role, place } = deskOf(services, login);
  return { what: whatItIs(services.store, role, place), login, role, place };
}

/** The desk in words, for the list of accounts. */
function whatItIs({ reader }: HubStore, role: Role, place: string): string {
  const town = (code: string) => (reader.get(townTable, code) as Town | undefined)?.name ?? code;
  switch (role) {
    case 'villageDispatcher': {
      const village = (reader.get(villageTable, place) as Village | undefined)?.name ?? place;
      const played = PLAYED_VILLAGES.some((code) => code === place) ? ' (the simulator works here too)' : '';
      return `village dispatcher, ${town(townOf(place))}${village}${played}`;
    }
    case 'townStaff': return `town command centre, ${town(place)}`;
    case 'deptOfficer': return `department officer (${place.split(':')[2] ?? ''}), ${town(departmentTown(place))}`;
    case 'marketOperator': return 'market operator, one market of the village';
    case 'specialUnit': return 'special unit, one inside the village';
    case 'citySupervisor': return 'city supervisor';
    default: return 'administrator';
  }
}

/** All of the focus village and where a dispatcher is simulated, and in every town those with the most open work. */
function simulatedMembers({ store: { reader } }: HubServices): Member[] {
  const onDuty = (villageCode: string) => reader.find(memberTable, { villageCode, status: 'onDuty' }, ROWS_MAX) as Member[];
  const busy = (reader.find(townTable, {}, ROWS_MAX) as Town[]).flatMap(({ id: townCode }) => {
    const tasks = reader.find(taskTable, { open: 1, townCode }, ROWS_MAX) as Task[];
    const open = new Map<string, number>();
    for (const { assigneeId } of tasks) if (assigneeId !== null) open.set(assigneeId, (open.get(assigneeId) ?? 0) + 1);
    const busiest = [...open].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MEMBERS_PER_TOWN);
    return busiest.flatMap(([id]) => (reader.get(memberTable, id) as Member | undefined) ?? []);
  });
  const chosen = [FOCUS_VILLAGE, ...PLAYED_VILLAGES].flatMap(onDuty).concat(busy);
  return [...new Map(chosen.map((member) => [member.id, member])).values()];
}

/** An account the city has. */
function deskOf({ store }: HubServices, login: string): Account {
  const account = accountByLogin(store.reader, login);
  if (account === undefined) throw new Error(`The demo city has no account ${login}`);
  return account;
}

async function setPassword(services: HubServices, login: string, password: string): Promise<void> {
  await services.accounts.setPassword(deskOf(services, login).id, password, BY);
}

/** A key for the account, which is added when it is not there yet. */
async function keyOf({ store, register, accounts }: HubServices, account: NewAccount): Promise<string> {
  const existing = accountByLogin(store.reader, account.login);
  const id = existing?.id ?? (await register.add(account, LOCAL_ADMINISTRATOR, ORIGIN)).id;
  return accounts.createKey(id, account.login, BY);
}

function newPassword(): string {
  return Array.from({ length: PASSWORD_LENGTH }, () => PASSWORD_ALPHABET.charAt(randomInt(PASSWORD_ALPHABET.length))).join('');
}
