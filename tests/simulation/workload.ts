/** What operators do in a simulation: commands drawn from what their screen shows, sensible ones and foolish ones. */
import type { StationNode } from './station-node.ts';
import { VILLAGES } from './city.ts';
import { found } from './rows.ts';

type Random = () => number;
type Draw = (station: StationNode, random: Random) => readonly [string, unknown] | undefined;

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];

function anyRow(station: StationNode, sql: string, random: Random) {
  return pick(found<{ id: string }>(station.replica.database, sql), random);
}

/** Days to defer to: the simulation begins on 2026-06-01. */
const DAYS = ['2026-06-05', '2026-06-20', '2026-07-10'];

interface OpenTask { readonly id: string; readonly assigneeId: string | null; readonly villageCode: string }

function anyOpenTask(station: StationNode, random: Random) {
  const rows = found<OpenTask>(station.replica.database, 'SELECT id, assigneeId, villageCode FROM task WHERE open = 1 ORDER BY id');
  // Operators like the top of the list: that is where they meet.
  return rows[Math.floor(random() ** 3 * rows.length)];
}

function anyLead(station: StationNode, random: Random) {
  return anyRow(station, 'SELECT id FROM lead ORDER BY id', random);
}

const TASK_COMMANDS: readonly Draw[] = [
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.assign', { taskId: task.id, memberId: `${task.villageCode}-m${String(Math.floor(random() * 3))}` }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined || task.assigneeId === null ? undefined : ['task.withdraw', { taskId: task.id, fromMemberId: task.assigneeId }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined || task.assigneeId === null ? undefined : ['task.reassign', { taskId: task.id, fromMemberId: task.assigneeId, memberId: `${task.villageCode}-m1`, reason: '请假' }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.remark', { taskId: task.id, text: '已联系' }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.accept', { taskId: task.id }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.submit', { taskId: task.id, result: 'normal', answers: {}, problems: [], notice: null, note: '' }];
  },
  // Moves a row between villages: it leaves one replica and enters another.
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.move', { taskId: task.id, villageCode: pick(VILLAGES, random), gridId: null, reason: '地址误配' }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    return task === undefined ? undefined : ['task.defer', { taskId: task.id, reason: 'decorating', note: '', until: pick(DAYS, random) }];
  },
  (station, random) => {
    const task = anyOpenTask(station, random);
    const proposal = random() < 0.5
      ? { kind: 'move', villageCode: pick(VILLAGES, random) } : { kind: 'pause', pauseReason: 'appraisal', days: 5 };
    return task === undefined ? undefined : ['task.propose', { taskId: task.id, proposal, reason: '鉴定中' }];
  },
  (station, random) => {
    const proposal = anyRow(station, "SELECT id FROM taskProposal WHERE state = 'open' ORDER BY id", random);
    return proposal === undefined ? undefined : ['task.decideProposal', { id: proposal.id, approved: random() < 0.7, reason: '' }];
  },
  (_station, random) => ['ledger.enter', {
    villageCode: pick(VILLAGES, random), source: 'patrol', kind: 'neither',
    subjectName: `作坊${String(Math.floor(random() * 20))}`, address: '振华路2号',
  }],
  (station, random) => {
    const entry = anyRow(station, 'SELECT id FROM ledger ORDER BY id', random);
    return entry === undefined ? undefined : ['ledger.settle', { id: entry.id, result: 'stopped', document: '', note: '' }];
  },
  // A poison command: always refused at the hub and on the spot.
  () => ['task.assign', { taskId: 'no-such-task', memberId: 'nobody' }],
];

const LEAD_COMMANDS: readonly Draw[] = [
  (_station, random) => ['lead.report', {
    category: 'unlicensed', subjectName: `档口${String(Math.floor(random() * 100))}`, address: '振华路2号', description: '', industry: '', phone: '', villageCode: VILLAGES[Math.floor(random() * 2)], gridId: null, lon: null, lat: null,
  }],
  (station, random) => withLead(station, random, (id) => ['lead.accept', { leadId: id }]),
  (station, random) => withLead(station, random, (id) => ['lead.handUp', { leadId: id, reason: 'noPower', note: '' }]),
  (station, random) => withLead(station, random, (id) => ['lead.transfer', { leadId: id, department: 'market', note: '' }]),
  (station, random) => withLead(station, random, (id) => ['lead.acceptTransfer', { leadId: id }]),
  (station, random) => withLead(station, random, (id) => ['lead.close', { leadId: id, result: 'stopped', note: '' }]),
];

function withLead(station: StationNode, random: Random, make: (id: string) => readonly [string, unknown]) {
  const lead = anyLead(station, random);
  return lead === undefined ? undefined : make(lead.id);
}

/** One thing an operator does now. */
export function act(station: StationNode, random: Random): void {
  const draw = pick(random() < 0.7 ? TASK_COMMANDS : LEAD_COMMANDS, random);
  const command = draw?.(station, random);
  if (command !== undefined) station.issue(command[0], command[1]);
}
