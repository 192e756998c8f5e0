/** Joint enforcement: who may do what in which state (domain catalogue 1.9, permission matrix 1.11). */
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { TOWN } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { ACTION_PLACES, actionOf, planFor, targetFor, unitFor } from './places.ts';

/** The action, or a row that is not there before the notice. */
const onAction = (command: string, more: object, states: readonly string[]): Attempt => ({
  command, args: (w: World) => ({ id: actionOf(w).id, ...more }), by: { townStaff: states, citySupervisor: states },
});
const rowOf = <R extends { readonly id: string }>(find: (w: World) => R) => (w: World): string => {
  try {
    return find(w).id;
  } catch {
    return 'none';
  }
};
const unit = rowOf((w) => unitFor(w, 'market'));
const target = rowOf((w) => targetFor(w, 'market', 't2'));
const EVERYWHERE = Object.keys(ACTION_PLACES);

testMatrix('joint enforcement', {
  places: ACTION_PLACES,
  people: PEOPLE,
  refusals: ['action.wrongState', 'action.unfinished', 'receipt.given', 'row.notFound'],
  attempts: {
    apply: {
      command: 'action.apply', args: { townCode: TOWN, title: '整治', application: '申请' },
      by: { deptOfficer: EVERYWHERE, townStaff: EVERYWHERE, citySupervisor: EVERYWHERE },
    },
    plan: { ...onAction('action.plan', {}, ['applied', 'planned']), args: planFor },
    approve: onAction('action.approve', {}, ['planned']),
    refuse: onAction('action.refuse', { reason: 'x' }, ['applied', 'planned']),
    notify: onAction('action.notify', {}, ['approved']),
    receive: { command: 'action.receive', args: (w) => ({ id: unit(w) }), by: { deptOfficer: ['noticed', 'visited'] } },
    checkIn: {
      command: 'action.checkIn', args: (w) => ({ id: unit(w), people: 3 }),
      by: { deptOfficer: ['noticed', 'visited'], townStaff: ['noticed', 'visited'] },
    },
    // A department that has not entered its result may do so after the summary too: it may have been offline.
    recordResult: {
      command: 'action.recordResult', args: (w) => ({ id: target(w), result: 'ordered' }),
      by: {
        deptOfficer: ['noticed', 'visited', 'summarised', 'lookedBack', 'closed'],
        townStaff: ['noticed', 'visited', 'summarised', 'lookedBack', 'closed'],
      },
    },
    summarise: onAction('action.summarise', { summary: 'x' }, ['visited']),
    lookBack: onAction('action.lookBack', { targetKey: 't1', days: 7, held: true }, ['summarised']),
    close: onAction('action.close', {}, ['lookedBack']),
    cancel: onAction('action.cancel', { reason: 'x' }, ['applied', 'planned', 'approved', 'noticed', 'visited']),
  },
});
