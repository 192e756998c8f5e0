/** What operators do in a simulation: commands drawn from what their screen shows, sensible ones and foolish ones. */
import type { StationNode } from './station-node.ts';
import { drawCasework } from './casework.ts';
import type { Issue } from './casework.ts';
import { VILLAGES } from './city.ts';
import { found } from './rows.ts';

type Random = () => number;
type Draw = (station: StationNode, random: Random) => Issue | undefined;

/** Of what operators do, so much is not tasks and leads. */
const CASEWORK_SHARE = 0.4;

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

const onTask = (make: (task: OpenTask, random: Random) => Issue | undefined): Draw => (station, random) => {
  const task = anyOpenTask(station, random);
  return task === undefined ? undefined : make(task, random);
};
/** With whoever holds the task as the operator sees it. */
const onHeld = (make: (taskId: string, fromMemberId: string, task: OpenTask) => Issue): Draw =>
  onTask((task) => (task.assigneeId === null ? undefined : make(task.id, task.assigneeId, task)));

const TASK_COMMANDS: readonly Draw[] = [
  onTask(({ id, villageCode }, random) => [
    'task.assign', { taskId: id, memberId: `${villageCode}-m${String(Math.floor(random() * 3))}` },
  ]),
  onHeld((taskId, fromMemberId) => ['task.withdraw', { taskId, fromMemberId }]),
  onHeld((taskId, fromMemberId, { villageCode }) => [
    'task.reassign', { taskId, fromMemberId, memberId: `${villageCode}-m1`, reason: '请假' },
  ]),
  onTask(({ id }) => ['task.remark', { taskId: id, text: '已联系' }]),
  onTask(({ id }) => ['task.urge', { taskId: id, note: '' }]),
  onTask(({ id }) => ['task.accept', { taskId: id }]),
  onTask(({ id }) => ['task.submit', { taskId: id, result: 'normal', answers: {}, problems: [], notice: null, note: '' }]),
  // Moves a row between villages: it leaves one replica and enters another.
  onTask(({ id }, random) => ['task.move', { taskId: id, villageCode: pick(VILLAGES, random), gridId: null, reason: '地址误配' }]),
  onTask(({ id }, random) => ['task.defer', { taskId: id, reason: 'decorating', note: '', until: pick(DAYS, random) }]),
  onTask(({ id }, random) => ['task.propose', {
    taskId: id, reason: '鉴定中',
    proposal: random() < 0.5
      ? { kind: 'move', villageCode: pick(VILLAGES, random) }
      : { kind: 'pause', pauseReason: 'appraisal', days: 5 },
  }]),
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
    category: 'unlicensed', subjectName: `档口${String(Math.floor(random() * 100))}`, address: '振华路2号',
    villageCode: VILLAGES[Math.floor(random() * 2)],
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
  const command = random() < CASEWORK_SHARE ? drawCasework(station, random) : drawDaily(station, random);
  if (command !== undefined) station.issue(command[0], command[1]);
}

function drawDaily(station: StationNode, random: Random): Issue | undefined {
  const draw = pick(random() < 0.7 ? TASK_COMMANDS : LEAD_COMMANDS, random);
  return draw?.(station, random);
}
