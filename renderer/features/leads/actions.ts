/**
 * What can be done with a lead, by where it lies and whoever sits at the desk. The same rules as the commands' own
 * (domain/lead); a test compares both for every role and place. The hub has the last word.
 */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Role } from '#domain/core/actor.ts';
import { applyForAction } from '#domain/enforcement/apply.ts';
import { VILLAGE_RESULTS } from '#domain/lead/close.ts';
import { RELEASE_GRACE_MS } from '#domain/lead/release.ts';
import { RETURN_DAYS } from '#domain/lead/return-transfer.ts';
import { DEFERRALS_MAX } from '#domain/lead/defer.ts';
import { RELAPSE_MS } from '#domain/lead/relapse.ts';
import type { ProposalKind } from '#domain/schema/disposal.ts';
import type { Lead, LeadResult, LeadState, LeadStep } from '#domain/schema/lead.ts';
import { LEAD_RESULTS } from '#domain/schema/lead.ts';
import type { CommandInput } from '../../bridge/issue.ts';

/** Where a lead lies: what is being done with it, or else its state. */
export type LeadPlace = LeadState | LeadStep;
export const placeOf = ({ state, step }: Pick<Lead, 'state' | 'step'>): LeadPlace => step ?? state;

export interface LeadViewer {
  readonly id: string;
  readonly role: Role;
  readonly memberId: string | null;
}

/** What else decides: the clock, and what a lead's detail tells. A list row without them offers what needs none of them. */
export interface LeadCircumstances {
  readonly now: number;
  readonly calendar: WorkCalendar;
  /** The disposal team was there. */
  readonly visited: boolean;
  /** What was asked for and waits for its decision. */
  readonly asked: readonly ProposalKind[];
  /** A closed lead was found that this one may be a relapse of. */
  readonly relapse: boolean;
}

interface Case extends LeadCircumstances {
  readonly lead: Lead;
  readonly viewer: LeadViewer;
}

interface LeadActionRule {
  readonly command: string;
  /** In which places a role may do it; a role that is not named may not. `any`: everywhere. */
  readonly by: Partial<Record<Role, readonly LeadPlace[] | 'any'>>;
  /** It is handling: not for the finder (采办分离). */
  readonly handling?: boolean;
  /** What stands in the way although place and role are right. */
  readonly unless?: (it: Case) => boolean;
}

const VILLAGE_AT_WORK = ['villageAccepted', 'disposing', 'resolved'] as const;
const WITH_VILLAGE = ['reported', ...VILLAGE_AT_WORK] as const;
/** Where the town decides; not while the city or a joint action has the lead. */
const WITH_TOWN = ['handedUp', 'triaged', 'coordinated', 'returned'] as const;
const AT_DEPARTMENT = ['deptAccepted', 'processing'] as const;
const WITH_DEPT = ['transferred', ...AT_DEPARTMENT] as const;
const OPEN = [...WITH_VILLAGE, ...WITH_TOWN, 'city', 'joint', ...WITH_DEPT, 'feedback'] as const;
const NOT_ACCEPTED = ['reported', 'villageAccepted'] as const;
const MAJOR = [...WITH_TOWN, 'city', 'joint', ...WITH_DEPT, 'feedback'] as const;

const waits = (kind: ProposalKind) => (it: Case) => it.asked.includes(kind);
const paused = ({ lead, now }: Case): boolean => lead.pausedUntil !== null && now <= lead.pausedUntil;
const isHandler = ({ lead, viewer }: Case): boolean =>
  lead.handlerId === viewer.id || (viewer.memberId !== null && lead.handlerId === viewer.memberId);
const late = ({ lead, now }: Case): boolean => lead.dueAt !== null && now > lead.dueAt;

