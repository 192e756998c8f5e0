/** What stands on the pages of each document: golden text, line by line, made from records that the commands themselves wrote. */
import { describe, expect, it } from 'vitest';
import { documentsOfAction, documentsOfLead, documentsOfTask } from '#documents/available.ts';
import { DOCUMENT_KINDS } from '#domain/documents/kinds.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { rectificationProblemTable, rectificationTable, rectificationTaskTable, supervisionTable } from '#domain/schema/supervision.ts';
import { taskTable } from '#domain/schema/task.ts';
import { ACTION_PLACES, actionOf } from '../domain/enforcement/places.ts';
import { leadWorld } from '../domain/lead/places.ts';
import { at, chen, city, dispatcher, market, TOWN, town, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { documentFor, textsOf } from './places.ts';

describe('联合执法方案', () => {
  it('says why, who, when, whom, by which law, and what when it goes wrong', () => {
    const w = ACTION_PLACES.approved();
    const document = documentFor(w, 'actionPlan', actionOf(w).id);
    expect(document.draft).toBe(false);
    expect(textsOf(document)).toMatchSnapshot();
  });

  it('is marked as a draft until it is approved', () => {
    const w = ACTION_PLACES.planned();
    expect(documentFor(w, 'actionPlan', actionOf(w).id).draft).toBe(true);
  });

  it('is there for the department that applied, and for nobody it does not concern', () => {
    const w = ACTION_PLACES.approved();
    expect(documentFor(w, 'actionPlan', actionOf(w).id, 'deptOfficer', `dept:${TOWN}:market`).title).toBe('校园周边整治联合执法方案');
    expect(() => documentFor(w, 'actionPlan', actionOf(w).id, 'deptOfficer', `dept:${TOWN}:health`)).toThrow();
  });
});

it('联合执法总结 counts what the departments entered, target by target, with both look-backs', () => {
  const w = ACTION_PLACES.lookedBack();
  expect(textsOf(documentFor(w, 'actionSummary', actionOf(w).id))).toMatchSnapshot();
});

it('督办单 names its rung in its colour, and leaves room for receipt and answer', () => {
  const w = leadWorld('villageAccepted');
  for (const rung of ['blue', 'yellow'] as const) {
    w.must('supervision.issue', { subject: 'lead', id: 'lead', rung, reason: '超期五个工作日未处置', evidence: '见线索时限记录' }, town);
  }
  const yellow = w.all(supervisionTable).find(({ rung }) => rung === 'yellow');
  const document = documentFor(w, 'supervision', yellow?.id ?? '');
  expect(document.strip).toEqual({ tone: 'yellow', text: '黄色督办' });
  expect(textsOf(document)).toMatchSnapshot();
});

it.each([['reminder', '提醒单'], ['urge', '催办单'], ['blue', '督办单']] as const)('%s is called %s', (rung, title) => {
  const w = leadWorld('villageAccepted');
  w.must('supervision.issue', { subject: 'lead', id: 'lead', rung, reason: '将到期' }, town);
  expect(documentFor(w, 'supervision', w.all(supervisionTable)[0]?.id ?? '').title).toBe(title);
});

describe('线索移送单、反馈单', () => {
  function fedBack(): World {
    const w = leadWorld('handedUp');
    w.put(leadTable, { ...w.lead(), phone: '13812341234' });
    w.must('lead.transfer', { leadId: 'lead', department: 'market', note: '请核实许可情况' }, town);
    w.must('lead.acceptTransfer', { leadId: 'lead' }, market);
    w.must('lead.feedback', { leadId: 'lead', result: 'permitted', note: '已于本月补办食品经营许可' }, market);
    return w;
  }

  it('tell who handed over what, when, and what came of it', () => {
    const w = fedBack();
    expect(textsOf(documentFor(w, 'leadTransfer', 'lead'))).toMatchSnapshot();
    expect(textsOf(documentFor(w, 'leadFeedback', 'lead'))).toMatchSnapshot();
  });

  it('keep a telephone number as masked as the station has it', () => {
    const lines = textsOf(documentFor(fedBack(), 'leadTransfer', 'lead', 'townStaff', TOWN)).flat().join('\n');
    expect(lines).toContain('138****1234');
    expect(lines).not.toContain('13812341234');
  });
});

it('责令改正告知书 says what was found and until when it is to be put right', () => {
  const w = world();
  w.must('task.assign', { taskId: 'task', memberId: 'chen' }, dispatcher);
  w.must('task.accept', { taskId: 'task' }, chen);
  w.must('task.submit', {
    taskId: 'task', result: 'problem', problems: ['noPermit', 'licenceNotShown'],
    notice: { number: '虎责改〔2026〕12号', facts: '未取得食品经营许可从事餐饮服务，未悬挂营业执照。' },
  }, chen);
  expect(w.all(taskTable)[0]?.noticeNumber).toBe('虎责改〔2026〕12号');
  expect(textsOf(documentFor(w, 'notice', 'task'))).toMatchSnapshot();
});

it('整改报告 goes problem by problem and carries the three lists', () => {
  const w = leadWorld('villageAccepted');
  w.must('rectification.open', {
    unit: VILLAGE, title: '十月通报问题', source: 'bulletin', dueOn: '2026-12-20',
    problems: [{ category: '首检超期', fact: '十月首检超期三户', evidence: '十月通报第3页' }, { category: '台账不实', fact: '台账与现场不符一户' }],
  }, town);
  const [first] = w.all(rectificationProblemTable);
  if (first === undefined) throw new Error('no problem');
  w.must('rectification.assign', { id: first.id, leader: '书记李某', unitName: '村综治办', person: '陈调度' }, dispatcher);
  w.must('rectification.addTask', { id: first.id, measure: '增加晚间核查', milestone: '十二月初', dueOn: '2026-12-10' }, dispatcher);
  const [task] = w.all(rectificationTaskTable);
  w.now = at('2026-12-01 10:00');
  w.must('rectification.finishTask', { id: task?.id, text: '已排班两组' }, dispatcher);
  const plan = w.all(rectificationTable)[0]?.id ?? '';
  expect(textsOf(documentFor(w, 'rectificationReport', plan))).toMatchSnapshot();
});

describe('which documents there are', () => {
  it('follows from what happened to the record', () => {
    const kinds = (make: () => World) => documentsOfAction(actionOf(make())).map(({ kind }) => kind);
    expect(kinds(ACTION_PLACES.applied)).toEqual([]);
    expect(kinds(ACTION_PLACES.planned)).toEqual(['actionPlan']);
    expect(kinds(ACTION_PLACES.closed)).toEqual(['actionSummary', 'actionPlan']);
    expect(documentsOfLead(leadWorld('handedUp').lead())).toEqual([]);
    expect(documentsOfLead(leadWorld('feedback').lead()).map(({ kind }) => kind)).toEqual(['leadTransfer', 'leadFeedback']);
    expect(documentsOfTask(world().task())).toEqual([]);
  });
});

describe('taking a document out', () => {
  it('goes on record, in the words of whoever did it', () => {
    const w = ACTION_PLACES.approved();
    expect(w.refusal('document.export', { kind: 'actionPlan', id: actionOf(w).id, format: 'pdf' }, city)).toBe('applied');
    expect(w.refusal('document.export', { kind: 'actionPlan', id: actionOf(w).id, format: 'docx' }, market)).toBe('applied');
    expect(w.refusal('document.export', { kind: 'actionPlan', id: actionOf(w).id, format: 'docx' }, dispatcher)).toBe('row.notFound');
    expect(w.refusal('document.export', { kind: 'notice', id: 'nobody', format: 'print' }, town)).toBe('row.notFound');
  });

  it.each(DOCUMENT_KINDS)('%s is known to the command', (kind) => {
    const refusal = world().refusal('document.export', { kind, id: 'nothing', format: 'print' }, town);
    expect(refusal).toBe('row.notFound');
  });
});

