/** 事项与许可: three tables the city keeps; the address keeps which is open. */
import type { ComponentType } from 'react';
import { setParams, useView } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import columnsStyles from '../desk/columns.module.css';
import queuesStyles from '../desk/queues.module.css';
import { Industries } from './Industries.tsx';
import { ItemSets } from './ItemSets.tsx';
import { Permits } from './Permits.tsx';

const SECTIONS = ['sets', 'permits', 'industries'] as const;
type Section = (typeof SECTIONS)[number];

const PAGES: Readonly<Record<Section, ComponentType>> = { sets: ItemSets, permits: Permits, industries: Industries };

export function ItemsPage() {
  const t = useT();
  const wanted = useView(({ params }) => params['section']);
  const section = SECTIONS.find((each) => each === wanted) ?? 'sets';
  const Page = PAGES[section];
  return (
    <div className={columnsStyles['desk']} data-testid="items">
      <nav className={queuesStyles['queues']} aria-label={t('shell:page.items')}>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            className={`${queuesStyles['queue']} ${each === section ? queuesStyles['queueOn'] : ''}`}
            aria-current={each === section ? 'page' : undefined}
            data-section={each}
            onClick={() => setParams({ section: each })}
          >
            <span>{t(`items:section.${each}`)}</span>
          </button>
        ))}
      </nav>
      <Page />
    </div>
  );
}
