/** How far a joint action is: the steps from the application to the closing, and the counts of the present one. */
import type { ActionState } from '#domain/schema/enforcement.ts';
import type { ActionSummary } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './enforcement.module.css';

const STEPS = ['applied', 'planned', 'approved', 'noticed', 'summarised', 'closed'] as const satisfies readonly ActionState[];

export function Progress({ summary }: { summary: ActionSummary }) {
  const t = useT();
  const { state, departments, received, checkedIn, targets, visited, lookBack } = summary;
  const reached = STEPS.findIndex((step) => step === state);
  const counts = [
    state === 'noticed' && departments > 0 && t('enforcement:row.received', { done: received, all: departments }),
    state === 'noticed' && departments > 0 && t('enforcement:row.present', { done: checkedIn, all: departments }),
    targets > 0 && visited > 0 && t('enforcement:row.visited', { done: visited, all: targets }),
    lookBack !== null && t('enforcement:row.lookedBack', { days: lookBack.days, done: lookBack.done, all: targets }),
  ].filter((text) => text !== false);
  return (
    <div className={styles['progress']}>
      {reached >= 0 && (
        <ol className={styles['steps']}>
          {STEPS.map((step, index) => (
            <li key={step} data-reached={index <= reached} aria-current={index === reached ? 'step' : undefined}>
              {t(`enforcement:step.${step}`)}
            </li>
          ))}
        </ol>
      )}
      {counts.length > 0 && <p className={styles['counts']}>{counts.join(' · ')}</p>}
    </div>
  );
}
