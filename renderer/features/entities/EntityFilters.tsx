/** Filters of the entity list; kept for each person. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import type { FilteredView } from '../desk/FilterBar.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import type { Choice } from '../desk/FilterSelect.tsx';

/** As the registry writes them. */
const KINDS = ['个体工商户', '有限责任公司', '股份有限公司', '农民专业合作社'] as const;

interface EntityFiltersProps {
  readonly station: Station;
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
}

export function EntityFilters({ station, view, searchRef }: EntityFiltersProps) {
  const t = useT();
  const { filters, changeFilters } = view;
  const { data: industries } = useQuery('items.industries', {});
  const { data: permits } = useQuery('items.permits', {});
  const select = (name: string, label: string, choices: readonly Choice[]) => (
    <FilterSelect
      name={name}
      label={label}
      value={filters[name]}
      choices={choices}
      onChange={(value) => changeFilters({ [name]: value })}
    />
  );
  const named = (rows: readonly { readonly id: string; readonly name: string }[] | undefined): readonly Choice[] =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <FilterBar view={view} searchRef={searchRef} label={t('entities:filter.search')}>
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      {select('industry', t('entities:filter.industry'), named(industries))}
      {select('permit', t('entities:filter.permit'), named(permits))}
      {select('kind', t('entities:filter.kind'), KINDS.map((kind) => ({ value: kind, label: kind })))}
      {select(
        'status',
        t('entities:filter.status'),
        (['active', 'closed'] as const).map((value) => ({ value, label: t(`entities:status.${value}`) })),
      )}
    </FilterBar>
  );
}
