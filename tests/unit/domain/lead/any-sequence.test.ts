/** Disposal, enforcement and supervision in whatever order by whomever: nothing throws, and every row agrees with itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { actionTable, actionTargetTable } from '#domain/schema/enforcement.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { LeadState, LeadStep } from '#domain/schema/lead.ts';
import { rectificationProblemTable, rectificationTable, supervisionTable } from '#domain/schema/supervision.ts';
import { CASEWORK_EXAMPLES } from '../examples.ts';
import { expectReplayable } from '../matrix.ts';
import { colleagueOf } from '../people.ts';
import { chen, city, dispatcher, health, li, market, neighbour, town } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { noticed, planned } from '../enforcement/places.ts';
import { LEAD, leadWorld } from './places.ts';

const WHO = [dispatcher, colleagueOf(dispatcher), neighbour, town, colleagueOf(town), city, market, health, chen, li];

const LEAD_STEPS: readonly (readonly [string, object])[] = [
  ['lead.accept', {}], ['lead.beginDisposal', { teamId: 'team' }], ['lead.visit', { result: 'promised' }],
  ['lead.resolve', { result: 'stopped' }],
  ['lead.revisit', { confirmed: true }], ['lead.revisit', { confirmed: false }], ['lead.close', { result: 'stopped' }],
  ['lead.handUp', { reason: 'noPower' }],
  ['lead.triage', { departments: ['market'], hazard: 'high', casualties: true }], ['lead.transfer', { department: 'market' }],
  ['lead.acceptTransfer', {}], ['lead.startProcessing', {}], ['lead.returnTransfer', { reason: 'x' }],
  ['lead.feedback', { result: 'permitted' }],
  ['lead.verify', { confirmed: true }], ['lead.verify', { confirmed: false }], ['lead.reopen', { to: 'village', reason: 'x' }],
  ['lead.reopen', { to: 'department', reason: 'x' }], ['lead.sendBack', { reason: 'x' }], ['lead.reportToCity', { reason: 'x' }],
  ['lead.coordinate', { instruction: 'x' }], ['lead.defer', { reason: 'notOpen', until: '2026-12-20' }],
  ['lead.markMajor', { major: true, reason: 'x' }],
  ['lead.propose', { proposal: { kind: 'pause', pauseReason: 'appraisal', days: 4 }, reason: 'x' }],
  ['lead.propose', { proposal: { kind: 'transfer', department: 'health' }, reason: 'x' }],
  ['lead.propose', { proposal: { kind: 'handUp', handUpReason: 'major' }, reason: 'x' }], ['lead.invalidate', { reason: 'x' }],
];
const onLead = LEAD_STEPS.map(([command, args]) => [command, { leadId: LEAD, ...args }] as const);
const others = Object.entries(CASEWORK_EXAMPLES).filter(([name]) => !name.startsWith('lead.')).map(
  ([name, { args }]) => [name, args] as const,
);

const step = fc.record({
  issued: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...onLead) }, { weight: 2, arbitrary: fc.constantFrom(...others) },
    { weight: 1, arbitrary: fc.constant(['lead.decideProposal', { id: 'row', approved: true }] as const) }),
  // Mostly by somebody of a role that may, or nothing would ever get anywhere.
  by: fc.nat(), anybody: fc.integer({ min: 0, max: 9 }),
  hours: fc.integer({ min: 0, max: 30 }),
  pick: fc.nat(),
});

function personFor(command: string, by: number, anybody: number): Actor {
  const allowed = WHO.filter(({ role }) => commandNamed(command)?.roles.includes(role) === true);
  const people = anybody === 0 ? WHO : allowed;
  return people[by % people.length] ?? chen;
}

/** The example's key replaced by one of a row the command could be about. */
function aimed(w: World, command: string, args: object, pick: number): object {
  if (!('id' in args) || args.id !== 'row') return args;
  const [noun = ''] = command.split('.');
  const table = noun === 'order' ? 'emergency' : noun === 'lead' ? 'proposal' : noun;
  const keys = [...w.snapshot().keys()].filter((each) => each.startsWith(table));
  const key = keys.length === 0 ? undefined : keys[pick % keys.length];
  return { ...args, id: key === undefined ? 'none' : key.slice(key.indexOf('/') + 1) };
}

