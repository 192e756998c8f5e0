/**
 * 请求、建议: what a role may ask for but not do itself (permission matrix 1.11): a grid member asks to hand up, a village for another
 * village, a department or a village for a transfer or for a major lead, and whoever holds the lead for a pause of its limit.
 */
import { z } from 'zod';
import type { Role } from '../core/actor.ts';
import { reasonText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { PAUSE_REASONS, proposalTable } from '../schema/disposal.ts';
import type { Proposal, ProposalKind } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead, LeadState } from '../schema/lead.ts';
import { departmentScopeOf, elsewhere, leadState, notAtStep, notIn } from './common.ts';
import { DEPARTMENTS } from './departments.ts';
import { HAND_UP_REASONS } from './hand-up.ts';

/** Longest pause of a limit that may be asked for at once, in working days. */
const PAUSE_DAYS_MAX = 30;

const VILLAGE: readonly LeadState[] = ['reported', 'villageAccepted'];
const TOWN: readonly LeadState[] = ['handedUp', 'returned'];
const DEPARTMENT: readonly LeadState[] = ['transferred', 'deptAccepted'];

/** Who may propose what, and with whom the lead must be then. A kind a role does not have here it decides itself, or not at all. */
export const PROPOSERS: Readonly<Record<ProposalKind, Partial<Record<Role, readonly LeadState[]>>>> = {
  handUp: { gridMember: VILLAGE },
  reroute: { villageDispatcher: VILLAGE },
  transfer: { villageDispatcher: VILLAGE, deptOfficer: DEPARTMENT },
  major: { villageDispatcher: [...VILLAGE, ...TOWN], deptOfficer: DEPARTMENT },
  pause: { villageDispatcher: ['villageAccepted'], deptOfficer: DEPARTMENT, townStaff: TOWN },
};

const proposal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('handUp'), handUpReason: z.enum(HAND_UP_REASONS) }),
  z.strictObject({ kind: z.literal('reroute'), villageCode }),
  z.strictObject({ kind: z.literal('transfer'), department: z.enum(DEPARTMENTS) }),
  z.strictObject({ kind: z.literal('major') }),
  z.strictObject({ kind: z.literal('pause'), pauseReason: z.enum(PAUSE_REASONS), days: z.int().min(1).max(PAUSE_DAYS_MAX) }),
]);

function whatOf(asked: z.output<typeof proposal>): string {
  switch (asked.kind) {
    case 'handUp': return asked.handUpReason;
    case 'reroute': return asked.villageCode;
    case 'transfer': return asked.department;
    case 'major': return '';
    case 'pause': return asked.pauseReason;
  }
}

/** Whether what is asked for can still be done with the lead: asked when it is proposed and again when it is decided. */
export function proposable(lead: Lead, kind: ProposalKind, proposer: Role, now: number): Outcome | undefined {
  const refusal = notIn(lead, PROPOSERS[kind][proposer] ?? []) ?? elsewhere(lead);
  if (refusal !== undefined) return refusal;
  if (kind === 'reroute') return notAtStep(lead, [null]);
  return kind === 'pause' && lead.pausedUntil !== null && now <= lead.pausedUntil
    ? rejected('limit.paused', {}, leadState(lead))
    : undefined;
}

export const proposeForLead = command({
  name: 'lead.propose',
  summary: 'Ask for what the role may not decide: hand up, another village, a transfer, a major lead, a pause.',
  roles: ['gridMember', 'villageDispatcher', 'deptOfficer', 'townStaff'],
  args: z.strictObject({ leadId: rowId, proposal, reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), proposals: many(proposalTable, { leadId: args.leadId }) }),
  writes: (_args, { lead }, { actor }) => (actor.role === 'deptOfficer' ? departmentScopeOf(lead) : scopeOf(lead)),
  decide: ({ proposal: asked, reason }, { lead, proposals }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const { actor, now } = context;
    const { kind } = asked;
    if (PROPOSERS[kind][actor.role] === undefined) return rejected('role.forbidden', { role: actor.role });
    const refusal = proposable(lead, kind, actor.role, now);
    if (refusal !== undefined) return refusal;
    if (proposals.some((other) => other.kind === kind && other.state === 'open')) return rejected('proposal.exists', {}, leadState(lead));
    const proposed: Proposal = {
      id: createdId(context, 'proposal'), scope: lead.scope, also: lead.also, leadId: lead.id, kind, state: 'open', reason,
      what: whatOf(asked), days: asked.kind === 'pause' ? asked.days : 0,
      byId: actor.accountId, byName: actor.name, byRole: actor.role, at: now, decidedByName: null, decidedAt: null, decision: '',
    };
    return applied([put(proposalTable, proposed)], leadTable, lead, { kind, what: proposed.what, days: proposed.days, reason });
  },
});
