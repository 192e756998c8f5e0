/**
 * Arguments that would do for the commands of disposal, enforcement, supervision and notices; `row` says whether the command is
 * about an existing row of the village (see permissions.test.ts).
 */
import { TOWN, VILLAGE } from './task/world.ts';

export interface Example {
  readonly row: boolean;
  readonly args: object;
}

const leadId = 'lead';
const id = 'row';
const plan = {
  leader: '分管副镇长', place: '镇中心', startsAt: 1, endsAt: 2, riskPlan: '先劝离群众', legalBasis: '国务院令684号',
  units: [{ department: 'market', liaison: '王', phone: '' }], targets: [{ subjectName: '小吃店', address: '某路1号', villageCode: VILLAGE }],
};

export const CASEWORK_EXAMPLES: Readonly<Record<string, Example>> = {
  'evidence.add': {
    row: true, args: { subject: 'lead', subjectId: id, piece: { kind: 'photo', name: 'a.jpg', hash: 'a'.repeat(64), bytes: 1 } },
  },
  'complaint.place': { row: true, args: { complaintId: id, villageCode: VILLAGE } },
  'complaint.callBack': { row: true, args: { complaintId: id, result: 'satisfied' } },
  'lead.beginDisposal': { row: true, args: { leadId, teamId: 'team' } },
  'lead.visit': { row: true, args: { leadId, result: 'promised' } },
  'lead.resolve': { row: true, args: { leadId, result: 'stopped' } },
  'lead.revisit': { row: true, args: { leadId, confirmed: true } },
  'lead.defer': { row: true, args: { leadId, reason: 'decorating', until: '2026-12-20' } },
  'lead.reroute': { row: true, args: { leadId, villageCode: VILLAGE, reason: 'x' } },
  'lead.propose': { row: true, args: { leadId, proposal: { kind: 'major' }, reason: 'x' } },
  'lead.decideProposal': { row: true, args: { id, approved: true } },
  'lead.sendBack': { row: true, args: { leadId, reason: 'x' } },
  'lead.reopen': { row: true, args: { leadId, to: 'town', reason: 'x' } },
  'lead.linkRelapse': { row: true, args: { leadId, earlierId: 'earlier' } },
  'lead.triage': { row: true, args: { leadId, departments: ['market'], hazard: 'low' } },
  'lead.markMajor': { row: true, args: { leadId, major: true, reason: 'x' } },
  'lead.startProcessing': { row: true, args: { leadId } },
  'lead.reportToCity': { row: true, args: { leadId, reason: 'x' } },
  'lead.coordinate': { row: true, args: { leadId, instruction: 'x' } },
  'risk.receive': { row: true, args: { id } },
  'team.save': { row: true, args: { id, villageCode: VILLAGE, name: 'x', leader: 'x', members: [{ name: 'x', unit: 'x' }] } },
  'industry.save': {
    row: false,
    args: { id: 'catering', cityCode: '441900', name: '餐饮', permit: '食品经营许可', department: 'market', risk: 1, keywords: ['餐饮'] },
  },
  'case.merge': { row: true, args: { pairs: [['lead', 'twin']] } },
  'case.split': { row: true, args: { pairs: [['lead', 'twin']], sameShop: 'yes' } },
  'case.pick': { row: true, args: { leadId: 'lead', field: 'name', source: { leadId: 'twin' } } },
  'case.retract': { row: true, args: { operation: 'operation' } },
  'action.apply': { row: false, args: { townCode: TOWN, title: 'x', application: 'x' } },
  'action.plan': { row: true, args: { id, ...plan } },
  'action.approve': { row: true, args: { id } },
  'action.refuse': { row: true, args: { id, reason: 'x' } },
  'action.notify': { row: true, args: { id } },
  'action.receive': { row: true, args: { id } },
  'action.checkIn': { row: true, args: { id, people: 3 } },
  'action.recordResult': { row: true, args: { id, result: 'ordered' } },
  'action.summarise': { row: true, args: { id, summary: 'x' } },
  'action.lookBack': { row: true, args: { id, targetKey: 't1', days: 7, held: true } },
  'action.close': { row: true, args: { id } },
  'action.cancel': { row: true, args: { id, reason: 'x' } },
  'supervision.issue': { row: true, args: { subject: 'lead', id: leadId, rung: 'urge', reason: 'x' } },
  'supervision.receive': { row: true, args: { id } },
  'supervision.answer': { row: true, args: { id, text: 'x' } },
  'supervision.lift': { row: true, args: { id, reason: 'x' } },
  'rectification.open': {
    row: false, args: { unit: VILLAGE, title: 'x', source: 'bulletin', dueOn: '2026-12-20', problems: [{ category: 'x', fact: 'x' }] },
  },
  'rectification.addProblem': { row: true, args: { id, category: 'x', fact: 'x' } },
  'rectification.assign': { row: true, args: { id, leader: 'x', unitName: 'x', person: 'x' } },
  'rectification.addTask': { row: true, args: { id, measure: 'x', dueOn: '2026-12-20' } },
  'rectification.finishTask': { row: true, args: { id, text: 'x' } },
  'rectification.submit': { row: true, args: { id } },
  'rectification.strikeOff': { row: true, args: { id, accepted: true, reason: 'x' } },
  'rectification.keepUp': { row: true, args: { id, reason: 'x' } },
  'rectification.lookBack': { row: true, args: { id, held: true } },
  'announcement.publish': { row: false, args: { place: TOWN, title: 'x', body: 'x', places: [VILLAGE] } },
  'announcement.receive': { row: false, args: { id, place: VILLAGE } },
  'announcement.urge': { row: true, args: { id, places: [VILLAGE] } },
  'announcement.withdraw': { row: true, args: { id, reason: 'x' } },
  'shift.handOver': { row: false, args: { place: VILLAGE, text: 'x' } },
  'shift.takeOver': { row: true, args: { id } },
  'question.ask': { row: false, args: { villageCode: VILLAGE, text: 'x' } },
  'question.answer': { row: true, args: { id, text: 'x' } },
  'question.settle': { row: true, args: { id } },
  'question.keep': { row: true, args: { id, title: 'x', question: 'x', answer: 'x' } },
  'order.issue': { row: false, args: { place: TOWN, text: 'x', lon: 113.6, lat: 22.8, memberIds: ['chen'] } },
  'order.receive': { row: true, args: { id } },
  'order.arrive': { row: true, args: { id } },
  'order.end': { row: true, args: { id, text: 'x' } },
};
