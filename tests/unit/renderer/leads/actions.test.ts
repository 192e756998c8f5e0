/** The lead desk offers what the commands would accept, neither more nor less, wherever a lead may lie. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { leadVisitTable, proposalTable } from '#domain/schema/disposal.ts';
import type { ProposalKind } from '#domain/schema/disposal.ts';
import { LEAD_RESULTS, leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { commandOf, LEAD_ACTIONS, leadActionsOf, mayEver, resultsFor } from '#renderer/features/leads/actions.ts';
import type { LeadAction, LeadViewer } from '#renderer/features/leads/actions.ts';
import { LEAD, leadWorld, LEAD_PLACES } from '../../domain/lead/places.ts';
import { CALENDAR, city, dispatcher, market, NEIGHBOUR, town } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';

const ACTORS: readonly Actor[] = [dispatcher, town, market, city];
const reason = '原因';
const asking = (proposal: object) => ({ proposal, reason });
const ARGS: Readonly<Record<LeadAction, object>> = {
  accept: {},
  acceptTransfer: {},
  coordinate: { instruction: reason },
  beginDisposal: { teamId: 'team' },
  visit: { result: 'promised' },
  resolve: { result: 'stopped' },
  startProcessing: {},
  triage: { departments: ['market'], hazard: 'low' },
  transfer: { department: 'market' },
  feedback: { result: 'stopped' },
  verify: { confirmed: true },
  revisit: { confirmed: true },
  close: { result: 'stopped' },
  handUp: { reason: 'major' },
  returnTransfer: { reason },
  reportToCity: { reason },
  sendBack: { reason },
  reopen: { to: 'town', reason },
  defer: { reason: 'decorating', until: '2026-12-20' },
  reroute: { villageCode: NEIGHBOUR, reason },
  askPause: asking({ kind: 'pause', pauseReason: 'appraisal', days: 5 }),
  askReroute: asking({ kind: 'reroute', villageCode: NEIGHBOUR }),
  askTransfer: asking({ kind: 'transfer', department: 'health' }),
  askMajor: asking({ kind: 'major' }),
  markMajor: { major: true, reason },
  linkRelapse: { earlierId: 'earlier' },
  release: {},
  urge: {},
  remark: { text: 'x' },
  invalidate: { reason },
};

const viewerOf = ({ accountId, role, memberId }: Actor): LeadViewer => ({ id: accountId, role, memberId });

/** What the screen knows of the lead besides its row. */
function circumstancesOf(w: World) {
  return {
    now: w.now,
    calendar: CALENDAR,
    visited: w.all(leadVisitTable).some(({ kind }) => kind === 'disposal'),
    asked: w.all(proposalTable).filter(({ state }) => state === 'open').map(({ kind }) => kind),
    relapse: w.all(leadTable).some(({ id }) => id === 'earlier'),
  };
}

function offered(w: World, by: Actor): readonly LeadAction[] {
  const { primary, others } = leadActionsOf(w.lead(LEAD), viewerOf(by), circumstancesOf(w));
  return primary === undefined ? others : [primary, ...others];
}

const outcomeOf = (w: World, action: LeadAction, by: Actor): string =>
  w.refusal(commandOf(action), { leadId: LEAD, ...ARGS[action] }, by);

/** A lead in a place as `prepare` leaves it, with a closed one at its address. */
function worldIn(place: string, prepare: Partial<Lead> | ((w: World) => void) = {}): World {
  const w = leadWorld(place);
  w.put(leadTable, { ...w.lead(), id: 'earlier', state: 'closed', step: null, open: 0, closedAt: w.lead().reportedAt - 86_400_000 });
  if (typeof prepare === 'function') prepare(w);
  else w.put(leadTable, { ...w.lead(LEAD), ...prepare });
  return w;
}

/** Departments see the leads that were transferred to them, and no others. */
const sees = (by: Actor, w: World): boolean => by.role !== 'deptOfficer' || w.lead(LEAD).also !== null;

function expectAgreement(action: LeadAction, build: () => World): void {
  for (const by of ACTORS.filter(({ role }) => mayEver(action, role))) {
    const w = build();
    if (!sees(by, w)) continue;
    const offer = offered(w, by).includes(action);
    const outcome = outcomeOf(w, action, by);
    expect(outcome === 'applied', `${by.role}: ${outcome}, ${offer ? 'offered' : 'not offered'}`).toBe(offer);
  }
}

