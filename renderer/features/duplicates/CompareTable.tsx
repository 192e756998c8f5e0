/** Both leads field by field: equal parts grey, differing characters marked, and which side the case will show. */
import type { ReactNode } from 'react';
import type { CaseField } from '#domain/schema/duplicates.ts';
import type { DuplicatePair } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Kbd, LeadStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { RecordLink } from '../desk/RecordLink.tsx';
import { useVillageName } from '../desk/useVillageName.ts';
import styles from './compareTable.module.css';
import type { Part } from './textDiff.ts';
import { textDiff, wholeDiff } from './textDiff.ts';
import type { Picks } from './useDecide.ts';

type Member = DuplicatePair['a'];

interface CompareTableProps {
  readonly pair: DuplicatePair;
  readonly picks: Picks;
  /** Undefined where nothing may be decided. */
  readonly onPick: ((field: CaseField, from: string) => void) | undefined;
}

/** Fields in the order of their number keys. */
export const PICKABLE: readonly CaseField[] = ['name', 'address', 'category', 'creditCode'];

/** What a case may show of a lead, as text. */
export function pickText(field: CaseField, { lead, creditCode }: Member): string {
  const values: Readonly<Record<CaseField, string>> = {
    name: lead.subjectName, address: lead.address, category: lead.category, creditCode,
  };
  return values[field];
}

export function CompareTable({ pair, picks, onPick }: CompareTableProps) {
  const t = useT();
  const words = useWords();
  const { a, b } = pair;
  const text = (field: CaseField, member: Member): string =>
    (field === 'category' ? words.value('category', pickText(field, member)) : pickText(field, member));
  const rows = useFactRows(pair);
  return (
    <table className={styles['compare']} data-testid="compare">
      <thead>
        <tr>
          <th />
          <Head side="A" member={a} />
          <Head side="B" member={b} />
        </tr>
      </thead>
      <tbody>
        {PICKABLE.map((field, index) => {
          const [left, right] = [text(field, a), text(field, b)];
          if (left === '' && right === '') return null;
          const differ = left !== right && left !== '' && right !== '' && onPick !== undefined;
          return (
            <tr key={field} data-field={field}>
              <th>
                {t(`duplicates:field.${field}`)} {differ && <Kbd>{index + 1}</Kbd>}
              </th>
              {(field === 'category' ? wholeDiff : textDiff)(left, right).map((parts, side) => {
                const from = side === 0 ? a.id : b.id;
                return (
                  <td key={from} className={picks.get(field) === from ? styles['pickedCell'] : undefined}>
                    <Diff parts={parts} />
                    {differ && <PickButton on={picks.get(field) === from} onPick={() => onPick(field, from)} />}
                  </td>
                );
              })}
            </tr>
          );
        })}
        {rows.map(({ name, valueOf }) => (
          <FactRow key={name} name={name} left={valueOf(a)} right={valueOf(b)} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ side, member: { lead } }: { side: 'A' | 'B'; member: Member }) {
  return (
    <th className={styles['sideHead']}>
      <span className={side === 'A' ? styles['badgeA'] : styles['badgeB']}>{side}</span>
      <RecordLink page="leads" id={lead.id} text={lead.number} />
      <LeadStateTag state={lead.state} />
    </th>
  );
}

function PickButton({ on, onPick }: { on: boolean; onPick: () => void }) {
  const t = useT();
  return (
    <button type="button" className={styles['pick']} aria-pressed={on} title={t('duplicates:pick')} onClick={onPick}>
      {on ? t('duplicates:picked') : '○'}
    </button>
  );
}

function Diff({ parts }: { parts: readonly Part[] }) {
  if (parts.length === 0) return <span className={styles['nothing']}>—</span>;
  return parts.map(({ text, same }, index) =>
    same ? (
      <span key={index} className={styles['same']}>
        {text}
      </span>
    ) : (
      <mark key={index}>{text}</mark>
    ),
  );
}

interface FactRowProps {
  readonly name: FactName;
  readonly left: ReactNode;
  readonly right: ReactNode;
}

/** Texts are compared by character; what is no text (a link) is only shown. */
function FactRow({ name, left, right }: FactRowProps) {
  const t = useT();
  if (isNothing(left) && isNothing(right)) return null;
  const diff = CODED.includes(name) ? wholeDiff : textDiff;
  const texts = typeof left === 'string' && typeof right === 'string' ? diff(left, right) : undefined;
  return (
    <tr data-field={name}>
      <th>{t(`duplicates:field.${name}`)}</th>
      <td>{texts === undefined ? left ?? '—' : <Diff parts={texts[0]} />}</td>
      <td>{texts === undefined ? right ?? '—' : <Diff parts={texts[1]} />}</td>
    </tr>
  );
}

/** Words for codes: the same or another, their characters say nothing. */
const CODED: readonly FactName[] = ['origin', 'village'];

const isNothing = (value: ReactNode): boolean => value === null || value === '';

type FactName =
  | 'description' | 'phone' | 'village' | 'origin' | 'reporter' | 'occurredAt' | 'reportedAt'
  | 'handler' | 'task' | 'evidence' | 'callBack';

function useFactRows({ a, b }: DuplicatePair): readonly { readonly name: FactName; readonly valueOf: (member: Member) => ReactNode }[] {
  const t = useT();
  const format = useFormat();
  const [here, there] = [useVillageName(a.lead.villageCode), useVillageName(b.lead.villageCode)];
  return [
    { name: 'description', valueOf: ({ lead }) => lead.description },
    { name: 'phone', valueOf: ({ lead }) => lead.phone },
    { name: 'village', valueOf: ({ id }) => (id === a.id ? here : there) },
    { name: 'origin', valueOf: ({ lead }) => t(`trade:leadOrigin.${lead.origin}`) },
    { name: 'reporter', valueOf: ({ lead }) => lead.reporterName },
    { name: 'occurredAt', valueOf: ({ lead }) => format.dateTime(lead.occurredAt) },
    { name: 'reportedAt', valueOf: ({ lead }) => format.dateTime(lead.reportedAt) },
    { name: 'handler', valueOf: ({ lead }) => lead.handlerName ?? '' },
    { name: 'task', valueOf: ({ task }) => (task === null ? null : <RecordLink page="dispatch" id={task.id} text={task.number} />) },
    { name: 'evidence', valueOf: ({ evidence }) => (evidence === 0 ? null : <span>{t('duplicates:evidence', { count: evidence })}</span>) },
    { name: 'callBack', valueOf: ({ callBack }) => (callBack === null ? null : <span>{t(`duplicates:callBack.${callBack}`)}</span>) },
  ];
}
