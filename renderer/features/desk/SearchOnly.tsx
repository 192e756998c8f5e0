/** The filter row of a list that is only searched. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import desk from '../desk.module.css';
import { FilterSearch } from './FilterSearch.tsx';
import type { DeskView } from './useDeskView.ts';

interface SearchOnlyProps {
  readonly view: Pick<DeskView<string>, 'filters' | 'changeFilters'>;
  readonly searchRef: RefObject<InputRef | null>;
  /** What can be searched for. */
  readonly label: string;
}

export function SearchOnly({ view, searchRef, label }: SearchOnlyProps) {
  return (
    <div className={desk['filters']} role="search">
      <FilterSearch
        inputRef={searchRef}
        value={view.filters['search'] ?? ''}
        label={label}
        onChange={(search) => view.changeFilters({ search })}
      />
    </div>
  );
}
