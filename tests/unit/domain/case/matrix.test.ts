/** Deciding about duplicates: who may merge, split, pick and undo, whatever was decided before. */
import { leadTable } from '#domain/schema/lead.ts';
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import type { World } from '../task/world.ts';
import { dispatcher, FAR_VILLAGE, NEIGHBOUR, TOWN, VILLAGE } from '../task/world.ts';
import { lastOperation, twoLeads } from './leads.ts';

const pairs = [['a', 'b']];
const PLACES: Readonly<Record<string, () => World>> = {
  apart: () => twoLeads(VILLAGE, VILLAGE),
  merged: () => decided((w) => { w.must('case.merge', { pairs }, dispatcher); }),
  split: () => decided((w) => { w.must('case.split', { pairs }, dispatcher); }),
  picked: () => decided((w) => { w.must('case.pick', { leadId: 'a', field: 'name', source: { leadId: 'b' } }, dispatcher); }),
  undone: () => decided((w) => {
    w.must('case.merge', { pairs }, dispatcher);
    w.must('case.retract', { operation: lastOperation(w) }, dispatcher);
  }),
};
const EVERYWHERE = Object.keys(PLACES);
const DECIDED = ['merged', 'split', 'picked'];

function decided(decide: (w: World) => void): World {
  const w = twoLeads(VILLAGE, VILLAGE);
  decide(w);
  return w;
}

const by = { villageDispatcher: EVERYWHERE, townStaff: EVERYWHERE, citySupervisor: EVERYWHERE };
const REFUSALS = ['row.notFound', 'case.alreadyUndone', 'case.notUndoable', 'case.beyondTier', 'scope.forbidden'];
const undoing: Attempt = {
  command: 'case.retract', args: (w) => ({ operation: lastOperation(w) }),
  by: { villageDispatcher: DECIDED, townStaff: DECIDED, citySupervisor: DECIDED },
};

testMatrix('duplicates within a village', {
  places: PLACES, people: PEOPLE, refusals: REFUSALS,
  attempts: {
    merge: { command: 'case.merge', args: { pairs }, by },
    split: { command: 'case.split', args: { pairs }, by },
    pick: { command: 'case.pick', args: { leadId: 'b', field: 'address', source: { value: '大街75号' } }, by },
    undo: undoing,
    undoTheFirst: { ...undoing, args: (w) => ({ operation: lastOperation(w, 'merge') }), by: {
      villageDispatcher: ['merged'], townStaff: ['merged'], citySupervisor: ['merged'],
    } },
  },
});

const here = ['here'];
const attempts = (roles: Attempt['by']): Record<string, Attempt> => ({
  merge: { command: 'case.merge', args: { pairs }, by: roles },
  split: { command: 'case.split', args: { pairs, sameShop: 'yes' }, by: roles },
  pick: { command: 'case.pick', args: { leadId: 'a', field: 'name', source: { leadId: 'b' } }, by: roles },
});

testMatrix('duplicates of two villages are the town\'s', {
  places: { here: () => twoLeads(VILLAGE, NEIGHBOUR) }, people: PEOPLE, refusals: REFUSALS,
  attempts: attempts({ townStaff: here, citySupervisor: here }),
});

testMatrix('duplicates of two towns are the city\'s', {
  places: { here: () => twoLeads(VILLAGE, FAR_VILLAGE) }, people: PEOPLE, refusals: REFUSALS,
  attempts: attempts({ citySupervisor: here }),
});

testMatrix('who sees both leads with a wider grant but a village\'s role', {
  places: { here: () => twoLeads(VILLAGE, NEIGHBOUR) },
  people: { ...PEOPLE, villageDispatcher: { ...dispatcher, grants: [TOWN] } }, refusals: REFUSALS,
  attempts: attempts({ townStaff: here, citySupervisor: here }),
});

testMatrix('a lead that is gone', {
  places: {
    here: () => {
      const w = twoLeads(VILLAGE, VILLAGE);
      w.drop(leadTable, 'b');
      return w;
    },
  },
  people: PEOPLE, refusals: REFUSALS, attempts: attempts({}),
});
