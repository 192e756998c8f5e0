/** Filters of the lead list; kept for each person and this page. */
import { memo } from 'react';
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { LEAD_CATEGORIES } from '#domain/schema/lead.ts';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../app/preferences.ts';
import type { Station } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import { LightFilter } from '../desk/LightFilter.tsx';

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
    <FilterBar
      view={{ filters, filtered, changeFilters, resetFilters: onReset }}
      searchRef={searchRef}
      sorts={['due', 'newest']}
    >
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      <LightFilter value={filters['light']} onChange={(light) => changeFilters({ light })} />
      <FilterSelect
        name="category"
        label={t('leads:filter.category')}
        value={filters['category']}
        choices={LEAD_CATEGORIES.map((category) => ({ value: category, label: t(`trade:leadCategory.${category}`) }))}
        onChange={(category) => changeFilters({ category })}
      />
    </FilterBar>
  );
});