/** In the order of the screen: the likelier one first. */
const RULES = {
  accept: { command: 'lead.accept', handling: true, by: { villageDispatcher: ['reported'], townStaff: ['reported'] } },
  acceptTransfer: { command: 'lead.acceptTransfer', handling: true, by: { deptOfficer: ['transferred'] } },
  coordinate: { command: 'lead.coordinate', by: { citySupervisor: ['city'] } },
  beginDisposal: { command: 'lead.beginDisposal', handling: true, by: { villageDispatcher: ['villageAccepted', 'disposing'] } },
  visit: { command: 'lead.visit', handling: true, by: { villageDispatcher: ['disposing'] } },
  resolve: { command: 'lead.resolve', handling: true, by: { villageDispatcher: ['disposing'] }, unless: (it) => !it.visited },
  startProcessing: { command: 'lead.startProcessing', handling: true, by: { deptOfficer: ['deptAccepted'] } },
  triage: { command: 'lead.triage', by: { townStaff: WITH_TOWN, citySupervisor: WITH_TOWN } },
  transfer: { command: 'lead.transfer', by: { townStaff: WITH_TOWN, citySupervisor: WITH_TOWN } },
  feedback: { command: 'lead.feedback', handling: true, by: { deptOfficer: AT_DEPARTMENT } },
  verify: { command: 'lead.verify', by: { townStaff: ['feedback'] } },
  revisit: {
    command: 'lead.revisit',
    by: { villageDispatcher: ['resolved', 'feedback'], townStaff: ['resolved', 'feedback'] },
    unless: isHandler,
  },
  close: {
    command: 'lead.close',
    handling: true,
    by: { villageDispatcher: ['villageAccepted', 'resolved'], townStaff: WITH_TOWN, citySupervisor: WITH_TOWN },
    unless: ({ lead }) => lead.step === 'resolved' && lead.revisit !== 'confirmed',
  },
  handUp: { command: 'lead.handUp', by: { villageDispatcher: WITH_VILLAGE } },
  returnTransfer: {
    command: 'lead.returnTransfer',
    by: { deptOfficer: WITH_DEPT },
    unless: ({ lead, calendar, now }) =>
      lead.returns === 1 || (lead.limitFrom !== null && now > calendar.deadline(lead.limitFrom, RETURN_DAYS).at),
  },
  reportToCity: { command: 'lead.reportToCity', by: { townStaff: WITH_TOWN } },
  sendBack: { command: 'lead.sendBack', by: { townStaff: WITH_TOWN, citySupervisor: ['city'] } },
  reopen: {
    command: 'lead.reopen',
    by: { townStaff: ['closed'], citySupervisor: ['closed'] },
    unless: ({ lead, now }) => lead.closedAt !== null && now - lead.closedAt > RELAPSE_MS,
  },
  defer: {
    command: 'lead.defer',
    by: { villageDispatcher: ['villageAccepted', 'disposing'] },
    unless: (it) => it.lead.deferrals >= DEFERRALS_MAX || late(it),
  },
  reroute: { command: 'lead.reroute', by: { townStaff: NOT_ACCEPTED, citySupervisor: NOT_ACCEPTED } },
  askPause: {
    command: 'lead.propose',
    by: { villageDispatcher: VILLAGE_AT_WORK, deptOfficer: WITH_DEPT, townStaff: WITH_TOWN },
    unless: (it) => paused(it) || waits('pause')(it),
  },
  askReroute: { command: 'lead.propose', by: { villageDispatcher: NOT_ACCEPTED }, unless: waits('reroute') },
  askTransfer: {
    command: 'lead.propose',
    by: { villageDispatcher: WITH_VILLAGE, deptOfficer: WITH_DEPT },
    unless: waits('transfer'),
  },
  askMajor: {
    command: 'lead.propose',
    by: { villageDispatcher: [...WITH_VILLAGE, ...WITH_TOWN], deptOfficer: WITH_DEPT },
    unless: (it) => it.lead.major === 1 || waits('major')(it),
  },
  markMajor: { command: 'lead.markMajor', by: { townStaff: MAJOR, citySupervisor: MAJOR } },
  linkRelapse: {
    command: 'lead.linkRelapse',
    by: { villageDispatcher: OPEN, townStaff: OPEN, citySupervisor: OPEN },
    unless: (it) => !it.relapse,
  },
  release: {
    command: 'lead.release',
    by: { villageDispatcher: ['villageAccepted'], townStaff: ['villageAccepted'], deptOfficer: ['deptAccepted'] },
    unless: ({ lead, viewer, now }) => lead.handlerId !== viewer.id || now - lead.changedAt > RELEASE_GRACE_MS,
  },
  urge: { command: 'lead.urge', by: { townStaff: OPEN, citySupervisor: OPEN } },
  remark: { command: 'lead.remark', by: { villageDispatcher: 'any', townStaff: 'any', deptOfficer: 'any', citySupervisor: 'any' } },
  invalidate: { command: 'lead.invalidate', by: { villageDispatcher: WITH_VILLAGE, townStaff: [...WITH_VILLAGE, ...WITH_TOWN] } },
} as const satisfies Record<string, LeadActionRule>;

