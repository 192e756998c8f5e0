/** Whatever is issued in whatever order by whomever: no command throws, and the columns of a row agree with its state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { LEAD_RESULTS, leadTable } from '#domain/schema/lead.ts';
import { OPEN_TASK_STATES, taskProposalTable, taskTable } from '#domain/schema/task.ts';
import { expectReplayable } from '../matrix.ts';
import { actor, chen, city, dispatcher, health, li, market, NEIGHBOUR, neighbour, town, VILLAGE, world } from './world.ts';
import type { World } from './world.ts';

const PEOPLE = [
  dispatcher, neighbour, town, city, market, health, chen, li,
  actor('gridMember', NEIGHBOUR, 'wu'), actor('villageDispatcher', NEIGHBOUR),
];
const who = fc.constantFrom(...PEOPLE);
const memberId = fc.constantFrom('chen', 'li', 'away', 'wu');
const note = fc.constantFrom('', '备注');
const task = { taskId: fc.constant('task') };
const reason = fc.constant('原因');
/** Replaced by the id of a lead the sequence made, if it made one. */
const lead = { leadId: fc.constant('?') };

const step = (name: string, args: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ name: fc.constant(name), args: fc.record(args), by: who, hours: fc.integer({ min: 0, max: 100 }) });

const leadResult = fc.constantFrom(...LEAD_RESULTS);
const reported = {
  villageCode: fc.constantFrom(VILLAGE, NEIGHBOUR),
  category: fc.constant('other'),
  subjectName: fc.constant('x'),
  address: fc.constant('x'),
  origin: fc.constantFrom('patrol', 'complaint'),
};
const notice = fc.constantFrom(null, { number: '1', facts: 'x' });
const decision = { id: fc.constant('?'), approved: fc.boolean() };

/** A step that is here twice is tried twice as often. */

const anyStep = fc.oneof(
  step('task.assign', { ...task, memberId }),
  step('task.assign', { ...task, memberId }),
  step('task.reassign', { ...task, memberId, fromMemberId: memberId, reason }),
  step('task.withdraw', { ...task, fromMemberId: memberId }),
  step('task.accept', task),
  step('task.arrive', task),
  step('task.cancel', { ...task, reason }),
  step('task.urge', task),
  step('task.submit', { ...task, result: fc.constantFrom('normal', 'notFound'), note }),
  step('task.submit', { ...task, result: fc.constant('notFound') }),
  step('task.submit', { ...task, result: fc.constant('problem'), problems: fc.constant(['noLicence']), notice }),
  step('task.recheck', { ...task, result: fc.constantFrom('fixed', 'notFixed') }),
  step('task.move', { ...task, villageCode: fc.constantFrom(VILLAGE, NEIGHBOUR), gridId: fc.constant(null), reason }),
  step('task.defer', { ...task, reason: fc.constant('notOpen'), until: fc.constantFrom('2026-12-10', '2027-01-10') }),
  step('task.logCall', { ...task, answered: fc.boolean() }),
  step('task.signNotice', { ...task, receipt: fc.constant('refused') }),
  step('task.propose', { ...task, proposal: fc.constant({ kind: 'pause', pauseReason: 'appraisal', days: 3 }), reason }),
  step('task.propose', { ...task, proposal: fc.constant({ kind: 'move', villageCode: NEIGHBOUR }), reason }),
  step('task.decideProposal', decision),
  step('task.decideProposal', decision),
  step('patrol.plan', { villageCode: fc.constant(VILLAGE), entityIds: fc.constant(['entity-task']) }),
  step('lead.report', reported),
  step('lead.accept', lead),
  step('lead.close', { ...lead, result: leadResult }),
  step('lead.handUp', { ...lead, reason: fc.constant('major') }),
  step('lead.transfer', { ...lead, department: fc.constantFrom(...DEPARTMENTS.slice(0, 2)) }),
  step('lead.acceptTransfer', lead),
  step('lead.returnTransfer', { ...lead, reason }),
  step('lead.feedback', { ...lead, result: leadResult }),
  step('lead.verify', { ...lead, confirmed: fc.boolean() }),
  step('lead.invalidate', { ...lead, reason }),
  fc.record({
    name: fc.constantFrom('task.assign', 'lead.close', 'calendar.saveYear', 'account.save'),
    args: fc.anything(),
    by: who,
    hours: fc.constant(0),
  }),
);

function check(w: World): void {
  for (const row of w.all(taskTable)) {
    const open = OPEN_TASK_STATES.includes(row.state);
    expect(row.open).toBe(open ? 1 : 0);
    expect(row.dueAt !== null, 'an open task has a limit, a closed one none').toBe(open);
    expect(row.closedAt !== null).toBe(!open);
    expect(row.scope).toBe(row.villageCode);
    if (open) expect(row.assigneeId !== null, `an assignee in ${row.state}`).toBe(row.state !== 'pushed' && row.state !== 'revisit');
    if (row.state === 'disposal') expect(w.lead(row.leadId ?? '')).toMatchObject({ taskId: row.id });
    const entity = w.all(entityTable).find((each) => each.id === row.entityId);
    if (open) expect(entity?.villageCode).toBe(row.villageCode);
  }
  for (const row of w.all(leadTable)) {
    const open = row.state !== 'closed' && row.state !== 'invalid';
    expect(row.open).toBe(open ? 1 : 0);
    expect(row.closedAt !== null).toBe(!open);
    expect(row.dueAt === null, `a limit in ${row.state}`).toBe(!open);
    if (row.department !== null) expect(row.also).toBe(`dept:${row.townCode}:${row.department}`);
    expect(row.handlerId === null || row.handlerId !== row.reporterId).toBe(true);
  }
}

describe('any sequence of commands', () => {
  it('never throws and leaves rows that agree with themselves', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 40 }), fc.integer({ min: 0 }), (steps, pick) => {
      const w = world();
      for (const { name, args, by, hours } of steps) {
        w.now += hours * 3_600_000;
        const leads = w.all(leadTable);
        const chosen = leads.length === 0 ? undefined : leads[pick % leads.length]?.id;
        const asked = w.all(taskProposalTable).find(({ state }) => state === 'open')?.id ?? '?';
        const proposed = name === 'task.decideProposal' ? { ...(args as object), id: asked } : args;
        const ofLead = typeof proposed === 'object' && proposed !== null && 'leadId' in proposed;
        const replaced = ofLead ? { ...proposed, leadId: chosen ?? '?' } : proposed;
        const before = w.snapshot();
        const outcome = w.issue(name, replaced, by);
        if (outcome.kind === 'applied') expectReplayable(before, outcome, w.snapshot());
        check(w);
      }
    }), { numRuns: 300 });
  });
});
