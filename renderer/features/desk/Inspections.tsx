/** 核查记录: every visit with its result, the items that were checked, and its evidence. */
import { itemsOf } from '#domain/items/item-set.ts';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { ItemSet } from '#domain/schema/items.ts';
import type { Inspection } from '#domain/schema/task.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './visit.module.css';
import { useItemWords } from './itemWords.ts';
import type { ItemWords } from './itemWords.ts';
import { Panel } from './Panel.tsx';

const RESULT_TONE: Record<Inspection['result'], Tone> = {
  normal: 'green',
  fixed: 'green',
  problem: 'amber',
  notFound: 'amber',
  notFixed: 'red',
};

interface InspectionsProps {
  readonly inspections: readonly Inspection[];
  readonly evidence: readonly Evidence[];
}

export function Inspections({ inspections, evidence }: InspectionsProps) {
  const t = useT();
  const { data: sets } = useQuery('items.sets', {});
  return (
    <Panel name="inspections" title={t('dispatch:detail.inspections')}>
      {inspections.map((inspection) => (
        <Visit
          key={inspection.id}
          inspection={inspection}
          set={sets?.find(({ id }) => id === inspection.itemSet)}
          evidence={evidence.filter(({ subjectId }) => subjectId === inspection.id)}
        />
      ))}
    </Panel>
  );
}

interface VisitProps {
  readonly inspection: Inspection;
  /** The version of the items it was made with; undefined where this replica has none. */
  readonly set: ItemSet | undefined;
  readonly evidence: readonly Evidence[];
}

function Visit({ inspection, set, evidence }: VisitProps) {
  const t = useT();
  const format = useFormat();
  const words = useItemWords();
  const answers = answersOf(inspection.answers, set, words);
  return (
    <article className={styles['visit']}>
      <header>
        <Chip tone={RESULT_TONE[inspection.result]} mark>
          {t(`trade:result.${inspection.result}`)}
        </Chip>
        <b>{t(`trade:inspection.${inspection.kind}`)}</b>
        <span>{inspection.memberName}</span>
        {inspection.proxy === 1 && <small>{t('dispatch:detail.proxy')}</small>}
        {inspection.distanceM !== null && <small>{t('desk:check.away', { distance: format.distance(inspection.distanceM) })}</small>}
        <time>{format.dateTime(inspection.at)}</time>
      </header>
      {answers.length > 0 && (
        <dl>
          {answers.map(({ item, answer }) => (
            <div key={item}>
              <dt>{item}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {inspection.note !== '' && <p>{inspection.note}</p>}
      {evidence.length > 0 && (
        <p>
          {t('desk:evidence.line', { list: format.list(evidence.map(({ kind, name }) => `${t(`trade:evidenceKind.${kind}`)} ${name}`)) })}
        </p>
      )}
    </article>
  );
}

interface Answered { readonly item: string; readonly answer: string }

/** The answers in the order of their form; codes where the form is not known. */
function answersOf(json: string, set: ItemSet | undefined, words: ItemWords): readonly Answered[] {
  const answers = parsed(json);
  if (set === undefined) return Object.entries(answers).map(([item, answer]) => ({ item, answer: String(answer) }));
  return itemsOf(set).flatMap((item) => {
    const answer = item.answers.find(({ code }) => code === answers[item.code]);
    return answer === undefined ? [] : [{ item: words.item(item), answer: words.answer(item, answer) }];
  });
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return {};
  }
}
