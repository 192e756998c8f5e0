/** What supervision and rectification share: the tier that acts, and days as limits. */
import type { Actor } from '../core/actor.ts';
import { rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import type { Unit } from './unit.ts';

/** The tier a supervising role acts for. */
export const tierOfActor = ({ role }: Actor): 'town' | 'city' => (role === 'citySupervisor' ? 'city' : 'town');

/** A town does not act on itself, and only for villages and departments of its own; the city on everybody. */
export function mayAddress(unit: Unit, { role }: Pick<Actor, 'role'>): boolean {
  return role === 'citySupervisor' || (role === 'townStaff' && unit.code !== unit.townCode);
}

/** Refuses whoever is not the unit itself: a town does not sign for its villages. */
export function notTheUnit(unit: string, actor: Actor): Outcome | undefined {
  return actor.grants.includes(unit) ? undefined : rejected('supervision.otherUnit', { unit });
}

/** The scopes a unit writes in for a row that is addressed to it: a department has only its own. */
export const addresseeScope = (row: { readonly scope: string; readonly also: string | null } | undefined): readonly string[] =>
  (row === undefined ? [] : [row.also ?? row.scope]);

/** Prefix, the day, and the end of the command's random id: the same on the station and at the hub, without a counter. */
export function documentNumber(prefix: string, { issuedAt, commandId }: Context): string {
  const day = dayText(dayNumber(issuedAt)).replaceAll('-', '');
  return `${prefix}${day}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}`;
}
