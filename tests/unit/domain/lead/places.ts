/** The lead machine's places: every state with every step that can be in it (domain catalogue 1.5). */
import { startLimit } from '#domain/calendar/limits.ts';
import { leadVisitTable, teamTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead, LeadState, LeadStep } from '#domain/schema/lead.ts';
import { CALENDAR, chen, dispatcher, TOWN, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

export const LEAD = 'lead';

const PLACES: Readonly<Record<string, readonly [LeadState, LeadStep | null, Partial<Lead>?]>> = {
  reported: ['reported', null],
  villageAccepted: ['villageAccepted', null],
  disposing: ['villageAccepted', 'disposing'],
  resolved: ['villageAccepted', 'resolved', { result: 'stopped' }],
  confirmed: ['villageAccepted', 'resolved', { result: 'stopped', revisit: 'confirmed', revisitBy: 'li' }],
  handedUp: ['handedUp', null],
  triaged: ['handedUp', 'triaged'],
  withCity: ['handedUp', 'city'],
  coordinated: ['handedUp', 'coordinated'],
  joint: ['handedUp', 'joint'],
  returned: ['returned', null],
  returnedTriaged: ['returned', 'triaged'],
  transferred: ['transferred', null],
  deptAccepted: ['deptAccepted', null],
  processing: ['deptAccepted', 'processing'],
  feedback: ['feedback', null, { result: 'stopped' }],
  closed: ['closed', null, { result: 'stopped' }],
  invalid: ['invalid', null],
};
export type Place = keyof typeof PLACES & string;

const WITH_DEPARTMENT: readonly LeadState[] = ['transferred', 'deptAccepted', 'feedback', 'closed'];

/** A world with one lead in a place, a disposal team and one visit of it. */
export function leadWorld(place: Place): World {
  const found = PLACES[place];
  if (found === undefined) throw new Error(`no place ${place}`);
  const [state, step, more] = found;
  const w = world();
  w.must(
    'lead.report', { villageCode: VILLAGE, category: 'other', subjectName: '无名小吃店', address: '某路9号', origin: 'complaint' }, dispatcher,
  );
  const open = state === 'closed' || state === 'invalid' ? 0 : 1;
  const limit = open === 0 ? { limit: null, limitFrom: null, amberAt: null, dueAt: null } : startLimit(CALENDAR, 'triage', w.now);
  const withDepartment = WITH_DEPARTMENT.includes(state);
  const reported = w.lead();
  w.drop(leadTable, reported.id);
  w.put(leadTable, {
    ...reported, ...limit, id: LEAD, state, step, open, closedAt: open === 0 ? w.now : null, teamId: 'team',
    department: withDepartment ? 'market' : null, also: withDepartment ? `dept:${TOWN}:market` : null, ...more,
  });
  w.put(teamTable, {
    id: 'team', scope: VILLAGE, also: null, villageCode: VILLAGE, name: '联合处置一队', leader: '队长', members: '[]', active: 1, changedBy: 'x',
    changedAt: w.now,
  });
  w.put(leadVisitTable, {
    id: 'visit', scope: VILLAGE, also: null, leadId: LEAD, kind: 'disposal', at: w.now, teamId: 'team', visitorId: chen.accountId,
    visitorName: 'chen',
    result: 'promised', note: '', lon: null, lat: null, proxy: 0,
  });
  return w;
}

export const LEAD_PLACES: Readonly<Record<string,
() => World>> = Object.fromEntries(Object.keys(PLACES).map((place) => [place, () => leadWorld(place)]));

export const VILLAGE_AT_WORK = ['villageAccepted', 'disposing', 'resolved', 'confirmed'] as const;
export const WITH_VILLAGE = ['reported', ...VILLAGE_AT_WORK] as const;
/** Where the town decides; not while the city or a joint action has the lead. */
export const WITH_TOWN = ['handedUp', 'triaged', 'coordinated', 'returned', 'returnedTriaged'] as const;
export const AT_DEPARTMENT = ['deptAccepted', 'processing'] as const;
export const WITH_DEPT = ['transferred', ...AT_DEPARTMENT] as const;
export const OPEN = [...WITH_VILLAGE, ...WITH_TOWN, 'withCity', 'joint', ...WITH_DEPT, 'feedback'] as const;
export const EVERYWHERE = [...OPEN, 'closed', 'invalid'] as const;
