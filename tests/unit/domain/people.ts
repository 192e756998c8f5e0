/** Keeps a market of the tests' village. */
export const marketOperator = actor('marketOperator', marketScope(VILLAGE, 'market'));
/** Keeps a special unit of the tests' village; the world's task does not lie in it. */
export const unit = actor('specialUnit', unitScope(VILLAGE, `${VILLAGE}-T1`));

/** One person of every role around the village of the tests. */
import type { Actor, Role } from '#domain/core/actor.ts';
import { marketScope, unitScope } from '#domain/core/scope.ts';
import { actor, administrator, chen, city, dispatcher, market, town, VILLAGE } from './task/world.ts';

export const PEOPLE: Readonly<Record<Role, Actor>> = {
  villageDispatcher: dispatcher,
  townStaff: town,
  deptOfficer: market,
  citySupervisor: city,
  gridMember: chen,
  marketOperator,
  specialUnit: unit,
  administrator,
  intake: actor('intake', ''),
};

/** A colleague at the same desk. */
export const colleagueOf = (person: Actor): Actor => ({
  ...person, accountId: `${person.accountId}:2`, name: `${person.name}二`, memberId: null,
});
