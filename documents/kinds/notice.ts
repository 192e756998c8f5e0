/** 责令改正告知书: what a first check found, until when it is to be put right, and who signed for it (domain catalogue 1.3, T5). */
import type { OfficialDocument } from '../model.ts';
import type { NoticeRows } from '../rows.ts';
import { longDay, NOTHING, townName, villageName } from '../words.ts';
import type { DocumentWords } from '../words.ts';

export function rectificationNotice(rows: NoticeRows, words: DocumentWords): OfficialDocument {
  const { task, entity } = rows;
  const station = `${townName(rows)}${villageName(rows, task.villageCode)}指挥调度工作站`;
  const problems = task.problems.split(',').filter((code) => code !== '').map((code) => words('problem', code));
  const due = longDay(task.recheckDueAt);
  const receipt = task.noticeReceipt === null ? '' : words('noticeReceipt', task.noticeReceipt);
  return {
    kind: 'notice', fileName: `责令改正告知书-${task.noticeNumber ?? task.number}`, layout: 'form', agency: station,
    number: `编号：${task.noticeNumber ?? NOTHING}`, title: '责令改正告知书', strip: undefined, addressee: task.entityName,
    blocks: [
      {
        kind: 'facts',
        rows: [
          [{ label: '地址', value: task.address }],
          [{ label: '信用代码', value: entity?.creditCode ?? NOTHING }],
          [{ label: '类型', value: entity?.kind ?? task.entityKind }, { label: '联系人', value: entity?.contactName ?? NOTHING }],
          [{ label: '电话', value: entity?.contactPhone ?? NOTHING }],
        ],
      },
      { kind: 'paragraph', text: `经${longDay(task.noticeAt)}现场核查，你（单位）存在以下问题：${problems.join('、')}。具体情况为：` },
      { kind: 'paragraph', text: task.noticeFacts ?? '' },
      {
        kind: 'paragraph',
        text: `请你（单位）于${due}前自行改正。届时将组织复查；逾期不改正或者改正不到位的，移交有关部门依法处理。`,
      },
      { kind: 'paragraph', text: '如对上述情况有异议，可在收到本告知书后向本站陈述、申辩。' },
      {
        kind: 'facts',
        rows: [
          [{ label: '送达方式', value: receipt }, { label: '送达时间', value: task.noticeSignedAt === null ? '' : longDay(task.noticeSignedAt) }],
          [{ label: '受送达人', value: task.noticeSignedBy ?? '', lines: 2 }, { label: '送达人', value: '', lines: 2 }],
        ],
      },
    ],
    attachments: [], signature: { unit: station, date: longDay(task.noticeAt) },
    note: '本告知书一式两份，一份送达当事人，一份存档', draft: false,
  };
}
