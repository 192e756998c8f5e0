/** Which leads stand in a queue, and how many. */
import type { Database } from 'better-sqlite3';
import type { Role } from '#domain/core/actor.ts';
import type { Measure } from '#domain/indicators/measures.ts';
import { DECIDERS } from '#domain/lead/decide-proposal.ts';
import { LEAD_STATES, LEAD_STEPS } from '#domain/schema/lead.ts';
import type { LeadState, LeadStep } from '#domain/schema/lead.ts';
import type { DeskCounts, LeadQueue } from '#protocol/bridge/queries.ts';
import { both, condition, first, inPlace, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import type { Counters } from './tally.ts';

const OPEN = condition('open = 1');

const inStates = (...states: readonly LeadState[]): Condition => condition(`state IN (${states.map(() => '?').join(', ')})`, ...states);
const atStep = (step: LeadStep): Condition => condition('step = ?', step);

/** The conditions of a queue. `role` is the viewer's: whose requests wait for it depends on who it is. */
export function inQueue(queue: LeadQueue, role: Role, now: number): readonly Condition[] {
  switch (queue) {
    case 'toAccept':
      return [OPEN, inStates('reported')];
    case 'disposing':
      return [OPEN, inStates('villageAccepted'), condition("step IS NOT 'resolved'")];
    case 'resolved':
      return [OPEN, atStep('resolved')];
    // Returned leads lie with the town again, as those just handed up.
    case 'handedUp':
      return [OPEN, inStates('handedUp', 'returned')];
    case 'toTriage':
      return [OPEN, inStates('handedUp', 'returned'), condition("(step IS NULL OR step = 'coordinated')")];
    case 'toTransfer':
      return [OPEN, atStep('triaged')];
    case 'returned':
      return [OPEN, inStates('returned')];
    case 'city':
      return [OPEN, atStep('city')];
    case 'joint':
      return [OPEN, atStep('joint')];
    case 'toReceive':
      return [OPEN, inStates('transferred')];
    case 'processing':
      return [OPEN, inStates('deptAccepted')];
    case 'atDepartment':
      return [OPEN, inStates('transferred', 'deptAccepted')];
    case 'toVerify':
      return [OPEN, inStates('feedback')];
    case 'decisions':
      return [OPEN, requestedBy(decidedBy(role))];
    case 'asked':
      return [OPEN, requestedBy([role])];
    case 'major':
      return [OPEN, condition('major = 1')];
    case 'relapsed':
      return [OPEN, condition('relapseOf IS NOT NULL')];
    case 'overdue':
      return [OPEN, ...withLight('red', now)];
    case 'open':
      return [OPEN];
    case 'closed':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

/** The roles whose requests a role decides (one tier up, and every tier above). */
const decidedBy = (role: Role): readonly Role[] =>
  (Object.entries(DECIDERS) as [Role, readonly Role[]][]).filter(([, deciders]) => deciders.includes(role)).map(([asking]) => asking);

/** Leads with an open request of one of the roles: there are few, so they are looked up by key. */
function requestedBy(roles: readonly Role[]): Condition {
  const asking = 'byRole IN (SELECT value FROM json_each(?))';
  return condition(`id IN (SELECT leadId FROM proposal WHERE state = 'open' AND ${asking})`, JSON.stringify(roles));
}

/** The counters the queues are added up from. */
export const LEAD_MEASURES: readonly Measure[] = [
  ...LEAD_STATES.map((state) => `lead:${state}` as const),
  ...LEAD_STEPS.map((step) => `step:${step}` as const),
  'leadsOpen', 'leadsClosed', 'leadsMajor', 'leadsRelapsed',
];

interface LeadViewer {
  readonly database: Database;
  readonly now: number;
  readonly account: { readonly role: Role };
}

interface LeadFigures {
  readonly place: string;
  /** The counters of the place. */
  readonly n: Counters;
  /** Open leads whose limit has run out: that depends on the clock. */
  readonly overdue: number;
}

/** How many leads stand in each queue of a place. */
export function leadCounts({ database, now, account }: LeadViewer, { place, n, overdue }: LeadFigures): DeskCounts['leads'] {
  const withTown = n('lead:handedUp') + n('lead:returned');
  const closed = n('leadsClosed') + n('lead:invalid');
  const requested = (queue: 'decisions' | 'asked'): number => countRequested(database, inQueue(queue, account.role, now), place);
  return {
    toAccept: n('lead:reported'),
    disposing: n('lead:villageAccepted') - n('step:resolved'),
    resolved: n('step:resolved'),
    handedUp: withTown,
    toTriage: withTown - n('step:triaged') - n('step:city') - n('step:joint'),
    toTransfer: n('step:triaged'),
    returned: n('lead:returned'),
    city: n('step:city'),
    joint: n('step:joint'),
    toReceive: n('lead:transferred'),
    processing: n('lead:deptAccepted'),
    atDepartment: n('lead:transferred') + n('lead:deptAccepted'),
    toVerify: n('lead:feedback'),
    decisions: requested('decisions'),
    asked: requested('asked'),
    major: n('leadsMajor'),
    relapsed: n('leadsRelapsed'),
    overdue,
    open: n('leadsOpen'),
    closed,
    all: n('leadsOpen') + closed,
  };
}

function countRequested(database: Database, conditions: readonly Condition[], place: string): number {
  const where = both([...conditions, ...inPlace(place)]);
  return first<{ n: number }>(database, `SELECT count(*) AS n FROM lead WHERE ${where.sql}`, ...where.values)?.n ?? 0;
}

/** Risk transfers that wait for their receipt (专线移送待签收). */
export function risksWaiting(database: Database, place: string): number {
  const where = both([OPEN, ...inPlace(place)]);
  return first<{ n: number }>(database, `SELECT count(*) AS n FROM riskTransfer WHERE ${where.sql}`, ...where.values)?.n ?? 0;
}
