/** Why the score is what it is: one bar a feature, in bits, from the start to the total, with both thresholds. */
import type { Likeness } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../desk/Panel.tsx';
import styles from './waterfall.module.css';
import { percentOf } from './percent.ts';
import { featureWord, levelWord } from './reasonWords.ts';
import type { WaterfallShape } from './waterfall.ts';
import { waterfallOf } from './waterfall.ts';

export function Waterfall({ likeness }: { likeness: Likeness }) {
  const t = useT();
  const { reasons, sameShop, sameIncident, weightsVersion } = likeness;
  const [shop, incident] = [waterfallOf(reasons, 'shop'), waterfallOf(reasons, 'incident')];
  return (
    <Panel name="waterfall" title={t('duplicates:waterfall.title')} note={t('duplicates:waterfall.version', { version: weightsVersion })}>
      <div className={styles['waterfalls']}>
        <Question title={t('duplicates:sameShop')} probability={sameShop} shape={shop} />
        {incident.bars.length > 0 && (
          <Question
            title={t('duplicates:sameIncident')}
            note={t('duplicates:given')}
            probability={sameShop === 0 ? 0 : sameIncident / sameShop}
            shape={incident}
          />
        )}
      </div>
    </Panel>
  );
}

interface QuestionProps {
  readonly title: string;
  readonly note?: string;
  readonly probability: number;
  readonly shape: WaterfallShape;
}

function Question({ title, note, probability, shape: { bars, total, marks } }: QuestionProps) {
  const t = useT();
  return (
    <section aria-label={title}>
      <h4>
        {title} <b>{percentOf(probability)}</b> {note !== undefined && <small>{note}</small>}
      </h4>
      <div className={styles['waterfall']}>
        {bars.map((bar) => (
          <div key={bar.feature} className={styles['step']} data-feature={bar.feature} data-bits={bar.bits.toFixed(2)}>
            <span title={levelWord(bar, t)}>
              <b>{featureWord(bar.feature, t)}</b> {levelWord(bar, t)}
            </span>
            <Track marks={marks}>
              <i className={bar.bits < 0 ? styles['against'] : styles['for']} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
            </Track>
            <span>{signed(bar.bits)}</span>
          </div>
        ))}
        <div className={`${styles['step']} ${styles['total']}`}>
          <b>{t('duplicates:waterfall.total')}</b>
          <Track marks={marks}>
            <i className={styles['sum']} style={{ left: `${marks.total}%` }} />
          </Track>
          <span>{t('duplicates:waterfall.bits', { bits: signed(total) })}</span>
        </div>
        <div className={styles['step']} aria-hidden>
          <span />
          <span className={styles['thresholds']}>
            <em style={{ left: `${marks.suggest}%` }}>{t('duplicates:waterfall.suggest')}</em>
            <em style={{ left: `${marks.strong}%` }}>{t('duplicates:waterfall.strong')}</em>
          </span>
        </div>
      </div>
    </section>
  );
}

function Track({ marks, children }: { marks: WaterfallShape['marks']; children: React.ReactNode }) {
  return (
    <span className={styles['track']}>
      <u style={{ left: `${marks.zero}%` }} className={styles['zero']} />
      <u style={{ left: `${marks.suggest}%` }} className={styles['suggest']} />
      <u style={{ left: `${marks.strong}%` }} className={styles['strongLine']} />
      {children}
    </span>
  );
}

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
