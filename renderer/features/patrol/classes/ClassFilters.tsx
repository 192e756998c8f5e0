/** Filters of the patrol list: place and reason; the class is chosen on the board above. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { PATROL_REASONS } from '#domain/patrol/classify.ts';
import type { Station } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { AreaFilter } from '../../desk/AreaFilter.tsx';
import { FilterBar } from '../../desk/FilterBar.tsx';
import type { FilteredView } from '../../desk/FilterBar.tsx';
import { FilterSelect } from '../../desk/FilterSelect.tsx';

interface ClassFiltersProps {
  readonly station: Station;
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
}

export function ClassFilters({ station, view, searchRef }: ClassFiltersProps) {
  const t = useT();
  const { filters, changeFilters } = view;
  return (
    <FilterBar view={view} searchRef={searchRef}>
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      <FilterSelect
        name="reason"
        label={t('patrol:filter.reason')}
        value={filters['reason']}
        choices={PATROL_REASONS.map((value) => ({ value, label: t(`trade:patrolReason.${value}`) }))}
        onChange={(reason) => changeFilters({ reason })}
      />
    </FilterBar>
  );
}
