/** The staff of the demo city: an account for every desk, without a password until somebody sets one (accounts.ts). */
import type { Actor, Role } from '#domain/core/actor.ts';
import { ADMIN_SCOPE, departmentScope } from '#domain/core/scope.ts';
import { grantsOf } from '#domain/administration/grants.ts';
import type { Account } from '#domain/schema/people.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { seededRandom, seedOf } from '../../random.ts';
import {
  ADMINISTRATOR_LOGIN, CITY_LOGIN, DEPARTMENT_DESKS, departmentLogin, dispatcherLogin, REGISTRY_LOGIN, secondDispatcherLogin, townLogin,
} from './logins.ts';
import { personName } from './words.ts';

export const CITY_CODE = '441900';

type Desk = Pick<Account, 'login' | 'role' | 'place' | 'name' | 'createdAt'>;

/** The account of a desk, still without a password. */
export function deskAccount({ login, role, place, name, createdAt }: Desk): Account {
  return {
    id: `account-${login}`, scope: ADMIN_SCOPE, also: null, login, name, role, place,
    grants: JSON.stringify(grantsOf(role, place) ?? []), memberId: null, disabled: 0, hasPassword: 0, createdAt, lastSignInAt: null,
  };
}

/** `focus` has two dispatchers. */
export function staffOf(towns: readonly Town[], villages: readonly Village[], focus: string, createdAt: number): Account[] {
  const account = (login: string, role: Role, place: string, name = personName(seededRandom(seedOf(`staff ${login}`))).name): Account =>
    deskAccount({ login, role, place, name, createdAt });
  return [
    ...villages.map(({ id }) => account(dispatcherLogin(id), 'villageDispatcher', id)),
    account(secondDispatcherLogin(focus), 'villageDispatcher', focus),
    ...towns.map(({ id }) => account(townLogin(id), 'townStaff', id)),
    ...towns.flatMap(({ id }) => DEPARTMENT_DESKS.map((department) =>
      account(departmentLogin(id, department), 'deptOfficer', departmentScope(id, department)))),
    account(CITY_LOGIN, 'citySupervisor', CITY_CODE),
    account(ADMINISTRATOR_LOGIN, 'administrator', '', '系统管理员'),
    account(REGISTRY_LOGIN, 'intake', '', '商事登记接口'),
  ];
}

/** The account as whoever issues a command. */
export function actorOf(account: Account): Actor {
  const { id: accountId, name, role, memberId } = account;
  return { accountId, name, role, memberId, grants: JSON.parse(account.grants) as string[] };
}
