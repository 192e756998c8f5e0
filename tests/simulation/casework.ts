/**
 * Case work of several desks at once: joint enforcement with its departments on site, supervision, rectification, notices,
 * ledger, patrol and campaigns, duplicate leads merged, split and taken back. Each is drawn from what the desk has before it.
 */
import type { Role } from '#domain/core/actor.ts';
import { TOWNS, VILLAGES } from './city.ts';
import { found } from './rows.ts';
import type { StationNode } from './station-node.ts';

type Random = () => number;
export type Issue = readonly [command: string, args: unknown];
/** What an operator of these roles does with a row that the query finds; without a query, out of nothing. */
interface Desk {
  readonly roles: readonly Role[];
  readonly sql?: string;
  readonly act: (row: Row, random: Random, station: StationNode) => Issue | undefined;
}

interface Row { readonly id: string; readonly other: string | null; readonly key: string | null }

const NO_ROW: Row = { id: '', other: null, key: null };
const DEPARTMENT_UNITS = [`dept:${TOWNS[0]}:market`, `dept:${TOWNS[0]}:fire`] as const;
const HEADS: readonly Role[] = ['townStaff', 'citySupervisor'];
const UNITS: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer'];
const INBOXES: readonly Role[] = ['villageDispatcher', 'townStaff', 'citySupervisor'];

const pick = <T>(items: readonly [T, ...T[]], random: Random): T => items[Math.floor(random() * items.length)] ?? items[0];
const rowsOf = (table: string, where = '1', columns = 'NULL AS other, NULL AS key') =>
  `SELECT id, ${columns} FROM ${table} WHERE ${where} ORDER BY id`;
/** A command that only names its row. */
const on = (command: string, roles: readonly Role[], sql: string, more: object = {}): Desk => ({
  roles, sql, act: ({ id }) => [command, { id, ...more }],
});

const ENFORCEMENT: readonly Desk[] = [
  {
    roles: ['deptOfficer', 'townStaff'],
    act: () => ['action.apply', { townCode: TOWNS[0], title: '夜市联合整治', application: '群众反映集中' }],
  },
  {
    roles: HEADS,
    sql: rowsOf('action', "state IN ('applied', 'planned')", '(SELECT min(id) FROM lead WHERE open = 1) AS other, NULL AS key'),
    act: ({ id, other }) => ['action.plan', {
      id, leader: '王队', place: '振华路口', startsAt: 1, endsAt: 2,
      riskPlan: '劝离围观', legalBasis: '《无证无照经营查处办法》', vehicles: '',
      units: [{ department: 'market', liaison: '李', phone: '' }, { department: 'fire', liaison: '赵', phone: '' }],
      targets: [
        { leadId: null, subjectName: '档口一', address: '振华路1号', villageCode: VILLAGES[0] },
        { leadId: other, subjectName: '档口二', address: '振华路2号', villageCode: VILLAGES[1] },
      ],
    }],
  },
  on('action.approve', HEADS, rowsOf('action', "state = 'planned'"), { note: '' }),
  on('action.notify', HEADS, rowsOf('action', "state = 'approved'")),
  on('action.receive', ['deptOfficer'], rowsOf('actionUnit', 'receivedAt IS NULL')),
  on('action.checkIn', ['deptOfficer', 'townStaff'], rowsOf('actionUnit', 'open = 1'), { people: 4 }),
  {
    roles: ['deptOfficer', 'townStaff'], sql: rowsOf('actionTarget'),
    act: ({ id }, random) => ['action.recordResult', { id, result: pick(['inOrder', 'ordered', 'sealed'], random), note: '' }],
  },
  on('action.summarise', HEADS, rowsOf('action', "state = 'underway'"), { summary: '到场两队' }),
  on('action.cancel', HEADS, rowsOf('action', "state IN ('approved', 'notified')"), { reason: '暴雨' }),
];

const SUPERVISION: readonly Desk[] = [
  {
    roles: HEADS, sql: rowsOf('lead', 'open = 1'),
    act: ({ id }, random) => ['supervision.issue', {
      subject: 'lead', id, rung: pick(['reminder', 'urge', 'blue'], random), reason: '久未办理', evidence: '',
    }],
  },
  on('supervision.receive', UNITS, rowsOf('supervision', 'receivedAt IS NULL')),
  on('supervision.answer', UNITS, rowsOf('supervision', 'open = 1'), { text: '已安排' }),
  on('supervision.lift', HEADS, rowsOf('supervision', 'open = 1'), { reason: '已整改' }),
  {
    roles: HEADS,
    act: (_row, random) => ['rectification.open', {
      unit: pick([VILLAGES[0], VILLAGES[1], ...DEPARTMENT_UNITS], random),
      title: '月通报整改', source: 'bulletin', dueOn: '2026-07-10',
      problems: [{ category: '超期', fact: '三件超期' }, { category: '漏报', fact: '两处漏报', immediate: true }],
    }],
  },
  on('rectification.assign', UNITS, rowsOf('rectificationProblem'), { leader: '陈', unitName: '网格办', person: '林' }),
  on('rectification.addTask', UNITS, rowsOf('rectificationProblem'), { measure: '逐户核查', dueOn: '2026-07-01' }),
  on('rectification.finishTask', UNITS, rowsOf('rectificationTask', 'finishedAt IS NULL'), { text: '已完成' }),
  on('rectification.submit', UNITS, rowsOf('rectificationProblem'), {}),
  {
    roles: HEADS, sql: rowsOf('rectificationProblem', "state = 'submitted'"),
    act: ({ id }, random) => ['rectification.strikeOff', { id, accepted: random() < 0.7, reason: '复核' }],
  },
];

