/** The filter row of a list: its text filter, what else narrows it down, and the way back to everything. */
import type { ReactNode, RefObject } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import filtersStyles from './filters.module.css';
import listStyles from './list.module.css';
import { FilterSearch } from './FilterSearch.tsx';
import type { DeskView } from './useDeskView.ts';

/** What filters need of the view of a list. */
export type FilteredView = Pick<DeskView<string>, 'filters' | 'filtered' | 'changeFilters' | 'resetFilters'>;

interface FilterBarProps {
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
  /** What can be searched for, when it is not name, address and number. */
  readonly label?: string;
  readonly children?: ReactNode;
}

export function FilterBar({ view, searchRef, label, children }: FilterBarProps) {
  const t = useT();
  const { filters, filtered, changeFilters, resetFilters } = view;
  return (
    <div className={filtersStyles['filters']} role="search">
      <FilterSearch
        inputRef={searchRef}
        value={filters['search'] ?? ''}
        label={label}
        onChange={(search) => changeFilters({ search })}
      />
      {children}
      <span className={listStyles['space']} />
      {filtered && (
        <Button size="small" type="link" onClick={resetFilters}>
          {t('ui:list.clearFilters')}
        </Button>
      )}
    </div>
  );
}
