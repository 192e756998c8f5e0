/** 线索移送单 (抄告单) and 线索办理反馈单: what goes to a department with a lead, and what comes back (domain catalogue 1.3, 1.5). */
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Facts, OfficialDocument } from '../model.ts';
import type { LeadRows } from '../rows.ts';
import { commandCentre, formTime, longDay, NOTHING, townName, villageName } from '../words.ts';
import type { DocumentWords } from '../words.ts';

/** A lead without a result may still be handed over: the form says so by its empty lines. */
const WRITING_LINES = 3;

const departmentName = (lead: Lead, rows: LeadRows, words: DocumentWords): string =>
  (lead.department === null ? NOTHING : `${townName(rows)}${words('department', lead.department)}部门`);

/** What the operator wrote with a command. */
function noteOf(event: TimelineEvent | null): string {
  if (event === null) return '';
  const detail = JSON.parse(event.detail) as Readonly<Record<string, unknown>>;
  return typeof detail['note'] === 'string' ? detail['note'] : '';
}

/** What was found: the same on both forms. */
function findings({ lead, villages, city, town }: LeadRows, words: DocumentWords): Facts['rows'] {
  return [
    [{ label: '线索编号', value: lead.number }, { label: '类别', value: words('leadCategory', lead.category) }],
    [{ label: '名称', value: lead.subjectName }],
    [{ label: '地址', value: lead.address }],
    [
      { label: '村（社区）', value: villageName({ villages, city, town }, lead.villageCode) },
      { label: '行业', value: lead.industry === '' ? NOTHING : lead.industry },
    ],
    [{ label: '来源', value: words('leadOrigin', lead.origin) }, { label: '发现时间', value: formTime(lead.occurredAt) }],
    [
      { label: '隐患等级', value: lead.hazard === null ? NOTHING : words('hazard', lead.hazard) },
      { label: '联系电话', value: lead.phone === '' ? NOTHING : lead.phone },
    ],
    [{ label: '情况', value: lead.description, lines: WRITING_LINES }],
  ];
}

/** The transfer, from the town to the department. */
export function leadTransfer(rows: LeadRows, words: DocumentWords): OfficialDocument {
  const { lead, transfer } = rows;
  const centre = commandCentre(rows);
  const department = departmentName(lead, rows, words);
  const at = transfer?.at ?? lead.limitFrom;
  const due = lead.limit === 'department' ? `${longDay(lead.dueAt)}前反馈` : '自移送之日起15个工作日内反馈';
  const reason = lead.handUpReason === null ? '' : `（上报原因：${words('handUpReason', lead.handUpReason)}）`;
  return {
    kind: 'leadTransfer', fileName: `线索移送单-${lead.number}`, layout: 'form', agency: centre, number: `编号：${lead.number}`,
    title: '线索移送单', strip: lead.major === 1 ? { tone: 'red', text: '重大线索' } : undefined, addressee: department,
    blocks: [
      { kind: 'paragraph', text: '现将下列线索移送你单位，请依法办理，并按时反馈结果。' },
      {
        kind: 'facts',
        rows: [
          ...findings(rows, words),
          [{ label: '移送意见', value: `${noteOf(transfer)}${reason}`, lines: WRITING_LINES }],
          [{ label: '移送人', value: transfer?.actorName ?? NOTHING }, { label: '移送时间', value: formTime(at) }],
          [{ label: '办理时限', value: due }],
          [{ label: '签收人', value: '', lines: 2 }, { label: '签收时间', value: '', lines: 2 }],
        ],
      },
    ],
    attachments: [], signature: { unit: centre, date: longDay(at) }, note: '本单一式两份，移送单位和接收单位各存一份', draft: false,
  };
}

/** The answer, from the department to the town. */
export function leadFeedback(rows: LeadRows, words: DocumentWords): OfficialDocument {
  const { lead, feedback } = rows;
  const department = departmentName(lead, rows, words);
  return {
    kind: 'leadFeedback', fileName: `线索反馈单-${lead.number}`, layout: 'form', agency: department, number: `编号：${lead.number}`,
    title: '线索办理反馈单', strip: undefined, addressee: commandCentre(rows),
    blocks: [
      { kind: 'paragraph', text: '你单位移送的线索，现将办理情况反馈如下。' },
      {
        kind: 'facts',
        rows: [
          ...findings(rows, words),
          [{ label: '办理结果', value: lead.result === null ? '' : words('leadResult', lead.result) }],
          [{ label: '办理情况', value: noteOf(feedback), lines: WRITING_LINES + 1 }],
          [
            { label: '经办人', value: feedback?.actorName ?? lead.handlerName ?? NOTHING },
            { label: '反馈时间', value: formTime(feedback?.at ?? null) },
          ],
          [{ label: '核实意见', value: '', lines: WRITING_LINES }],
        ],
      },
    ],
    attachments: [], signature: { unit: department, date: longDay(feedback?.at ?? null) }, note: undefined, draft: lead.result === null,
  };
}