const NOTICES: readonly Desk[] = [
  {
    roles: ['townStaff'],
    act: (_row, random) => ['announcement.publish', {
      place: TOWNS[0], title: '防汛提醒', body: '加强巡查',
      places: [VILLAGES[0], VILLAGES[1], DEPARTMENT_UNITS[0]], receiptDays: random() < 0.5 ? 2 : 0,
    }],
  },
  {
    roles: ['citySupervisor'],
    act: () => ['announcement.publish', { place: '441900', title: '全市专项行动', body: '七月开展', everybody: true, receiptDays: 3 }],
  },
  {
    roles: UNITS, sql: rowsOf('announcement'),
    act: ({ id }, _random, { account }) => ['announcement.receive', { id, place: account.grants[0] }],
  },
  on('announcement.urge', HEADS, rowsOf('announcement'), { places: [VILLAGES[0], VILLAGES[1]] }),
  on('announcement.withdraw', HEADS, rowsOf('announcement'), { reason: '有误' }),
  {
    roles: UNITS,
    act: (_row, _random, { account }) => ['shift.handOver', { place: account.grants[0], text: '两件待办', openItems: ['RW-1'] }],
  },
  on('shift.takeOver', UNITS, rowsOf('shiftNote', 'takenOverAt IS NULL'), { note: '' }),
  {
    roles: ['villageDispatcher'],
    act: (_row, _random, { account }) => ['question.ask', { villageCode: account.grants[0], department: 'market', text: '是否需许可？' }],
  },
  on('question.answer', ['townStaff', 'deptOfficer'], rowsOf('question'), { text: '需要' }),
];

const LEDGER_AND_PATROL: readonly Desk[] = [
  on('ledger.orderLicence', ['villageDispatcher'], rowsOf('ledger'), { order: 'licence', until: '2026-06-20', note: '' }),
  on('ledger.notify', ['villageDispatcher', 'townStaff'], rowsOf('ledger'), { department: 'market', note: '' }),
  on('ledger.verify', ['villageDispatcher', 'townStaff'], rowsOf('ledger', "state = 'settled'"), { held: true, note: '' }),
  on('ledger.strike', ['townStaff'], rowsOf('ledger'), { reason: '已核销' }),
  {
    roles: HEADS, sql: rowsOf('entity', '1', 'villageCode AS other, NULL AS key'),
    act: ({ id, other }, random) => ['patrol.classify', {
      villageCode: other, entityIds: [id], month: '2026-06',
      ...(random() < 0.5 ? { stretch: { after: '', through: id, entities: 1, last: random() < 0.5 } } : {}),
    }],
  },
  {
    roles: INBOXES, sql: rowsOf('entity', '1', 'villageCode AS other, NULL AS key'),
    act: ({ id, other }) => ['patrol.plan', { villageCode: other, entityIds: [id] }],
  },
  {
    roles: HEADS,
    act: () => ['campaign.open', {
      place: TOWNS[0], kind: 'special', title: '燃气安全', filter: {}, memberIds: [], startsOn: '2026-06-01', endsOn: '2026-06-30',
    }],
  },
  {
    roles: INBOXES, sql: rowsOf('campaign'),
    act: ({ id }, random) => ['campaign.addTargets', { id, villageCode: pick(VILLAGES, random) }],
  },
];

const TWO_LEADS = rowsOf('lead', '1', '(SELECT max(id) FROM lead AS later WHERE later.id > lead.id) AS other, NULL AS key');

const DUPLICATES: readonly Desk[] = [
  {
    roles: INBOXES, sql: TWO_LEADS,
    act: ({ id, other }, random) => (other === null ? undefined : ['case.merge', { pairs: [[id, other]], score: random() }]),
  },
  {
    roles: INBOXES, sql: TWO_LEADS,
    act: ({ id, other }) => (other === null ? undefined : ['case.split', { pairs: [[id, other]], sameShop: 'yes' }]),
  },
  {
    roles: INBOXES, sql: TWO_LEADS,
    act: ({ id, other }) => ['case.pick', {
      leadId: id, field: 'name', source: other === null ? { value: '档口' } : { leadId: other },
    }],
  },
  {
    roles: INBOXES, sql: rowsOf('caseOperation', "kind <> 'retract'", 'NULL AS other, operation AS key'),
    act: ({ key }) => (key === null ? undefined : ['case.retract', { operation: key }]),
  },
];

const SUBJECTS = [ENFORCEMENT, SUPERVISION, NOTICES, LEDGER_AND_PATROL, DUPLICATES] as const;
/** Draws before an operator finds nothing to do. */
const DRAWS = 6;

/** Something the desk can do with what is before it. */
export function drawCasework(station: StationNode, random: Random): Issue | undefined {
  const subject = pick(SUBJECTS, random);
  const desks = subject.filter(({ roles }) => roles.includes(station.account.role));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const desk = desks[Math.floor(random() * desks.length)];
    if (desk === undefined) return undefined;
    const rows = desk.sql === undefined ? [NO_ROW] : found<Row>(station.replica.database, desk.sql);
    const row = rows[Math.floor(random() * rows.length)];
    const issue = row === undefined ? undefined : desk.act(row, random, station);
    if (issue !== undefined) return issue;
  }
  return undefined;
}
