/** Filters of the lists of the supervision desk. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { RUNGS, SUPERVISED } from '#domain/schema/supervision.ts';
import { useStationPlace } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import type { FilteredView } from '../desk/FilterBar.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';

interface SupervisionFiltersProps {
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
  /** Which choices the list knows besides text and place. */
  readonly by: readonly ('rung' | 'subject')[];
}

export function SupervisionFilters({ view, searchRef, by }: SupervisionFiltersProps) {
  const t = useT();
  const station = useStationPlace();
  const { filters, changeFilters } = view;
  return (
    <FilterBar view={view} searchRef={searchRef} label={t('supervision:filter.search')}>
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      {by.includes('rung') && (
        <FilterSelect
          name="rung"
          label={t('supervision:filter.rung')}
          value={filters['rung']}
          choices={RUNGS.map((rung) => ({ value: rung, label: t(`trade:rung.${rung}`) }))}
          onChange={(rung) => changeFilters({ rung })}
        />
      )}
      {by.includes('subject') && (
        <FilterSelect
          name="subject"
          label={t('supervision:filter.subject')}
          value={filters['subject']}
          choices={SUPERVISED.map((subject) => ({ value: subject, label: t(`supervision:subject.${subject}`) }))}
          onChange={(subject) => changeFilters({ subject })}
        />
      )}
    </FilterBar>
  );
}
