/** Who may add evidence to what, and when: every role in every state of a task and a lead. */
import { describe, expect, it } from 'vitest';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { OPEN_TASK_STATES, TASK_STATES, taskTable } from '#domain/schema/task.ts';
import { LEAD, LEAD_PLACES, leadWorld, OPEN } from '../lead/places.ts';
import { testMatrix } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { dispatcher, li, market, neighbour, newTask, NOW, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const piece = { kind: 'photo', name: '门头.jpg', hash: 'a'.repeat(64), bytes: 1000 };
/** The states of leadWorld in which the market department is the second audience. */
const WITH_DEPARTMENT = ['transferred', 'deptAccepted', 'processing', 'feedback'] as const;

testMatrix('evidence of a task', {
  places: Object.fromEntries(TASK_STATES.map((state) => [state, (): World => {
    const w = world();
    const open = OPEN_TASK_STATES.includes(state) ? 1 : 0;
    w.put(taskTable, newTask('task', undefined, { state, open, assigneeId: 'chen', assigneeName: 'chen' }));
    return w;
  }])),
  people: PEOPLE,
  refusals: ['task.wrongState', 'row.notFound'],
  attempts: {
    add: {
      command: 'evidence.add', args: { subject: 'task', subjectId: 'task', piece },
      by: {
        gridMember: OPEN_TASK_STATES, villageDispatcher: OPEN_TASK_STATES, townStaff: OPEN_TASK_STATES, citySupervisor: OPEN_TASK_STATES
      },
    },
  },
});

testMatrix('evidence of a lead', {
  places: LEAD_PLACES,
  people: PEOPLE,
  refusals: ['lead.wrongState', 'row.notFound'],
  attempts: {
    add: {
      command: 'evidence.add', args: { subject: 'lead', subjectId: LEAD, piece },
      by: { gridMember: OPEN, villageDispatcher: OPEN, townStaff: OPEN, citySupervisor: OPEN, deptOfficer: WITH_DEPARTMENT },
    },
  },
});

describe('a piece of evidence', () => {
  it('has the audience of its subject, and says who added it', () => {
    const w = leadWorld('deptAccepted');
    w.must('evidence.add', { subject: 'lead', subjectId: LEAD, piece: { ...piece, lon: 113.6, lat: 22.8 } }, market);
    const { scope, also } = w.lead(LEAD);
    expect(w.all(evidenceTable)).toMatchObject([
      { subject: 'lead', subjectId: LEAD, hash: piece.hash, scope, also, byId: market.accountId, lon: 113.6, lat: 22.8 },
    ]);
  });

  it('was never taken later than now, whatever the device says', () => {
    const w = leadWorld('reported');
    w.must('evidence.add', { subject: 'lead', subjectId: LEAD, piece: { ...piece, takenAt: NOW + 86_400_000 } }, dispatcher);
    expect(w.all(evidenceTable)[0]?.takenAt).toBe(w.now);
  });

  it('is refused to another village and to a member whose task it is not', () => {
    const w = world();
    w.put(taskTable, newTask('task', undefined, { state: 'accepted', assigneeId: 'chen', assigneeName: 'chen' }));
    const args = { subject: 'task', subjectId: 'task', piece };
    expect(w.refusal('evidence.add', args, neighbour)).toBe('row.notFound');
    expect(w.refusal('evidence.add', args, li)).toBe('task.notAssignee');
  });
});
