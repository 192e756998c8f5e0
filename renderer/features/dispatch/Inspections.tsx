/** 核查记录: every visit with its result and the items that were checked. */
import type { Inspection } from '#domain/schema/task.ts';
import type { ItemCode } from '#domain/task/items.ts';
import { ITEMS } from '#domain/task/items.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Panel } from '../desk/Panel.tsx';
import styles from './dispatch.module.css';

const RESULT_TONE: Record<Inspection['result'], Tone> = {
  normal: 'green',
  fixed: 'green',
  problem: 'amber',
  notFound: 'amber',
  notFixed: 'red',
};

export function Inspections({ inspections }: { inspections: readonly Inspection[] }) {
  const t = useT();
  return (
    <Panel name="inspections" title={t('dispatch:detail.inspections')} note={t('dispatch:detail.itemSet')}>
      {inspections.map((inspection) => (
        <Visit key={inspection.id} inspection={inspection} />
      ))}
    </Panel>
  );
}

function Visit({ inspection }: { inspection: Inspection }) {
  const t = useT();
  const format = useFormat();
  const answers = answersOf(inspection.answers);
  return (
    <article className={styles['visit']}>
      <header>
        <Chip tone={RESULT_TONE[inspection.result]} mark>
          {t(`trade:result.${inspection.result}`)}
        </Chip>
        <b>{t(`trade:inspection.${inspection.kind}`)}</b>
        <span>{inspection.memberName}</span>
        {inspection.proxy === 1 && <small>{t('dispatch:detail.proxy')}</small>}
        <time>{format.dateTime(inspection.at)}</time>
      </header>
      {answers.length > 0 && (
        <dl>
          {answers.map(({ item, answer }) => (
            <div key={item}>
              <dt>{t(`trade:item.${item}.name`)}</dt>
              <dd>{answerText(t, item, answer)}</dd>
            </div>
          ))}
        </dl>
      )}
      {inspection.note !== '' && <p>{inspection.note}</p>}
    </article>
  );
}

/** Answers of the items this build knows, in their order; those of a newer item set are left out. */
function answersOf(json: string): readonly { readonly item: ItemCode; readonly answer: string }[] {
  let answers: Readonly<Record<string, unknown>>;
  try {
    answers = JSON.parse(json) as Record<string, unknown>;
  } catch {
    return [];
  }
  return (Object.keys(ITEMS) as ItemCode[]).flatMap((item) => {
    const answer = answers[item];
    return typeof answer === 'string' ? [{ item, answer }] : [];
  });
}

/** The words of an answer of an item; every answer of ITEMS has some (a test compares them). */
export function answerText(t: Translate, item: ItemCode, answer: string): string {
  return (t as unknown as (key: string) => string)(`trade:item.${item}.${answer}`);
}
