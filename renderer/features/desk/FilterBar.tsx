/** The filter row of a list: its text filter, what else narrows it down, the way back to everything, and the order. */
import type { ReactNode, RefObject } from 'react';
import { Button, Select } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import filtersStyles from './filters.module.css';
import listStyles from './list.module.css';
import { FilterSearch } from './FilterSearch.tsx';
import type { DeskView } from './useDeskView.ts';

/** What filters need of the view of a list. */
export type FilteredView = Pick<DeskView<string>, 'filters' | 'filtered' | 'changeFilters' | 'resetFilters'>;

/** 时限先到 · 最新在前 · 按名称 */
export type SortName = 'due' | 'newest' | 'name';

const SORT_LABEL = { due: 'desk:filter.sortDue', newest: 'desk:filter.sortNewest', name: 'desk:filter.sortName' } as const;

interface FilterBarProps {
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
  /** What can be searched for, when it is not name, address and number. */
  readonly label?: string;
  /** Orders to choose from; the first stands where none was chosen. */
  readonly sorts?: readonly [SortName, ...SortName[]];
  readonly children?: ReactNode;
}

export function FilterBar({ view, searchRef, label, sorts, children }: FilterBarProps) {
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
        <Button size="small" type="link" onClick={resetFilters} data-testid="filters-reset">
          {t('ui:list.clearFilters')}
        </Button>
      )}
      {sorts !== undefined && (
        <Select<SortName>
          size="small"
          value={sorts.find((sort) => sort === filters['sort']) ?? sorts[0]}
          popupMatchSelectWidth={false}
          aria-label={t('desk:filter.sort')}
          data-filter="sort"
          onChange={(sort) => changeFilters({ sort })}
          options={sorts.map((value) => ({ value, label: t(SORT_LABEL[value]) }))}
        />
      )}
    </div>
  );
}
