/** Filters of the lead list; kept for each person and this page. */
import { memo } from 'react';
import type { RefObject } from 'react';
import { Button, Select } from 'antd';
import type { InputRef } from 'antd';
import { LEAD_CATEGORIES } from '#domain/schema/lead.ts';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../app/preferences.ts';
import type { Station } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import filtersStyles from '../desk/filters.module.css';
import listStyles from '../desk/list.module.css';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';

type ListArgs = QueryArgs<'leads.list'>;

/** The query's arguments from the filters; a village of a town narrows the place. */
export function leadListArgs(place: string, filters: Filters): Omit<ListArgs, 'offset' | 'limit' | 'queue'> {
  const { search = '', light = '', category = '', area = '', sort = '' } = filters;
  return {
    place: area === '' ? place : area,
    search,
    category,
    light: light as ListArgs['light'],
    sort: sort === 'newest' ? 'newest' : 'due',
  };
}

interface LeadFiltersProps {
  readonly station: Station;
  readonly filters: Filters;
  readonly filtered: boolean;
  readonly onChange: (changes: Filters) => void;
  readonly onReset: () => void;
  readonly searchRef: RefObject<InputRef | null>;
}

export const LeadFilters = memo(function LeadFilters(props: LeadFiltersProps) {
  const { station, filters, filtered, onChange: changeFilters, onReset, searchRef } = props;
  const t = useT();
  return (
    <div className={filtersStyles['filters']} role="search">
      <FilterSearch inputRef={searchRef} value={filters['search'] ?? ''} onChange={(search) => changeFilters({ search })} />
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      <FilterSelect
        name="light"
        label={t('desk:filter.light')}
        value={filters['light']}
        choices={(['red', 'amber', 'green'] as const).map((light) => ({ value: light, label: t(`trade:light.${light}`) }))}
        onChange={(light) => changeFilters({ light })}
      />
      <FilterSelect
        name="category"
        label={t('leads:filter.category')}
        value={filters['category']}
        choices={LEAD_CATEGORIES.map((category) => ({ value: category, label: t(`trade:leadCategory.${category}`) }))}
        onChange={(category) => changeFilters({ category })}
      />
      <span className={listStyles['space']} />
      {filtered && (
        <Button size="small" type="link" onClick={onReset} data-testid="filters-reset">
          {t('ui:list.clearFilters')}
        </Button>
      )}
      <Select
        size="small"
        value={filters['sort'] === 'newest' ? 'newest' : 'due'}
        popupMatchSelectWidth={false}
        aria-label={t('desk:filter.sort')}
        data-filter="sort"
        onChange={(sort: string) => changeFilters({ sort })}
        options={[
          { value: 'due', label: t('desk:filter.sortDue') },
          { value: 'newest', label: t('desk:filter.sortNewest') },
        ]}
      />
    </div>
  );
});
