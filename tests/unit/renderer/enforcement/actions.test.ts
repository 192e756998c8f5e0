/** The desk of joint enforcement offers what the commands would accept, neither more nor less, in every state and for every role. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import type { ActionDetail } from '#protocol/bridge/queries.ts';
import type { EnforcementAction } from '#renderer/features/enforcement/actions.ts';
import { ENFORCEMENT_ACTIONS, enforcementActionsOf, mayEver } from '#renderer/features/enforcement/actions.ts';
import { actionQueuesOf } from '#renderer/features/enforcement/queues.ts';
import { ACTION_PLACES, actionOf, planFor, planner } from '../../domain/enforcement/places.ts';
import { city, dispatcher, health, market, town, TOWN } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';
import { CITY, QueryStation } from '../../replica/query-city.ts';

const PEOPLE: Readonly<Record<string, readonly [Actor, place: string]>> = {
  town: [town, TOWN], planner: [planner, TOWN], city: [city, CITY],
  market: [market, `dept:${TOWN}:market`], health: [health, `dept:${TOWN}:health`],
};

/** What the person sees of the world's action, and the world as it was then. */
interface Seen {
  readonly detail: ActionDetail | null;
  readonly now: number;
}

function seen(make: () => World, [person, place]: readonly [Actor, string]): Seen {
  const w = make();
  const station = new QueryStation(w, person.role, place);
  station.now = w.now;
  return { detail: station.ask('action.detail', { id: actionOf(w).id }), now: w.now };
}

/** Rows the command may be tried on: the action itself, or each row of a department that the person sees. */
function attempts(action: EnforcementAction, detail: ActionDetail, w: World): readonly object[] {
  const { id } = detail.summary;
  switch (action) {
    case 'receive':
      return detail.units.map((unit) => ({ id: unit.id }));
    case 'checkIn':
      return detail.units.map((unit) => ({ id: unit.id, people: 2 }));
    case 'recordResult':
      return detail.sheet.flatMap(({ results }) => results.map((row) => ({ id: row.id, result: 'ordered' })));
    case 'lookBack':
      return detail.sheet.flatMap(({ targetKey }) => [7, 30].map((days) => ({ id, targetKey, days, held: true })));
    case 'plan':
      return [planFor(w)];
    case 'refuse':
    case 'cancel':
      return [{ id, reason: 'x' }];
    case 'summarise':
      return [{ id, summary: 'x' }];
    default:
      return [{ id }];
  }
}

describe.each(Object.entries(ACTION_PLACES))('in the place %s', (_name, make) => {
  it.each(Object.keys(PEOPLE))('%s is offered exactly what applies', (who) => {
    const person = PEOPLE[who];
    if (person === undefined) throw new Error(who);
    const { detail, now } = seen(make, person);
    if (detail === null) return;
    const [actor, place] = person;
    const { primary, others } = enforcementActionsOf(detail, { id: actor.accountId, role: actor.role, place }, now);
    const offered = primary === undefined ? others : [primary, ...others];
    for (const action of ENFORCEMENT_ACTIONS) {
      const applies = attempts(action, detail, make()).some((args) => make().refusal(`action.${action}`, args, actor) === 'applied');
      expect(offered.includes(action), `${action} of ${who}`).toBe(applies);
    }
  });
});

it.each(ENFORCEMENT_ACTIONS)('%s is known to the roles of its command', (action) => {
  const roles = commandNamed(`action.${action}`)?.roles ?? [];
  for (const { role } of [town, city, market, dispatcher]) expect(mayEver(action, role), role).toBe(roles.includes(role));
});

it('a department that only takes part sees its notice, its targets and nothing of the others', () => {
  const w = ACTION_PLACES.visited();
  const station = new QueryStation(w, 'deptOfficer', `dept:${TOWN}:health`);
  const detail = station.ask('action.detail', { id: actionOf(w).id });
  expect(detail?.action).toBeNull();
  expect(detail?.units.map(({ department }) => department)).toEqual(['health']);
  expect(detail?.sheet.flatMap(({ results }) => results.map(({ department }) => department))).toEqual(['health', 'health']);
});

it('a department begins with what it must sign for, leadership with what it must plan', () => {
  expect(actionQueuesOf('deptOfficer')[0]?.queues[0]).toBe('toReceive');
  expect(actionQueuesOf('townStaff')[0]?.queues[0]).toBe('applied');
});
