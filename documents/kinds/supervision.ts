/** 督办单: who is to do what by when, in the colour of its rung, with room for receipt and answer (domain catalogue 1.9). */
import type { Rung, Supervision } from '#domain/schema/supervision.ts';
import type { Fact, OfficialDocument, Strip } from '../model.ts';
import type { SupervisionRows } from '../rows.ts';
import { cityOffice, commandCentre, formTime, longDay, NOTHING, unitName } from '../words.ts';
import type { DocumentWords } from '../words.ts';

const TONE: Partial<Record<Rung, Strip['tone']>> = { blue: 'blue', yellow: 'yellow', red: 'red', bulletin: 'red', talk: 'red' };
/** Below the first colour it is not called supervision yet. */
const TITLE: Partial<Record<Rung, string>> = { reminder: '提醒单', urge: '催办单', talk: '约谈通知单' };
/** Lines left free for handwriting. */
const WRITING_LINES = 4;

export function supervisionOrder(rows: SupervisionRows, words: DocumentWords): OfficialDocument {
  const { supervision } = rows;
  const issuer = supervision.liftTier === 'city' ? cityOffice(rows) : commandCentre(rows);
  const rung = words('rung', supervision.rung);
  const title = TITLE[supervision.rung] ?? '督办单';
  return {
    kind: 'supervision', fileName: `${title}-${supervision.number}`, layout: 'form', agency: issuer, number: `编号：${supervision.number}`,
    title, strip: { tone: TONE[supervision.rung] ?? 'grey', text: rung }, addressee: undefined,
    blocks: [
      {
        kind: 'facts',
        rows: [
          [{ label: '被督办单位', value: unitName(supervision.unit, rows, words) }],
          [{ label: '督办事项', value: supervision.subjectName }],
          [{ label: '督办级别', value: rung }, { label: '上一级别', value: previous(supervision, words) }],
          [{ label: '督办原因', value: supervision.reason, lines: 3 }],
          [{ label: '依据、证据', value: supervision.evidence, lines: 2 }],
          [{ label: '签发人', value: supervision.issuedByName }, { label: '签发时间', value: formTime(supervision.issuedAt) }],
          [{ label: '办结时限', value: `${longDay(supervision.dueAt)}前书面回复` }],
          [receipt(supervision)],
          [answer(supervision)],
          [lifted(supervision)],
        ],
      },
    ],
    attachments: [], signature: { unit: issuer, date: longDay(supervision.issuedAt) },
    note: '逾期未回复或者整改不到位的，升级督办', draft: false,
  };
}

const previous = ({ fromRung }: Supervision, words: DocumentWords): string => (fromRung === '' ? '首次' : words('rung', fromRung));

function receipt({ receivedByName, receivedAt }: Supervision): Fact {
  return { label: '签收', value: receivedAt === null ? '' : `${receivedByName ?? NOTHING}，${formTime(receivedAt)}`, lines: 2 };
}

function answer({ answer: text, answeredByName, answeredAt }: Supervision): Fact {
  const said = answeredAt === null ? '' : `${text}\n${answeredByName ?? NOTHING}，${formTime(answeredAt)}`;
  return { label: '整改回复', value: said, lines: WRITING_LINES };
}

function lifted({ liftReason, liftedByName, liftedAt }: Supervision): Fact {
  const said = liftedAt === null ? '' : `${liftReason}\n${liftedByName ?? NOTHING}，${formTime(liftedAt)}`;
  return { label: '解除意见', value: said, lines: 2 };
}
