/** Filters of the ledger; kept for each person. */
import type { RefObject } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { LEDGER_SOURCES } from '#domain/schema/ledger.ts';
import type { Station } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import styles from '../desk.module.css';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import type { DeskView } from '../desk/useDeskView.ts';

export const LEDGER_KINDS = ['noLicence', 'noPermit', 'neither'] as const;

interface LedgerFiltersProps {
  readonly station: Station;
  readonly view: Pick<DeskView<string>, 'filters' | 'filtered' | 'changeFilters' | 'resetFilters'>;
  readonly searchRef: RefObject<InputRef | null>;
}

export function LedgerFilters({ station, view, searchRef }: LedgerFiltersProps) {
  const t = useT();
  const { filters, filtered, changeFilters, resetFilters } = view;
  return (
    <div className={styles['filters']} role="search">
      <FilterSearch inputRef={searchRef} value={filters['search'] ?? ''} onChange={(search) => changeFilters({ search })} />
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
      {filtered && (
        <Button size="small" type="text" onClick={resetFilters}>
          {t('ui:list.clearFilters')}
        </Button>
      )}
    </div>
  );
}
