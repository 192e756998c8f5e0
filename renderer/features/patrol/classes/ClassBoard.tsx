/** T12 at a glance: each class with its frequency, how many of its entities have had their visits, and what is under way. */
import type { PatrolBoard } from '#protocol/bridge/queries.ts';
import { FREQUENCIES } from '#domain/patrol/classify.ts';
import type { PatrolClass } from '#domain/schema/patrol.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip, ToneMark } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { CLASS_TONE } from '../../entities/tones.ts';
import styles from '../patrol.module.css';
import { Progress } from '../Progress.tsx';

interface ClassBoardProps {
  readonly board: PatrolBoard;
  readonly chosen: string;
  /** One tap filters the list; the same again clears it. */
  readonly onChoose: (patrolClass: PatrolClass | '') => void;
}

export function ClassBoard({ board, chosen, onChoose }: ClassBoardProps) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles['board']}>
      {board.classes.toReversed().map(({ patrolClass, entities, met, onTheWay, amber, to }) => {
        const { visits, months } = FREQUENCIES[patrolClass];
        const progress = t('patrol:board.progress', {
          met: format.count(met), onTheWay: format.count(onTheWay), all: format.count(entities),
        });
        return (
          <button
            key={patrolClass}
            type="button"
            className={`${styles['class']} ${chosen === patrolClass ? styles['classOn'] : ''}`}
            aria-pressed={chosen === patrolClass}
            data-class={patrolClass}
            onClick={() => onChoose(chosen === patrolClass ? '' : patrolClass)}
          >
            <header>
              <Chip tone={CLASS_TONE[patrolClass]} mark>
                {t(`trade:patrolClass.${patrolClass}`)}
              </Chip>
              {amber > 0 && (
                <span className={styles['soon']} title={t('patrol:board.amber', { count: amber, value: format.count(amber) })}>
                  <ToneMark tone="amber" />
                  {format.count(amber)}
                </span>
              )}
            </header>
            <div className={styles['rate']} title={progress}>
              <b>{format.rate(met, entities)}</b>
              <small>{t(`patrol:board.every.${months === 1 ? 'month' : months === 3 ? 'quarter' : 'half'}`, { visits })}</small>
            </div>
            <Progress done={met} underWay={onTheWay} all={entities} label={progress} />
            <small>
              {t('patrol:board.households', { count: entities, value: format.count(entities) })}
              {` · ${t('patrol:board.until', { day: format.date(to).slice(5) })}`}
            </small>
          </button>
        );
      })}
    </div>
  );
}
