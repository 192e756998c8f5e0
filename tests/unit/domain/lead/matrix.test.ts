/** The lead machine (domain catalogue 1.5, 1.8) and the permission matrix (1.11), command by command. */
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Actor } from '#domain/core/actor.ts';
import { proposalTable } from '#domain/schema/disposal.ts';
import type { Proposal } from '#domain/schema/disposal.ts';
import { chen, dispatcher, market, NEIGHBOUR, NOW, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import {
  AT_DEPARTMENT, EVERYWHERE, LEAD, LEAD_PLACES, OPEN, VILLAGE_AT_WORK, WITH_DEPT, WITH_TOWN, WITH_VILLAGE,
} from './places.ts';

const leadId = LEAD;
const reason = '原因';
const attempt = (command: string, args: object, by: Attempt['by'], prepare?: Attempt['prepare']): Attempt => ({
  command, args: { ...args }, by, ...(prepare === undefined ? {} : { prepare }),
});
const onLead = (command: string, args: object, by: Attempt['by']) => attempt(command, { leadId, ...args }, by);
const propose = (proposal: object, by: Attempt['by']) => onLead('lead.propose', { proposal, reason }, by);

/** A proposal that waits for its decision. */
const waiting = (fields: Pick<Proposal, 'kind' | 'what' | 'days'>, by: Actor) => (w: World) => {
  const { scope, also } = w.lead();
  w.put(proposalTable, {
    id: 'proposal', scope, also, leadId, state: 'open', reason, byId: by.accountId, byName: by.name, byRole: by.role, at: NOW,
    decidedByName: null, decidedAt: null, decision: '', ...fields,
  });
};
const approve = (fields: Pick<Proposal, 'kind' | 'what' | 'days'>, from: Actor, by: Attempt['by']) =>
  attempt('lead.decideProposal', { id: 'proposal', approved: true }, by, waiting(fields, from));

/** The lead in the hands of one of the people, taken on a moment ago. */
const heldBy = ({ accountId, name }: Actor) => (w: World) => {
  w.put(leadTable, { ...w.lead(), handlerId: accountId, handlerName: name, changedAt: w.now });
};
const release = (holder: Actor, by: Attempt['by']) => attempt('lead.release', { leadId }, by, heldBy(holder));

/** Another lead at the address, closed yesterday. */
const earlier = (w: World) => {
  w.put(leadTable, { ...w.lead(), id: 'earlier', state: 'closed', step: null, open: 0, closedAt: w.lead().reportedAt - 86_400_000 });
};

const TRIAGE = { departments: ['market'], hazard: 'low' };
const MAJOR = [...WITH_TOWN, 'withCity', 'joint', ...WITH_DEPT, 'feedback'];
const SEEN_BY_DEPARTMENT = [...WITH_DEPT, 'feedback', 'closed'];
const PAUSE = { kind: 'pause', what: 'appraisal', days: 5 } as const;

testMatrix('the lead machine', {
  places: LEAD_PLACES,
  people: PEOPLE,
  refusals: [
    'lead.wrongState', 'lead.wrongStep', 'lead.notVerified', 'lead.notHandler', 'row.notFound',
    'supervision.aboveRole', 'supervision.subjectClosed',
  ],
  attempts: {
    report: attempt('lead.report', { villageCode: VILLAGE, category: 'other', subjectName: 'x', address: 'x' }, {
      gridMember: EVERYWHERE, villageDispatcher: EVERYWHERE, townStaff: EVERYWHERE, citySupervisor: EVERYWHERE,
    }),
    accept: onLead('lead.accept', {}, { villageDispatcher: ['reported'], townStaff: ['reported'] }),
    'give back what the village took on': release(dispatcher, { villageDispatcher: ['villageAccepted'] }),
    'give back what the town took on': release(town, { townStaff: ['villageAccepted'] }),
    'give back what the department took on': release(market, { deptOfficer: ['deptAccepted'] }),
    close: onLead('lead.close', { result: 'moved' }, {
      villageDispatcher: ['villageAccepted', 'confirmed'], townStaff: WITH_TOWN, citySupervisor: WITH_TOWN,
    }),
    handUp: onLead('lead.handUp', { reason: 'noPower' }, { villageDispatcher: WITH_VILLAGE }),
    invalidate: onLead('lead.invalidate', { reason }, { villageDispatcher: WITH_VILLAGE, townStaff: [...WITH_VILLAGE, ...WITH_TOWN] }),
    transfer: onLead('lead.transfer', { department: 'market' }, { townStaff: WITH_TOWN, citySupervisor: WITH_TOWN }),
    acceptTransfer: onLead('lead.acceptTransfer', {}, { deptOfficer: ['transferred'] }),
    returnTransfer: onLead('lead.returnTransfer', { reason }, { deptOfficer: WITH_DEPT }),
    startProcessing: onLead('lead.startProcessing', {}, { deptOfficer: ['deptAccepted'] }),
    feedback: onLead('lead.feedback', { result: 'permitted' }, { deptOfficer: AT_DEPARTMENT }),
    confirm: onLead('lead.verify', { confirmed: true }, { townStaff: ['feedback'] }),
    'do again': onLead('lead.verify', { confirmed: false }, { townStaff: ['feedback'] }),
    urge: onLead('lead.urge', {}, { townStaff: OPEN, citySupervisor: OPEN }),
    remark: onLead('lead.remark', { text: 'x' }, {
      villageDispatcher: EVERYWHERE, townStaff: EVERYWHERE, citySupervisor: EVERYWHERE, deptOfficer: SEEN_BY_DEPARTMENT,
    }),
    beginDisposal: onLead('lead.beginDisposal', { teamId: 'team' }, { villageDispatcher: ['villageAccepted', 'disposing'] }),
    visit: onLead('lead.visit', { result: 'promised' }, { villageDispatcher: ['disposing'], gridMember: ['disposing'] }),
    resolve: onLead('lead.resolve', { result: 'stopped' }, { villageDispatcher: ['disposing'] }),
    revisit: onLead('lead.revisit', { confirmed: false }, {
      gridMember: ['resolved', 'confirmed', 'feedback'], villageDispatcher: ['resolved', 'confirmed', 'feedback'],
      townStaff: ['resolved', 'confirmed', 'feedback'],
    }),
    defer: onLead('lead.defer', { reason: 'decorating', until: '2026-12-20' }, { villageDispatcher: ['villageAccepted', 'disposing'] }),
    reroute: onLead('lead.reroute', { villageCode: NEIGHBOUR, reason }, {
      townStaff: ['reported', 'villageAccepted'], citySupervisor: ['reported', 'villageAccepted'],
    }),
    'request to hand up': propose({ kind: 'handUp', handUpReason: 'noPower' }, { gridMember: WITH_VILLAGE }),
    'request another village': propose({ kind: 'reroute', villageCode: NEIGHBOUR }, { villageDispatcher: ['reported', 'villageAccepted'] }),
    'propose a transfer': propose({ kind: 'transfer', department: 'health' }, { villageDispatcher: WITH_VILLAGE, deptOfficer: WITH_DEPT }),
    'propose as major': propose({ kind: 'major' }, { villageDispatcher: [...WITH_VILLAGE, ...WITH_TOWN], deptOfficer: WITH_DEPT }),
    'ask for a pause': propose({ kind: 'pause', pauseReason: 'appraisal', days: 5 }, {
      villageDispatcher: VILLAGE_AT_WORK, deptOfficer: WITH_DEPT, townStaff: WITH_TOWN,
    }),
    'approve the hand-up a member asked for': approve({
      kind: 'handUp', what: 'noPower', days: 0 }, chen, { villageDispatcher: WITH_VILLAGE,
    }),
    'approve another village': approve({ kind: 'reroute', what: NEIGHBOUR, days: 0 }, dispatcher, {
      townStaff: ['reported', 'villageAccepted'], citySupervisor: ['reported', 'villageAccepted'],
    }),
    'approve a transfer a village proposed': approve({ kind: 'transfer', what: 'health', days: 0 }, dispatcher, {
      townStaff: WITH_VILLAGE, citySupervisor: WITH_VILLAGE,
    }),
    'approve a transfer a department proposed': approve({ kind: 'transfer', what: 'health', days: 0 }, market, {
      townStaff: WITH_DEPT, citySupervisor: WITH_DEPT,
    }),
    'approve as major': approve({ kind: 'major', what: '', days: 0 }, dispatcher, {
      townStaff: [...WITH_VILLAGE, ...WITH_TOWN], citySupervisor: [...WITH_VILLAGE, ...WITH_TOWN],
    }),
    'approve a village\'s pause': approve(PAUSE, dispatcher, { townStaff: VILLAGE_AT_WORK, citySupervisor: VILLAGE_AT_WORK }),
    'approve a department\'s pause': approve(PAUSE, market, { townStaff: WITH_DEPT, citySupervisor: WITH_DEPT }),
    'approve a town\'s pause': approve(PAUSE, town, { citySupervisor: WITH_TOWN }),
    sendBack: onLead('lead.sendBack', { reason }, { townStaff: WITH_TOWN, citySupervisor: ['withCity'] }),
    reopen: onLead('lead.reopen', { to: 'department', reason }, { townStaff: ['closed'], citySupervisor: ['closed'] }),
    linkRelapse: attempt(
      'lead.linkRelapse', { leadId, earlierId: 'earlier' }, { villageDispatcher: OPEN, townStaff: OPEN, citySupervisor: OPEN }, earlier,
    ),
    triage: onLead('lead.triage', TRIAGE, { townStaff: WITH_TOWN, citySupervisor: WITH_TOWN }),
    markMajor: onLead('lead.markMajor', { major: true, reason }, { townStaff: MAJOR, citySupervisor: MAJOR }),
    reportToCity: onLead('lead.reportToCity', { reason }, { townStaff: WITH_TOWN }),
    coordinate: onLead('lead.coordinate', { instruction: reason }, { citySupervisor: ['withCity'] }),
    'urge through supervision': attempt('supervision.issue', { subject: 'lead', id: leadId, rung: 'urge', reason }, {
      townStaff: [...WITH_VILLAGE, ...WITH_DEPT], citySupervisor: OPEN,
    }),
  },
});
