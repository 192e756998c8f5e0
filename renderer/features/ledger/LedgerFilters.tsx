/** Filters of the ledger; kept for each person. */
import type { RefObject } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { LEDGER_SOURCES } from '#domain/schema/ledger.ts';
import type { Station } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import styles from '../desk.module.css';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import { useAreas } from '../desk/useAreas.ts';
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
  const areas = useAreas(station);
  return (
    <div className={styles['filters']} role="search">
      <FilterSearch inputRef={searchRef} value={filters['search'] ?? ''} onChange={(search) => changeFilters({ search })} />
      {areas !== undefined && (
        <FilterSelect
          name="area"
          label={areas.label}
          value={filters['area']}
          choices={areas.choices}
          onChange={(area) => changeFilters({ area })}
        />
      )}
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
