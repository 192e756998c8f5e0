/** Filters of the ledger; kept for each person. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { LEDGER_SOURCES } from '#domain/schema/ledger.ts';
import type { Station } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import type { FilteredView } from '../desk/FilterBar.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';

export const LEDGER_KINDS = ['noLicence', 'noPermit', 'neither'] as const;

interface LedgerFiltersProps {
  readonly station: Station;
  readonly view: FilteredView;
  readonly searchRef: RefObject<InputRef | null>;
}

export function LedgerFilters({ station, view, searchRef }: LedgerFiltersProps) {
  const t = useT();
  const { filters, changeFilters } = view;
  return (
    <FilterBar view={view} searchRef={searchRef}>
      <AreaFilter station={station} value={filters['area']} onChange={(area) => changeFilters({ area })} />
      <FilterSelect
        name="kind"
        label={t('ledger:filter.kind')}
        value={filters['kind']}
        choices={LEDGER_KINDS.map((value) => ({ value, label: t(`trade:ledgerKind.${value}`) }))}
        onChange={(kind) => changeFilters({ kind })}
      />
      <FilterSelect
        name="source"
        label={t('ledger:filter.source')}
        value={filters['source']}
        choices={LEDGER_SOURCES.map((value) => ({ value, label: t(`trade:ledgerSource.${value}`) }))}
        onChange={(source) => changeFilters({ source })}
      />
    </FilterBar>
  );
}
