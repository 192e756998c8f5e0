/**
 * 审批: one tier up decides what was asked for, and what is approved happens at once. A village decides for its grid members, the
 * town for villages and departments, the city for everybody (permission matrix 1.11; pauses: domain catalogue 1.6).
 */
import { z } from 'zod';
import type { Role } from '../core/actor.ts';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { covers, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { proposalTable, riskTransferTable } from '../schema/disposal.ts';
import type { Proposal, RiskTransfer } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { villageTable } from '../schema/territory.ts';
import type { Village } from '../schema/territory.ts';
import { belongingsOf, goneAlong } from './along.ts';
import { extendLimit } from './common.ts';
import { isDepartment } from './departments.ts';
import { HAND_UP_REASONS, handedUpFor } from './hand-up.ts';
import { proposable } from './propose.ts';
import { reroutedRisks, reroutedTo } from './reroute.ts';
import { transferredTo } from './transfer.ts';

/** Who decides what a role asked for: the tier above it, and every tier above that. */
export const DECIDERS: Partial<Record<Role, readonly Role[]>> = {
  gridMember: ['villageDispatcher'],
  villageDispatcher: ['townStaff', 'citySupervisor'],
  deptOfficer: ['townStaff', 'citySupervisor'],
  townStaff: ['citySupervisor'],
};

/** Whether a role decides about a request. */
export const mayDecide = (request: Pick<Proposal, 'byRole' | 'state'>, role: Role): boolean =>
  request.state === 'open' && DECIDERS[request.byRole]?.includes(role) === true;

export const decideProposal = command({
  name: 'lead.decideProposal',
  summary: 'Approve or refuse what the tier below asked for; what is approved happens at once.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, approved: z.boolean(), reason: z.string().trim().max(500).default('') }),
  reads: (args) => ({ proposal: one(proposalTable, args.id) }),
  follow: (_args, { proposal }) => ({
    lead: one(leadTable, proposal?.leadId ?? ''), village: one(villageTable, proposal?.kind === 'reroute' ? proposal.what : ''),
    risks: many(riskTransferTable, { leadId: proposal?.leadId ?? '' }), ...belongingsOf(proposal?.leadId ?? ''),
  }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { proposal, lead, village, risks, ...belongings }, context) => {
    if (proposal === undefined) return rejected('row.notFound', { table: 'proposal' });
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const { actor, now } = context;
    if (DECIDERS[proposal.byRole]?.includes(actor.role) !== true) return rejected('role.forbidden', { role: actor.role });
    if (proposal.state !== 'open') return rejected('proposal.decided', { by: proposal.decidedByName });
    const decided: Proposal = {
      ...proposal, state: args.approved ? 'approved' : 'refused', decidedByName: actor.name, decidedAt: now, decision: args.reason,
    };
    const detail = { kind: proposal.kind, what: proposal.what, decision: decided.state, reason: args.reason };
    if (!args.approved) return applied([put(proposalTable, decided)], leadTable, lead, detail);
    const refusal = proposable(lead, proposal.kind, proposal.byRole, now);
    if (refusal !== undefined) return refusal;
    const effect = effectOf(proposal, { lead, village, risks }, context);
    if ('kind' in effect) return effect;
    // A lead that moves takes the decided proposal along, so that its new holder sees why it came.
    const { scope, also } = effect.lead;
    const moved = [...effect.others, ...goneAlong(effect.lead, belongings), put(proposalTable, { ...decided, scope, also })];
    return applied([put(leadTable, effect.lead), ...moved], leadTable, effect.lead, detail);
  },
});

interface Subject {
  readonly lead: Lead;
  readonly village: Village | undefined;
  readonly risks: readonly RiskTransfer[];
}

interface Effect {
  readonly lead: Lead;
  readonly others: readonly RowChange[];
}

function effectOf(proposal: Proposal, { lead, village, risks }: Subject, context: Context): Effect | Outcome {
  const alone = (changed: Lead): Effect => ({ lead: changed, others: [] });
  switch (proposal.kind) {
    case 'handUp': {
      const reason = HAND_UP_REASONS.find((each) => each === proposal.what) ?? 'ineffective';
      return alone(handedUpFor(lead, reason, context));
    }
    case 'reroute': {
      if (village === undefined) return rejected('row.notFound', { table: 'village' });
      if (!covers(context.actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
      return { lead: reroutedTo(lead, village, null, context), others: reroutedRisks(risks, village) };
    }
    case 'transfer':
      return isDepartment(proposal.what) ? alone(transferredTo(lead, proposal.what, context)) : rejected('lead.noDepartment');
    case 'major':
      return alone({ ...lead, ...stamp(context), major: 1 });
    case 'pause': {
      const pausedUntil = context.calendar.deadline(context.now, proposal.days).at;
      return alone({ ...lead, ...stamp(context), ...extendLimit(lead, proposal.days, context), pausedUntil });
    }
  }
}
