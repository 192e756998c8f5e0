/** 待定位: the waiting registrations at the left, where the current one belongs at the right; one after the other by keyboard. */
import { useRef } from 'react';
import type { InputRef } from 'antd';
import type { UnplacedRegistration } from '#protocol/bridge/queries.ts';
import { saveFilters, usePreferences } from '../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useView } from '../../app/view.ts';
import { useIdentified } from '../../bridge/identified.ts';
import type { Identified } from '../../bridge/identified.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { DeskList, rowClick } from '../desk/DeskList.tsx';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import detailStyles from '../desk/detail.module.css';
import filtersStyles from '../desk/filters.module.css';
import { PlaceForm } from './PlaceForm.tsx';
import { UnplacedRow } from './UnplacedRow.tsx';
import styles from './unplaced.module.css';

export type WaitingRow = Identified<UnplacedRegistration>;

const PAGE = 'unplaced';
const MINUTE_MS = 60_000;
const keyOf = ({ registration }: UnplacedRegistration): string => registration.id;

export function UnplacedDesk() {
  const t = useT();
  const { login } = useAccount();
  const station = useStationPlace();
  // A village sees above its own rows only what may belong to it; those have no village yet, so the place must not filter.
  const place = station.tier === 'village' ? '' : station.place;
  const search = usePreferences((state) => state.filters[login]?.[PAGE]?.['search']) ?? '';
  const setSearch = (text: string): void => saveFilters(login, PAGE, { search: text });
  const linked = useView((state) => state.params['id']);
  const list = useIdentified(useListing('registrations.unplaced', { place, search }), keyOf);
  const keys = useListCursor(list, linked);
  const now = useNow(MINUTE_MS);
  const searchInput = useRef<InputRef>(null);
  useHotkeys(t('unplaced:keys.title'), [
    ...keys.hotkeys,
    { keys: ['mod+f'], help: t('desk:keys.filter'), run: () => searchInput.current?.focus() },
  ]);
  const active = list.rowAt(keys.cursor.activeIndex);
  const filters = (
    <div className={filtersStyles['filters']} role="search">
      <FilterSearch inputRef={searchInput} value={search} onChange={setSearch} />
    </div>
  );
  const empty =
    search === '' ? (
      <EmptyState title={t('unplaced:empty')} hint={t('unplaced:emptyHint')} />
    ) : (
      <EmptyState title={t('ui:list.empty')} action={{ text: t('ui:list.clearFilters'), run: () => setSearch('') }} />
    );
  return (
    <div className={styles['desk']} data-testid="unplaced-desk">
      <DeskList
        title={t('shell:page.unplaced')}
        list={list}
        keys={keys}
        filters={filters}
        empty={empty}
        renderRow={(row, state) => (
          <UnplacedRow row={row} now={now} active={state.active} onClick={rowClick(row, state.index, keys, () => undefined)} />
        )}
      />
      <aside className={detailStyles['detail']} data-testid="unplaced-detail">
        {active === undefined ? (
          <EmptyState title={t('unplaced:none')} hint={t('unplaced:noneHint')} />
        ) : (
          <PlaceForm key={active.id} row={active} now={now} onPlaced={keys.advance} />
        )}
      </aside>
    </div>
  );
}
