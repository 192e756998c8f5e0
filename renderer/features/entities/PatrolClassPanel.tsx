/** 分类监管: the class of an entity, why it has it, and how it came to it. */
import type { PatrolChange } from '#domain/schema/patrol.ts';
import type { ClassOfEntity } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { CLASS_TONE } from './tones.ts';

interface PatrolClassPanelProps {
  readonly current: ClassOfEntity | null;
  readonly changes: readonly PatrolChange[];
  /** Whoever is closed has no class any more. */
  readonly closed: boolean;
}

export function PatrolClassPanel({ current, changes, closed }: PatrolClassPanelProps) {
  const t = useT();
  const format = useFormat();
  const reasons = useReasons();
  return (
    <Panel name="patrolClass" title={t('entities:class.title')}>
      {current === null ? (
        <p className={textStyles['faint']}>{t(closed ? 'entities:class.closed' : 'entities:class.none')}</p>
      ) : (
        <Facts>
          <Fact label={t('entities:class.now')}>{t(`trade:patrolClass.${current.patrolClass}`)}</Fact>
          {current.since !== null && <Fact label={t('entities:class.since')}>{format.date(current.since)}</Fact>}
          <Fact whole label={t('entities:class.reasons')}>
            {reasons(current.reasons)}
          </Fact>
        </Facts>
      )}
      {changes.map((change) => (
        <div key={change.id} className={panelStyles['historyRow']}>
          <span className={textStyles['faint']}>{change.month}</span>
          {change.before !== change.after && (
            <>
              <Chip tone={CLASS_TONE[change.before]}>{change.before}</Chip>
              <span>→</span>
            </>
          )}
          <Chip tone={CLASS_TONE[change.after]}>{change.after}</Chip>
          <span className={textStyles['faint']}>{reasons(change.reasons)}</span>
          <span>{format.date(change.at)}</span>
        </div>
      ))}
    </Panel>
  );
}

/** The column `reasons` (codes with commas between them) in words. */
export function useReasons(): (column: string) => string {
  const words = useWords();
  const format = useFormat();
  return (column) => format.list(column.split(',').filter((code) => code !== '').map((code) => words.value('reasons', code)));
}
