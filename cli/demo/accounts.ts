/** The people of the demo: command centre accounts for every role, and API keys for the registry and some grid members. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { ROLES } from '#domain/core/actor.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import type { HubServices } from '#hub/http/services.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { accountByLogin } from '#hub/accounts/directory.ts';
import type { HubStore } from '#hub/store/store.ts';

/** 西平社区 of 南城街道: the village the README walks through. */
export const FOCUS_VILLAGE = '441900103012';
const FOCUS_TOWN = FOCUS_VILLAGE.slice(0, 9);
const CITY = '441900';
/** Villages whose members the simulator plays, the focus village first; the others are the first of these towns. */
const SIMULATED_TOWNS = [FOCUS_TOWN, '441900101', '441900112'] as const;
const SIMULATED_PER_TOWN = 2;
const MEMBERS_PER_VILLAGE = 6;
const MEMBERS_LIMIT = 200;
const ORIGIN = 'demo';
const BY = { id: LOCAL_ADMINISTRATOR.accountId, name: LOCAL_ADMINISTRATOR.name, origin: ORIGIN };
/** Readable aloud and on paper: no letters or digits that look alike. */
const PASSWORD_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 10;

/** What later runs and the simulator read back. */
export const DemoPeople = z.object({
  hubId: z.string(),
  accounts: z.array(z.object({ what: z.string(), login: z.string(), password: z.string(), role: z.enum(ROLES), place: z.string() })),
  intakeKey: z.string(),
  members: z.array(z.object({ memberId: z.string(), villageCode: z.string(), key: z.string() })),
});
export type DemoPeople = z.infer<typeof DemoPeople>;

/**
 * Creates the accounts once and keeps their passwords and keys in `file`, readable by its owner only; later runs answer
 * what the file says. The territory and the members must be in the store.
 */
export async function seedDemoAccounts(services: HubServices, file: string): Promise<DemoPeople> {
  const known = existsSync(file) ? DemoPeople.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (known?.hubId === services.store.hubId) return known;
  const password = newPassword();
  const accounts = people(services).map((person) => ({ ...person, password }));
  for (const { login, name, role, place } of accounts) await ensure(services, { login, name, role, place, password });
  const intakeKey = await keyOf(services, { login: 'registry', name: '商事登记接口', role: 'intake' });
  const members: DemoPeople['members'] = [];
  for (const member of simulatedMembers(services)) {
    const login = `field-${member.villageCode.slice(4)}-${String(members.length + 1).padStart(2, '0')}`;
    members.push({
      memberId: member.id, villageCode: member.villageCode,
      key: await keyOf(services, { login, name: member.name, role: 'gridMember', place: member.villageCode, memberId: member.id }),
    });
  }
  const seeded: DemoPeople = {
    hubId: services.store.hubId, intakeKey, members,
    accounts: accounts.map(({ what, login, role, place }) => ({ what, login, password, role, place })),
  };
  writeFileSync(file, JSON.stringify(seeded, null, 2), { mode: 0o600 });
  return seeded;
}

interface Person { readonly what: string; readonly login: string; readonly name: string; readonly role: NewAccount['role']; readonly place: string }

function people({ store }: HubServices): Person[] {
  const villages = villagesOf(store, FOCUS_TOWN);
  const town = (store.reader.get(townTable, FOCUS_TOWN) as Town | undefined)?.name ?? FOCUS_TOWN;
  const dispatcher = (village: Village, login: string, name: string): Person =>
    ({ what: `village dispatcher, ${town}${village.name}`, login, name, role: 'villageDispatcher', place: village.id });
  const focus = villages.find(({ id }) => id === FOCUS_VILLAGE);
  return [
    ...(focus === undefined ? [] : [dispatcher(focus, `cun-${focus.id.slice(6)}`, '陈嘉仪'), dispatcher(focus, `cun-${focus.id.slice(6)}-2`, '黎志强')]),
    ...villages.filter(({ id }) => id !== FOCUS_VILLAGE).slice(0, 2).map((village, index) => dispatcher(village, `cun-${village.id.slice(6)}`, ['莫婉婷', '叶国荣'][index] ?? '')),
    { what: `town command centre, ${town}`, login: 'zhen-103', name: '袁立明', role: 'townStaff', place: FOCUS_TOWN },
    { what: `market supervision officer, ${town}`, login: 'bumen-103', name: '邓晓峰', role: 'deptOfficer', place: `dept:${FOCUS_TOWN}:market` },
    { what: 'city supervisor', login: 'shi', name: '梁永康', role: 'citySupervisor', place: CITY },
    { what: 'administrator', login: 'admin', name: '系统管理员', role: 'administrator', place: '' },
  ];
}

function villagesOf(store: HubStore, townCode: string): Village[] {
  return store.reader.find(villageTable, { townCode }, MEMBERS_LIMIT) as unknown as Village[];
}

/** On-duty members of the focus village and of some villages of the simulated towns. */
function simulatedMembers({ store }: HubServices): Member[] {
  const others = SIMULATED_TOWNS.flatMap((town) => villagesOf(store, town).filter(({ id }) => id !== FOCUS_VILLAGE).slice(0, SIMULATED_PER_TOWN).map(({ id }) => id));
  return [FOCUS_VILLAGE, ...others].flatMap((villageCode) =>
    (store.reader.find(memberTable, { villageCode, status: 'onDuty' }, MEMBERS_LIMIT) as unknown as Member[])
      .slice(0, villageCode === FOCUS_VILLAGE ? MEMBERS_LIMIT : MEMBERS_PER_VILLAGE));
}

/** Adds the account, or sets the password of one that an interrupted run left behind. Answers its id. */
async function ensure({ store, register, accounts }: HubServices, account: NewAccount): Promise<string> {
  const existing = accountByLogin(store.reader, account.login);
  if (existing === undefined) return (await register.add(account, LOCAL_ADMINISTRATOR, ORIGIN)).id;
  if (account.password !== undefined && account.password !== null) await accounts.setPassword(existing.id, account.password, BY);
  return existing.id;
}

async function keyOf(services: HubServices, account: NewAccount): Promise<string> {
  return services.accounts.createKey(await ensure(services, account), account.login, BY);
}

function newPassword(): string {
  return Array.from({ length: PASSWORD_LENGTH }, () => PASSWORD_ALPHABET.charAt(randomInt(PASSWORD_ALPHABET.length))).join('');
}
