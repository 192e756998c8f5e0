/** 联合执法方案 and 联合执法总结 (domain catalogue 1.9). */
import { targetKeyOf, targetsOf, unitsOf } from '#domain/enforcement/common.ts';
import { LOOK_BACK_DAYS } from '#domain/enforcement/summarise.ts';
import type { Action, ActionState } from '#domain/schema/enforcement.ts';
import { TARGET_RESULTS } from '#domain/schema/enforcement.ts';
import type { Annex, Block, OfficialDocument } from '../model.ts';
import type { ActionRows } from '../rows.ts';
import { chineseNumber, clockTime, commandCentre, longDay, longTime, NOTHING, paragraphsOf, unitName, villageName } from '../words.ts';
import type { DocumentWords } from '../words.ts';

/** Not approved yet: whoever holds the paper must see it. */
const UNAPPROVED: readonly ActionState[] = ['applied', 'planned', 'refused', 'cancelled'];

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const paragraphs = (text: string): readonly Block[] => paragraphsOf(text).map(paragraph);

/** Sections numbered 一、二、三、 in their order. */
function sections(parts: readonly (readonly [title: string, blocks: readonly Block[]])[]): readonly Block[] {
  return parts.flatMap(([title, blocks], index): readonly Block[] => [
    { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${title}` }, ...blocks,
  ]);
}

/** 校园周边整治 → 校园周边整治联合执法; a title that says so already is left alone. */
const subjectOf = ({ title }: Action): string => (title.includes('联合执法') ? title : `${title}联合执法`);

function frame(rows: ActionRows): Pick<OfficialDocument, 'layout' | 'agency' | 'number' | 'strip' | 'addressee'> {
  return {
    layout: 'letterhead', agency: commandCentre(rows), number: `编号：${rows.action.number}`, strip: undefined, addressee: '各参加单位',
  };
}

const period = ({ startsAt, endsAt }: Action): string => `${longTime(startsAt)}至${longTime(endsAt)}`;

/** The plan: why, who, when, whom, by which law, and what when it goes wrong. */
export function actionPlan(rows: ActionRows, words: DocumentWords): OfficialDocument {
  const { action } = rows;
  const subject = subjectOf(action);
  const targets = targetsOf(action);
  const applicant = unitName(action.applicantUnit, rows, words);
  const opening = `根据${applicant}的书面申请，现就开展${subject}行动制定方案如下。`;
  const approved = action.approvedByName === null ? '' : `；批准：${action.approvedByName}`;
  return {
    ...frame(rows), kind: 'actionPlan', fileName: `联合执法方案-${action.number}`, title: `${subject}方案`,
    blocks: [
      paragraph(opening),
      ...sections([
        ['行动事由', paragraphs(action.application)],
        ['组织分工', [
          paragraph(`总指挥：${action.leader}。各参加单位指定一名联络员，名单如下。`),
          liaisons(action, words),
        ]],
        ['时间、地点和车辆', [
          paragraph(`时间：${period(action)}。`),
          paragraph(`集合地点：${action.place}。`),
          paragraph(`车辆：${action.vehicles === '' ? '各单位自备' : action.vehicles}。`),
        ]],
        ['执法对象', [paragraph(`共${String(targets.length)}个，名单见附件。`)]],
        ['法律依据', paragraphs(action.legalBasis)],
        ['风险预案', paragraphs(action.riskPlan)],
        ['工作要求', [
          paragraph('各单位收到通知后签收，到场后签到，逐个对象登记执法结果并附文书；遇到重大情况立即报告总指挥。'),
          paragraph(`行动总结后第${LOOK_BACK_DAYS.join('日、第')}日由${commandCentre(rows)}组织回查，反弹的重新处置。`),
        ]],
      ]),
      annex('附件', '执法对象名单'),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 0.09, centred: true }, { title: '名称', share: 0.34 }, { title: '地址', share: 0.39 },
          { title: '村（社区）', share: 0.18 },
        ],
        rows: targets.map((target, index) => [
          String(index + 1), target.subjectName, target.address, villageName(rows, target.villageCode),
        ]),
      },
    ],
    attachments: ['执法对象名单'],
    signature: { unit: commandCentre(rows), date: longDay(action.approvedAt ?? action.changedAt) },
    note: `拟定：${action.plannedByName ?? NOTHING}${approved}`,
    draft: UNAPPROVED.includes(action.state),
  };
}

const annex = (label: string, title: string): Annex => ({ kind: 'annex', label, title });

function liaisons(action: Action, words: DocumentWords): Block {
  return {
    kind: 'table',
    columns: [
      { title: '序号', share: 0.12, centred: true }, { title: '参加单位', share: 0.34 }, { title: '联络员', share: 0.26 },
      { title: '电话', share: 0.28 },
    ],
    rows: unitsOf(action).map((unit, index) => [
      String(index + 1), words('department', unit.department), unit.liaison, unit.phone === '' ? NOTHING : unit.phone,
    ]),
  };
}

/** The summary: what was checked and what came of it, department by department, with both look-backs. */
export function actionSummary(rows: ActionRows, words: DocumentWords): OfficialDocument {
  const { action, units, targets } = rows;
  const subject = subjectOf(action);
  const visited = new Set(targets.filter(({ result }) => result !== null).map(({ targetKey }) => targetKey));
  const present = units.filter(({ checkedInAt }) => checkedInAt !== null);
  const people = present.reduce((sum, unit) => sum + unit.people, 0);
  return {
    ...frame(rows), kind: 'actionSummary', fileName: `联合执法总结-${action.number}`, title: `${subject}行动总结`,
    blocks: [
      paragraph(`${period(action)}，由${action.leader}任总指挥，开展了${subject}行动。现将情况总结如下。`),
      ...sections([
        ['基本情况', [paragraph(
          `通知单位${String(units.length)}个，到场签到${String(present.length)}个、${String(people)}人；`
          + `执法对象${String(targetsOf(action).length)}个，已检查${String(visited.size)}个。`,
        )]],
        ['执法结果', [paragraph(countsOf(rows, words)), departmentsTable(rows, words)]],
        ['总结', paragraphs(action.summary)],
        ['回查', LOOK_BACK_DAYS.map((days) => paragraph(lookBack(rows, days)))],
      ]),
      annex('附件', '逐户执法结果'),
      resultsTable(rows, words),
    ],
    attachments: ['逐户执法结果'],
    signature: { unit: commandCentre(rows), date: longDay(action.summarisedAt) },
    note: undefined,
    draft: action.summarisedAt === null,
  };
}

/** Results as departments entered them: one target may count under several. */
function countsOf({ targets }: ActionRows, words: DocumentWords): string {
  const counted = TARGET_RESULTS.map((result) => ({ result, times: targets.filter((target) => target.result === result).length }))
    .filter(({ times }) => times > 0);
  if (counted.length === 0) return '尚无登记结果。';
  return `各单位共登记：${counted.map(({ result, times }) => `${words('targetResult', result)}${String(times)}次`).join('，')}。`;
}

function departmentsTable({ units, targets }: ActionRows, words: DocumentWords): Block {
  return {
    kind: 'table',
    columns: [
      { title: '参加单位', share: 0.28 }, { title: '联络员', share: 0.22 }, { title: '到场人数', share: 0.18, centred: true },
      { title: '到场时间', share: 0.18, centred: true }, { title: '登记结果', share: 0.14, centred: true },
    ],
    rows: units.map(({ department, liaison, people, checkedInAt }) => [
      words('department', department), liaison, checkedInAt === null ? NOTHING : String(people),
      checkedInAt === null ? '未签到' : clockTime(checkedInAt),
      String(targets.filter((target) => target.department === department && target.result !== null).length),
    ]),
  };
}

function lookBack({ action, checks }: ActionRows, days: (typeof LOOK_BACK_DAYS)[number]): string {
  const made = checks.filter((check) => check.days === days);
  const due = days === LOOK_BACK_DAYS[0] ? action.firstCheckDueAt : action.secondCheckDueAt;
  const held = made.filter((check) => check.held === 1).length;
  const planned = targetsOf(action).length;
  const found = made.length === 0 ? '尚未进行' : `已回查${String(made.length)}个（共${String(planned)}个），未反弹${String(held)}个`;
  return `${String(days)}日回查（应于${longDay(due)}前完成）：${found}。`;
}

/** One row a target, its departments below one another in the last columns. */
function resultsTable({ action, targets }: ActionRows, words: DocumentWords): Block {
  return {
    kind: 'table',
    columns: [
      { title: '序号', share: 0.09, centred: true }, { title: '名称、地址', share: 0.36 }, { title: '单位', share: 0.16 },
      { title: '结果', share: 0.16 }, { title: '文书、说明', share: 0.23 },
    ],
    rows: targetsOf(action).flatMap((target, index) => {
      const entered = targets.filter(({ targetKey, result }) => targetKey === targetKeyOf(index) && result !== null);
      const name = `${target.subjectName}\n${target.address}`;
      if (entered.length === 0) return [[String(index + 1), name, NOTHING, '未检查', '']];
      return entered.map((row, at) => [
        at === 0 ? String(index + 1) : '', at === 0 ? name : '', words('department', row.department),
        words('targetResult', row.result ?? ''), [row.document, row.note].filter((text) => text !== '').join('；'),
      ]);
    }),
  };
}
