/** Filters of the patrol list: place and reason; the class is chosen on the board above. */
import type { RefObject } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { PATROL_REASONS } from '#domain/patrol/classify.ts';
import type { Station } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import desk from '../../desk.module.css';
import { AreaFilter } from '../../desk/AreaFilter.tsx';
import { FilterSearch } from '../../desk/FilterSearch.tsx';
import { FilterSelect } from '../../desk/FilterSelect.tsx';
import type { DeskView } from '../../desk/useDeskView.ts';

interface ClassFiltersProps {
  readonly station: Station;
  readonly view: Pick<DeskView<string>, 'filters' | 'filtered' | 'changeFilters' | 'resetFilters'>;
  readonly searchRef: RefObject<InputRef | null>;
}

export function ClassFilters({ station, view, searchRef }: ClassFiltersProps) {
  const t = useT();
  const { filters, filtered, changeFilters, resetFilters } = view;
  return (
    <div className={desk['filters']} role="search">
      <FilterSearch inputRef={searchRef} value={filters['search'] ?? ''} onChange={(search) => changeFilters({ search })} />
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      <FilterSelect
        name="reason"
        label={t('patrol:filter.reason')}
        value={filters['reason']}
        choices={PATROL_REASONS.map((value) => ({ value, label: t(`trade:patrolReason.${value}`) }))}
        onChange={(reason) => changeFilters({ reason })}
      />
      {filtered && (
        <Button size="small" type="text" onClick={resetFilters}>
          {t('ui:list.clearFilters')}
        </Button>
      )}
    </div>
  );
}
