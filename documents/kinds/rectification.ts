/** 整改报告 with the three lists: 问题清单, 责任清单, 任务清单 (domain catalogue 1.10). */
import type { ProblemState, RectificationProblem } from '#domain/schema/supervision.ts';
import type { Block, OfficialDocument, TableBlock } from '../model.ts';
import type { RectificationRows } from '../rows.ts';
import { chineseNumber, cityOffice, commandCentre, longDay, NOTHING, unitName } from '../words.ts';
import type { DocumentWords } from '../words.ts';

const FINISHED: readonly ProblemState[] = ['struckOff', 'longTerm'];
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

export function rectificationReport(rows: RectificationRows, words: DocumentWords): OfficialDocument {
  const { plan, problems } = rows;
  const unit = unitName(plan.unit, rows, words);
  const finished = problems.filter(({ state }) => FINISHED.includes(state)).length;
  const lists = [problemList(rows, words), responsibilityList(rows), taskList(rows)] as const;
  const titles = ['问题清单', '责任清单', '任务清单'];
  return {
    kind: 'rectificationReport', fileName: `整改报告-${plan.number}`, layout: 'letterhead', agency: unit, number: `编号：${plan.number}`,
    title: `关于${plan.title}整改情况的报告`, strip: undefined,
    addressee: plan.issuerTier === 'city' ? cityOffice(rows) : commandCentre(rows),
    blocks: [
      paragraph(
        `${longDay(plan.issuedAt)}下达的${plan.title}整改（来源：${words('rectificationSource', plan.source)}）`
        + `共列出问题${String(problems.length)}个，应于${longDay(plan.dueAt)}前完成。现将整改情况报告如下。`,
      ),
      heading(1, '一、组织落实情况'),
      paragraph(
        `收到整改要求后，${unit}逐项明确责任领导、责任单位和责任人，制定措施和完成时限。`
        + `截至目前，${String(problems.length)}个问题中已销号或者转入长期坚持${String(finished)}个，`
        + `仍在整改${String(problems.length - finished)}个。`,
      ),
      heading(1, '二、逐项整改情况'),
      ...problems.flatMap((problem, index) => itemOf(problem, index, rows, words)),
      heading(1, '三、下一步工作'),
      paragraph(nextSteps(problems)),
      ...lists.flatMap((list, index): readonly Block[] => [
        { kind: 'annex', label: `附件${String(index + 1)}`, title: titles[index] ?? '' }, list,
      ]),
    ],
    attachments: titles, signature: { unit, date: longDay(plan.closedAt ?? plan.dueAt) }, note: undefined, draft: plan.open === 1,
  };
}

/** 问题 / 措施 / 完成情况 of one problem. */
function itemOf(
  problem: RectificationProblem, index: number, { tasks }: RectificationRows, words: DocumentWords,
): readonly Block[] {
  const own = tasks.filter(({ problemId }) => problemId === problem.id);
  const measures = own.map(({ measure }) => measure).join('；');
  const results = own.map(({ result }) => result).filter((result) => result !== '').join('；');
  const institution = problem.institution === '' ? '' : `制度建设：${problem.institution}。`;
  return [
    heading(2, `（${chineseNumber(index + 1)}）${problem.category}`),
    paragraph(`问题：${problem.fact}`),
    paragraph(`措施：${measures === '' ? '尚未制定' : measures}`),
    paragraph(`完成情况：${words('rectificationState', problem.state)}。${results}${results === '' ? '' : '。'}${institution}`),
  ];
}

function nextSteps(problems: readonly RectificationProblem[]): string {
  const left = problems.filter(({ state }) => !FINISHED.includes(state));
  if (left.length === 0) return '坚持常态长效，按要求开展“回头看”，防止问题反弹。';
  const names = left.map(({ category }) => category).join('、');
  return `对仍在整改的问题（${names}），按任务清单倒排工期、逐项销号；对已销号的问题开展“回头看”，防止反弹。`;
}

function problemList({ problems }: RectificationRows, words: DocumentWords): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '序号', share: 0.09, centred: true }, { title: '类别', share: 0.17 }, { title: '问题', share: 0.38 },
      { title: '依据', share: 0.2 }, { title: '状态', share: 0.16, centred: true },
    ],
    rows: problems.map((problem, index) => [
      String(index + 1), problem.category, problem.fact, problem.evidence, words('rectificationState', problem.state),
    ]),
  };
}

function responsibilityList({ problems }: RectificationRows): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '序号', share: 0.09, centred: true }, { title: '问题类别', share: 0.31 }, { title: '责任领导', share: 0.18 },
      { title: '责任单位', share: 0.24 }, { title: '责任人', share: 0.18 },
    ],
    rows: problems.map(({ category, leader, unitName: unit, person }, index) => [
      String(index + 1), category, named(leader), named(unit), named(person),
    ]),
  };
}

const named = (text: string): string => (text === '' ? '未落实' : text);

function taskList({ problems, tasks }: RectificationRows): TableBlock {
  const numberOf = new Map(problems.map(({ id }, index) => [id, String(index + 1)]));
  return {
    kind: 'table',
    columns: [
      { title: '问题', share: 0.09, centred: true }, { title: '措施', share: 0.29 }, { title: '节点', share: 0.16 },
      { title: '时限', share: 0.23 }, { title: '完成', share: 0.23 },
    ],
    rows: tasks.map(({ problemId, measure, milestone, dueAt, finishedAt }) => [
      numberOf.get(problemId) ?? NOTHING, measure, milestone, longDay(dueAt), finishedAt === null ? '未完成' : longDay(finishedAt),
    ]),
  };
}
