/** 单位阶梯: every unit with what is open against it, rung by rung, and the answers that are late. A name opens its cards. */
import { RUNGS } from '#domain/schema/supervision.ts';
import type { UnitLadder } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../app/session.ts';
import { setParams } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import columnsStyles from '../desk/columns.module.css';
import listStyles from '../desk/list.module.css';
import textStyles from '../desk/text.module.css';
import { QueueNav } from '../desk/QueueNav.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import type { SupervisionView } from './queues.ts';
import { RUNG_TONE, RungChip } from './rungs.tsx';
import styles from './supervision.module.css';
import { useViewNav } from './useViewNav.ts';

export function UnitsPage({ kept }: { kept: DeskView<SupervisionView> }) {
  const t = useT();
  const { place } = useStationPlace();
  const groups = useViewNav();
  const { data: units } = useQuery('supervision.units', { place });
  const openUnit = (unit: string): void => {
    kept.changeFilters({ unit, queue: 'cards.open' });
    setParams({ queue: 'cards.open', id: '' });
  };
  return (
    <div className={columnsStyles['desk']}>
      <QueueNav label={t('desk:queues')} groups={groups} current={kept.queue} onChoose={kept.chooseQueue} />
      <section className={listStyles['middle']} aria-label={t('supervision:view.units')}>
        <div className={listStyles['bar']}>
          <h2>{t('supervision:view.units')}</h2>
          <span className={listStyles['count']}>{t('supervision:units.count', { count: units?.length ?? 0 })}</span>
        </div>
        {units !== undefined && units.length === 0 ? (
          <EmptyState title={t('supervision:units.none')} hint={t('supervision:units.noneHint')} />
        ) : (
          <div className={styles['tableBox']}>
            <UnitsTable units={units ?? []} onOpen={openUnit} />
          </div>
        )}
      </section>
    </div>
  );
}

function UnitsTable({ units, onOpen }: { units: readonly UnitLadder[]; onOpen: (unit: string) => void }) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  return (
    <table className={styles['units']}>
      <thead>
        <tr>
          <th scope="col">{t('supervision:units.unit')}</th>
          <th scope="col">{t('supervision:units.highest')}</th>
          {RUNGS.map((rung) => (
            <th key={rung} scope="col" className={styles['figure']}>
              {t(`supervision:rungShort.${rung}`)}
            </th>
          ))}
          <th scope="col" className={styles['figure']}>{t('supervision:units.overdue')}</th>
          <th scope="col" className={styles['figure']}>{t('supervision:units.issued')}</th>
          <th scope="col" className={styles['figure']}>{t('supervision:units.lifted')}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, open, highest, overdue, issued, lifted }) => (
          <tr key={unit.code} data-unit={unit.code}>
            <th scope="row">
              <button type="button" className={textStyles['link']} onClick={() => onOpen(unit.code)}>
                {unitText(unit)}
              </button>
            </th>
            <td>{highest === null ? '—' : <RungChip rung={highest} />}</td>
            {RUNGS.map((rung) => (
              <td key={rung} className={styles['figure']} data-tone={open[rung] > 0 ? RUNG_TONE[rung] : undefined}>
                {open[rung] === 0 ? '·' : format.count(open[rung])}
              </td>
            ))}
            <td className={styles['figure']} data-tone={overdue > 0 ? 'red' : undefined}>
              {overdue === 0 ? '·' : `▲ ${format.count(overdue)}`}
            </td>
            <td className={styles['figure']}>{format.count(issued)}</td>
            <td className={styles['figure']}>{format.count(lifted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