export type LeadAction = keyof typeof RULES;
export const LEAD_ACTIONS = Object.keys(RULES) as readonly LeadAction[];

const ruleOf = (action: LeadAction): LeadActionRule => RULES[action];
export const commandOf = (action: LeadAction): string => ruleOf(action).command;

/** Actions that need nothing but the lead; what takes each back within the grace, where something does. */
const AT_ONCE: Partial<Record<LeadAction, LeadAction | null>> = { accept: 'release', acceptTransfer: 'release', release: null };
export const asksNothing = (action: LeadAction): boolean => action in AT_ONCE;

/** The command that takes an action back; undefined where nothing does. */
export function inverseOf(action: LeadAction, leadId: string): CommandInput | undefined {
  const inverse = AT_ONCE[action];
  return inverse === undefined || inverse === null ? undefined : { command: commandOf(inverse), args: { leadId } };
}

/** The step that brings the lead forward, most likely first. */
const NEXT: readonly LeadAction[] = [
  'accept', 'acceptTransfer', 'coordinate', 'resolve', 'visit', 'close', 'beginDisposal', 'startProcessing', 'feedback', 'verify',
  'revisit', 'triage', 'transfer', 'handUp', 'reopen', 'urge',
];
/** Where another step than the usual one comes first. */
const NEXT_IN: Partial<Record<LeadPlace, LeadAction>> = {
  villageAccepted: 'beginDisposal', triaged: 'transfer', handedUp: 'triage', coordinated: 'triage', returned: 'triage',
};

/** What alone brings a lead forward that waits for its verification: handing it up instead is no next step. */
const AFTER_DISPOSAL: readonly LeadAction[] = ['close', 'revisit'];

export interface LeadActions {
  /** Undefined while the lead waits for somebody else. */
  readonly primary: LeadAction | undefined;
  readonly others: readonly LeadAction[];
  /** The viewer found the lead, so that handling it is for somebody else. */
  readonly finder: boolean;
}

export function leadActionsOf(lead: Lead, viewer: LeadViewer, circumstances: LeadCircumstances): LeadActions {
  const finder = lead.reporterId !== null && (lead.reporterId === viewer.id || lead.reporterId === viewer.memberId);
  const place = placeOf(lead);
  const possible = LEAD_ACTIONS.filter((action) => {
    const { by, handling, unless } = ruleOf(action);
    const places = by[viewer.role];
    if (places === undefined || (places !== 'any' && !places.includes(place))) return false;
    return !(finder && handling === true) && unless?.({ ...circumstances, lead, viewer }) !== true;
  });
  const first = NEXT_IN[place];
  const usual = (place === 'resolved' ? AFTER_DISPOSAL : NEXT).find((action) => possible.includes(action));
  const primary = first !== undefined && possible.includes(first) ? first : usual;
  return { primary, others: possible.filter((action) => action !== primary), finder };
}

export const allows = ({ primary, others }: LeadActions, action: LeadAction): boolean => primary === action || others.includes(action);

/** Whether a joint enforcement (联合执法) may be started or applied for with this lead as a target: that is another page's work. */
export function mayStartJoint(lead: Pick<Lead, 'state' | 'step'>, role: Role): boolean {
  const places: readonly LeadPlace[] = role === 'deptOfficer' ? WITH_DEPT : WITH_TOWN;
  return applyForAction.roles.includes(role) && places.includes(placeOf(lead));
}

/** The results a role may record: penalties and the police are decided above the village. */
export function resultsFor(role: Role): readonly LeadResult[] {
  return role === 'villageDispatcher' ? VILLAGE_RESULTS : LEAD_RESULTS;
}

/** Whether a role may do it somewhere: what the keyboard help lists. */
export function mayEver(action: LeadAction, role: Role): boolean {
  return ruleOf(action).by[role] !== undefined;
}
