/**
 * What can be done with a lead, by its state and whoever sits at the desk. The same rules as the commands' own
 * (domain/lead); a test compares both. The hub has the last word.
 */
import type { Role } from '#domain/core/actor.ts';
import type { Lead, LeadResult, LeadState } from '#domain/schema/lead.ts';
import { LEAD_RESULTS } from '#domain/schema/lead.ts';
import { VILLAGE_RESULTS } from '#domain/lead/close.ts';

export const LEAD_ACTIONS = [
  'accept',
  'close',
  'handUp',
  'transfer',
  'acceptTransfer',
  'feedback',
  'verify',
  'returnTransfer',
  'urge',
  'remark',
  'invalidate',
] as const;
export type LeadAction = (typeof LEAD_ACTIONS)[number];

const OPEN: readonly LeadState[] = [
  'reported',
  'villageAccepted',
  'handedUp',
  'transferred',
  'deptAccepted',
  'returned',
  'feedback',
];

/** In which states a role may do it; a role that is not named may not. `any`: in every state. */
const RULES: Readonly<Record<LeadAction, Partial<Record<Role, readonly LeadState[] | 'any'>>>> = {
  accept: { villageDispatcher: ['reported'], townStaff: ['reported'] },
  close: { villageDispatcher: ['villageAccepted'], townStaff: ['handedUp', 'returned'], citySupervisor: ['handedUp', 'returned'] },
  handUp: { villageDispatcher: ['reported', 'villageAccepted'] },
  transfer: { townStaff: ['handedUp', 'returned'], citySupervisor: ['handedUp', 'returned'] },
  acceptTransfer: { deptOfficer: ['transferred'] },
  feedback: { deptOfficer: ['deptAccepted'] },
  verify: { townStaff: ['feedback'] },
  returnTransfer: { deptOfficer: ['transferred', 'deptAccepted'] },
  urge: { townStaff: OPEN, citySupervisor: OPEN },
  remark: { villageDispatcher: 'any', townStaff: 'any', deptOfficer: 'any', citySupervisor: 'any' },
  invalidate: {
    villageDispatcher: ['reported', 'villageAccepted'],
    townStaff: ['reported', 'villageAccepted', 'handedUp', 'returned'],
  },
};

/** 采办分离: the finder does not handle the lead. */
const HANDLING: readonly LeadAction[] = ['accept', 'close', 'acceptTransfer', 'feedback'];
/** The step that brings the lead forward, most likely first. */
const NEXT: readonly LeadAction[] = ['accept', 'acceptTransfer', 'feedback', 'verify', 'transfer', 'close', 'handUp', 'urge'];

export interface LeadViewer {
  readonly id: string;
  readonly role: Role;
  readonly memberId: string | null;
}

export interface LeadActions {
  readonly primary: LeadAction | undefined;
  readonly others: readonly LeadAction[];
  /** The viewer found the lead, so that handling it is for somebody else. */
  readonly finder: boolean;
}

export function leadActionsOf(lead: Pick<Lead, 'state' | 'reporterId' | 'returns'>, viewer: LeadViewer): LeadActions {
  const finder = lead.reporterId !== null && (lead.reporterId === viewer.id || lead.reporterId === viewer.memberId);
  const possible = LEAD_ACTIONS.filter((action) => {
    const states = RULES[action][viewer.role];
    if (states === undefined || (states !== 'any' && !states.includes(lead.state))) return false;
    if (finder && HANDLING.includes(action)) return false;
    return action !== 'returnTransfer' || lead.returns === 0;
  });
  const primary = NEXT.find((action) => possible.includes(action));
  return { primary, others: possible.filter((action) => action !== primary), finder };
}

/** The results a role may record: penalties and the police are decided above the village. */
export function resultsFor(role: Role): readonly LeadResult[] {
  return role === 'villageDispatcher' ? VILLAGE_RESULTS : LEAD_RESULTS;
}

/** Whether a role may do it in some state: what the keyboard help lists. */
export function mayEver(action: LeadAction, role: Role): boolean {
  return RULES[action][role] !== undefined;
}