/** Where a sequence begins: with a lead somewhere, or with a joint action under way. */
const STARTS: Readonly<Record<string, () => World>> = {
  reported: () => leadWorld('reported'), disposing: () => leadWorld('disposing'), handedUp: () => leadWorld('handedUp'),
  deptAccepted: () => leadWorld('deptAccepted'), planned, noticed,
};

const STEPS_OF: Readonly<Record<LeadState, readonly (LeadStep | null)[]>> = {
  reported: [null], villageAccepted: [null, 'disposing', 'resolved'], handedUp: [null, 'triaged', 'city', 'coordinated', 'joint'],
  transferred: [null], deptAccepted: [null, 'processing'], returned: [null, 'triaged', 'city', 'coordinated', 'joint'], feedback: [null],
  closed: [null], invalid: [null],
};

function check(w: World): void {
  for (const lead of w.all(leadTable)) {
    const open = lead.state !== 'closed' && lead.state !== 'invalid';
    expect(lead.open).toBe(open ? 1 : 0);
    expect(lead.closedAt !== null).toBe(!open);
    expect(STEPS_OF[lead.state], `step of ${lead.state}`).toContain(lead.step);
    expect(
      lead.dueAt === null, `a limit in ${lead.state} ${String(lead.step)}`,
    ).toBe(!open || lead.step === 'city' || lead.step === 'joint');
    expect(lead.scope).toBe(lead.villageCode);
    if (lead.department !== null) expect(lead.also).toBe(`dept:${lead.townCode}:${lead.department}`);
    expect(lead.handlerId === null || lead.handlerId !== lead.reporterId).toBe(true);
    expect(lead.overdueSince === null).toBe(lead.overdues === 0);
    if (lead.step === 'resolved' || lead.state === 'feedback' || lead.state === 'closed') expect(lead.result).not.toBeNull();
    if (lead.step === 'joint') expect(lead.actionId).not.toBeNull();
  }
  for (const action of w.all(actionTable)) {
    expect(action.open === 0).toBe(['closed', 'refused', 'cancelled'].includes(action.state));
    expect(action.open === 0).toBe(action.closedAt !== null);
    const rows = w.all(actionTargetTable).filter(({ actionId }) => actionId === action.id);
    if (action.noticedAt !== null) expect(rows).toHaveLength(
      (JSON.parse(action.units) as []).length * (JSON.parse(action.targets) as []).length,
    );
  }
  for (const card of w.all(supervisionTable)) expect(card.open === 0).toBe(card.state === 'lifted');
  for (const plan of w.all(rectificationTable)) {
    const problems = w.all(rectificationProblemTable).filter(({ rectificationId }) => rectificationId === plan.id);
    expect(plan.open === 0).toBe(problems.every(({ state }) => state === 'struckOff' || state === 'longTerm'));
  }
}

describe('any sequence of casework', () => {
  it('never throws, leaves rows that agree with themselves, and is replayed from its row changes', () => {
    const reached = new Set<string>();
    fc.assert(fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), fc.constantFrom(...Object.keys(STARTS)), (steps, start) => {
      const w = STARTS[start]?.() ?? leadWorld('reported');
      for (const { issued: [command, args], by, anybody, hours, pick } of steps) {
        w.now += hours * 3_600_000;
        const before = w.snapshot();
        const outcome = w.issue(command, aimed(w, command, args, pick), personFor(command, by, anybody));
        if (outcome.kind !== 'applied') continue;
        reached.add(command);
        expectReplayable(before, outcome, w.snapshot());
        check(w);
      }
    }), { numRuns: 300 });
    // The test means nothing where nothing applies.
    expect(reached.size).toBeGreaterThan(40);
  });
});
