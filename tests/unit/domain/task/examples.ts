/** Arguments that would do for the commands of items, patrols, markets, the ledger and the later steps of a task (permissions.test.ts). */
import type { Example } from '../examples.ts';
import { TOWN, VILLAGE } from './world.ts';

const taskId = 'task';
const id = 'row';
const entityIds = ['entity-task'];
const items = [{
  code: 'A1', label: '登记地址', answers: [{ code: 'matches', label: '相符' }, { code: 'gone', label: '不符', problem: 'addressMismatch' }],
}];

export const TASK_EXAMPLES: Readonly<Record<string, Example>> = {
  'task.defer': { row: true, args: { taskId, reason: 'decorating', until: '2026-12-20' } },
  'task.logCall': { row: true, args: { taskId, answered: false } },
  'task.signNotice': { row: true, args: { taskId, receipt: 'signed', signedBy: '张三' } },
  'task.propose': { row: true, args: { taskId, proposal: { kind: 'pause', pauseReason: 'appraisal', days: 5 }, reason: 'x' } },
  'task.decideProposal': { row: true, args: { id, approved: true } },
  'itemset.save': { row: false, args: { id: 'v2020', cityCode: '441900', name: '2020 版', purpose: 'check', items } },
  'itemset.activate': { row: false, args: { id: 'v2020', cityCode: '441900' } },
  'permit.save': { row: false, args: { id: 'food', cityCode: '441900', name: '食品经营许可', department: 'market', keywords: ['餐饮'] } },
  'followup.receive': { row: true, args: { id } },
  'followup.answer': { row: true, args: { id, result: 'held' } },
  'patrol.classify': { row: false, args: { villageCode: VILLAGE, month: '2026-11', entityIds } },
  'patrol.plan': { row: false, args: { villageCode: VILLAGE, entityIds } },
  'campaign.open': {
    row: false, args: { place: TOWN, kind: 'special', title: 'x', filter: { words: ['餐饮'] }, startsOn: '2026-11-23', endsOn: '2026-12-20' },
  },
  'campaign.addTargets': { row: true, args: { id, villageCode: VILLAGE } },
  'campaign.draw': { row: true, args: { id, villageCode: VILLAGE, seed: '20261123', count: 1 } },
  'campaign.close': { row: true, args: { id } },
  'annualreport.list': { row: false, args: { villageCode: VILLAGE, year: 2025, state: 'unreported', entityIds } },
  'annualreport.urge': { row: true, args: { entityId: 'entity-task', answer: 'told' } },
  'market.save': { row: false, args: { villageCode: VILLAGE, name: 'x', operator: 'x', stalls: 10, cadence: 'daily' } },
  'market.selfCheck': { row: true, args: { id, stallsChecked: 10 } },
  'market.sample': { row: true, args: { id, stallsChecked: 10 } },
  'ledger.enter': { row: false, args: { villageCode: VILLAGE, source: 'patrol', kind: 'neither', subjectName: 'x', address: 'x' } },
  'ledger.orderLicence': { row: true, args: { id, order: 'licence', until: '2026-12-20' } },
  'ledger.notify': { row: true, args: { id, department: 'market' } },
  'ledger.prosecute': { row: true, args: { id, document: 'x' } },
  'ledger.settle': { row: true, args: { id, result: 'stopped' } },
  'ledger.verify': { row: true, args: { id, confirmed: true } },
  'ledger.relapse': { row: true, args: { id } },
  'ledger.strike': { row: true, args: { id, reason: 'x' } },
};