const WAYS: Readonly<Record<string, Partial<Lead> | ((w: World) => void)>> = {
  'as it is': {},
  'found by the dispatcher': { reporterId: dispatcher.accountId },
  'in the hands of the dispatcher': { handlerId: dispatcher.accountId },
  'in the hands of the town': { handlerId: town.accountId },
  'in the hands of the department': { handlerId: market.accountId },
  'returned before': { returns: 1 },
  'deferred as often as allowed': { deferrals: 2 },
  overdue: (w) => w.put(leadTable, { ...w.lead(LEAD), dueAt: w.now - 1, amberAt: w.now - 1 }),
  'taken on long ago': (w) => w.put(leadTable, { ...w.lead(LEAD), handlerId: dispatcher.accountId, changedAt: w.now - 3_600_000 }),
  'transferred long ago': (w) => w.put(leadTable, { ...w.lead(LEAD), limitFrom: w.now - 30 * 86_400_000 }),
  'closed long ago': (w) => w.put(leadTable, { ...w.lead(LEAD), closedAt: w.now - 91 * 86_400_000 }),
  paused: (w) => w.put(leadTable, { ...w.lead(LEAD), pausedUntil: w.now + 1 }),
  'without a visit': (w) => w.drop(leadVisitTable, 'visit'),
  'confirmed on a visit': { revisit: 'confirmed', revisitBy: '陈' },
};

describe.each(LEAD_ACTIONS)('%s', (action) => {
  it('is offered to the roles of its command', () => {
    const roles = commandNamed(commandOf(action))?.roles ?? [];
    for (const { role } of ACTORS.filter((by) => mayEver(action, by.role))) expect(roles).toContain(role);
    // A request is decided by the role itself where it needs not ask: who may ask for what is compared below.
    if (commandOf(action) === 'lead.propose') return;
    for (const { role } of ACTORS) expect(mayEver(action, role), role).toBe(roles.includes(role));
  });

  it.each(Object.entries(WAYS))('is offered exactly where the command applies, %s', (_way, prepare) => {
    for (const place of Object.keys(LEAD_PLACES)) expectAgreement(action, () => worldIn(place, prepare));
  });
});

describe('a request', () => {
  it.each([['askPause', 'pause'], ['askReroute', 'reroute'], ['askTransfer', 'transfer'], ['askMajor', 'major']] as const)(
    '%s is not offered while the same waits for its decision',
    (action, kind: ProposalKind) => {
      for (const place of Object.keys(LEAD_PLACES)) {
        const waiting = () => worldIn(place, (w) => {
          const { scope, also } = w.lead(LEAD);
          w.put(proposalTable, {
            id: 'proposal', scope, also, leadId: LEAD, kind, state: 'open', reason, what: '', days: 0, byId: 'x', byName: 'x',
            byRole: 'villageDispatcher', at: w.now, decidedByName: null, decidedAt: null, decision: '',
          });
        });
        expectAgreement(action, waiting);
      }
    },
  );

  it('for a major lead is not offered where the lead is major already', () => {
    expect(offered(worldIn('reported', { major: 1 }), dispatcher)).not.toContain('askMajor');
  });
});

describe('the next step', () => {
  it.each([
    ['reported', dispatcher, 'accept'], ['villageAccepted', dispatcher, 'beginDisposal'], ['disposing', dispatcher, 'resolve'],
    ['confirmed', dispatcher, 'close'], ['handedUp', town, 'triage'], ['triaged', town, 'transfer'], ['returned', town, 'triage'],
    ['feedback', town, 'verify'], ['transferred', market, 'acceptTransfer'], ['deptAccepted', market, 'startProcessing'],
    ['processing', market, 'feedback'], ['withCity', city, 'coordinate'], ['closed', town, 'reopen'],
  ] as const)('of a lead %s', (place, by, expected) => {
    const w = leadWorld(place);
    expect(leadActionsOf(w.lead(LEAD), viewerOf(by), circumstancesOf(w)).primary).toBe(expected);
  });
});

it('is none while the lead waits for somebody else to verify it', () => {
  const w = worldIn('resolved', { handlerId: dispatcher.accountId });
  expect(leadActionsOf(w.lead(LEAD), viewerOf(dispatcher), circumstancesOf(w)).primary).toBeUndefined();
  expect(leadActionsOf(w.lead(LEAD), viewerOf(town), circumstancesOf(w)).primary).toBe('revisit');
});

describe('results', () => {
  it('of a village are those the command takes from it', () => {
    for (const result of LEAD_RESULTS) {
      const outcome = leadWorld('villageAccepted').refusal('lead.close', { leadId: LEAD, result }, dispatcher);
      expect(outcome === 'applied', result).toBe(resultsFor('villageDispatcher').includes(result));
    }
  });
});
