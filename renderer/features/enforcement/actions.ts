/**
 * What can be done with a joint action, by its state and whoever sits at the desk. The same rules as the commands' own
 * (domain/enforcement); a test compares both. The hub has the last word.
 */
import { dayNumber } from '#domain/calendar/calendar.ts';
import type { Role } from '#domain/core/actor.ts';
import { LOOK_BACK_DAYS } from '#domain/enforcement/summarise.ts';
import type { ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { ActionDetail, ActionSheetRow, ActionStateSeen } from '#protocol/bridge/queries.ts';

export const ENFORCEMENT_ACTIONS = [
  'receive',
  'checkIn',
  'recordResult',
  'plan',
  'approve',
  'notify',
  'summarise',
  'lookBack',
  'close',
  'refuse',
  'cancel',
] as const;
export type EnforcementAction = (typeof ENFORCEMENT_ACTIONS)[number];

const LEADERSHIP: readonly Role[] = ['townStaff', 'citySupervisor'];
const ON_SITE: readonly Role[] = ['deptOfficer', 'townStaff'];

const ROLES: Readonly<Record<EnforcementAction, readonly Role[]>> = {
  receive: ['deptOfficer'],
  checkIn: ON_SITE,
  recordResult: ON_SITE,
  plan: LEADERSHIP,
  approve: LEADERSHIP,
  notify: LEADERSHIP,
  summarise: LEADERSHIP,
  lookBack: LEADERSHIP,
  close: LEADERSHIP,
  refuse: LEADERSHIP,
  cancel: LEADERSHIP,
};

/** Which states an action is in for what leads it on; rows of departments and targets say the rest. */
const STATES: Partial<Record<EnforcementAction, readonly ActionStateSeen[]>> = {
  plan: ['applied', 'planned'],
  approve: ['planned'],
  notify: ['approved'],
  summarise: ['noticed'],
  lookBack: ['summarised'],
  close: ['summarised'],
  refuse: ['applied', 'planned'],
  cancel: ['applied', 'planned', 'approved', 'noticed'],
};

export interface EnforcementViewer {
  readonly id: string;
  readonly role: Role;
  /** The department scope of an officer. */
  readonly place: string;
}

export interface EnforcementActions {
  readonly primary: EnforcementAction | undefined;
  readonly others: readonly EnforcementAction[];
  /** The viewer drew up the plan, so that somebody else approves it. */
  readonly planner: boolean;
}

/** What brings it forward, most likely first. */
const NEXT: readonly EnforcementAction[] = [
  'receive', 'checkIn', 'approve', 'notify', 'summarise', 'recordResult', 'lookBack', 'close', 'plan',
];

export function enforcementActionsOf(detail: ActionDetail, viewer: EnforcementViewer, now: number): EnforcementActions {
  const planner = detail.action !== null && detail.action.plannedById === viewer.id;
  const possible = ENFORCEMENT_ACTIONS.filter((action) => isPossible(action, detail, viewer, now));
  const primary = NEXT.find((action) => possible.includes(action) && !isAside(action, detail, viewer));
  return { primary, others: possible.filter((action) => action !== primary), planner };
}

/** The town checks in for a department only by telephone, and results may come in late: possible, but not what is next. */
function isAside(action: EnforcementAction, { summary }: ActionDetail, { role }: EnforcementViewer): boolean {
  return (action === 'checkIn' && role === 'townStaff') || (action === 'recordResult' && summary.state !== 'noticed');
}

function isPossible(action: EnforcementAction, detail: ActionDetail, viewer: EnforcementViewer, now: number): boolean {
  if (!ROLES[action].includes(viewer.role)) return false;
  const states = STATES[action];
  if (states !== undefined && !states.includes(detail.summary.state)) return false;
  switch (action) {
    case 'receive':
      return detail.units.some((unit) => isOwn(unit, viewer) && unit.open === 1 && unit.receivedAt === null);
    case 'checkIn':
      return detail.units.some((unit) => mayCheckIn(unit, viewer));
    case 'recordResult':
      return detail.sheet.some(({ results }) => results.some((row) => mayRecord(row, viewer)));
    case 'approve':
      return detail.action !== null && detail.action.plannedById !== viewer.id;
    case 'summarise':
      return detail.sheet.every(isVisited);
    case 'lookBack':
      return detail.sheet.some((row) => LOOK_BACK_DAYS.some((days) => mayLookBack(detail, row, days, now)));
    case 'close':
      return detail.sheet.every(({ checks }) => checks.length === LOOK_BACK_DAYS.length);
    default:
      return true;
  }
}

/** Whether a row is of the viewer's department; the town's own staff act for every department of theirs. */
const isOwn = ({ also }: Pick<ActionUnit, 'also'>, { role, place }: EnforcementViewer): boolean =>
  role === 'townStaff' || also === place;

export const mayCheckIn = (unit: ActionUnit, viewer: EnforcementViewer): boolean =>
  ON_SITE.includes(viewer.role) && isOwn(unit, viewer) && unit.open === 1 && unit.checkedInAt === null;

export const mayRecord = (target: ActionTarget, viewer: EnforcementViewer): boolean =>
  ON_SITE.includes(viewer.role) && isOwn(target, viewer) && target.open === 1;

export const isVisited = ({ results }: ActionSheetRow): boolean => results.some(({ result }) => result !== null);

/** A look-back is made once, from its calendar day on. */
export function mayLookBack({ action }: ActionDetail, row: ActionSheetRow, days: number, now: number): boolean {
  if (action === null || action.state !== 'summarised' || row.checks.some((check) => check.days === days)) return false;
  return dayNumber(now) >= dayNumber(action.summarisedAt ?? now) + days;
}

/** Whether a role may do it in some state: what the keyboard help lists. */
export const mayEver = (action: EnforcementAction, role: Role): boolean => ROLES[action].includes(role);
