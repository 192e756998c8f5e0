/** The lead desk offers what the commands would accept, neither more nor less. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import type { Lead, LeadState } from '#domain/schema/lead.ts';
import { LEAD_RESULTS, LEAD_STATES, leadTable } from '#domain/schema/lead.ts';
import { LEAD_ACTIONS, leadActionsOf, mayEver, resultsFor } from '#renderer/features/leads/actions.ts';
import type { LeadAction } from '#renderer/features/leads/actions.ts';
import { city, dispatcher, market, town, TOWN, VILLAGE, world } from '../../domain/task/world.ts';

const ACTORS: readonly Actor[] = [dispatcher, town, market, city];
const ARGS: Readonly<Record<LeadAction, object>> = {
  accept: {},
  close: { result: 'stopped' },
  handUp: { reason: 'major' },
  transfer: { department: 'market' },
  acceptTransfer: {},
  feedback: { result: 'stopped' },
  verify: { confirmed: true },
  returnTransfer: { reason: 'x' },
  urge: {},
  remark: { text: 'x' },
  invalidate: { reason: 'x' },
};

/** A lead in a state, seen by the department too where it lies with it. */
function leadIn(state: LeadState, changes: Partial<Lead> = {}): Lead {
  const w = world();
  w.must(
    'lead.report',
    { villageCode: VILLAGE, category: 'other', subjectName: '无名小吃店', address: '某路9号', origin: 'complaint' },
    dispatcher,
  );
  const withDepartment = { department: 'market', also: `dept:${TOWN}:market` } as const;
  return { ...w.lead(), ...withDepartment, state, open: state === 'closed' || state === 'invalid' ? 0 : 1, ...changes };
}

function viewer({ accountId, role, memberId }: Actor): { id: string; role: Role; memberId: string | null } {
  return { id: accountId, role, memberId };
}

function offered(lead: Lead, by: Actor): readonly LeadAction[] {
  const { primary, others } = leadActionsOf(lead, viewer(by));
  return primary === undefined ? others : [primary, ...others];
}

describe.each(LEAD_ACTIONS)('%s', (action) => {
  it('is offered to the roles of its command', () => {
    const roles = commandNamed(`lead.${action}`)?.roles ?? [];
    for (const { role } of ACTORS) expect(mayEver(action, role), role).toBe(roles.includes(role));
  });

  it.each(LEAD_STATES)('is offered in the state %s exactly when the command applies', (state) => {
    const lead = leadIn(state);
    for (const by of ACTORS.filter(({ role }) => mayEver(action, role))) {
      const w = world();
      w.put(leadTable, lead);
      const outcome = w.refusal(`lead.${action}`, { leadId: lead.id, ...ARGS[action] }, by);
      expect(outcome === 'applied', `${by.role}: ${outcome}`).toBe(offered(lead, by).includes(action));
    }
  });
});

describe('a finder', () => {
  it('is not offered to handle the lead, and the command would refuse', () => {
    const lead = leadIn('reported', { reporterId: dispatcher.accountId });
    const w = world();
    w.put(leadTable, lead);
    expect(offered(lead, dispatcher)).not.toContain('accept');
    expect(offered(lead, dispatcher)).toContain('handUp');
    expect(w.refusal('lead.accept', { leadId: lead.id }, dispatcher)).toBe('lead.finderIsHandler');
  });
});

describe('a department', () => {
  it('returns a lead once', () => {
    expect(offered(leadIn('deptAccepted', { returns: 0 }), market)).toContain('returnTransfer');
    expect(offered(leadIn('deptAccepted', { returns: 1 }), market)).not.toContain('returnTransfer');
  });
});

describe('results', () => {
  it('of a village are those the command takes from it', () => {
    for (const result of LEAD_RESULTS) {
      const w = world();
      const lead = leadIn('villageAccepted');
      w.put(leadTable, lead);
      const outcome = w.refusal('lead.close', { leadId: lead.id, result }, dispatcher);
      expect(outcome === 'applied', result).toBe(resultsFor('villageDispatcher').includes(result));
    }
  });
});
