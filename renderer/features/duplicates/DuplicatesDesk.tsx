/** 查重: the pairs that wait for a decision at the left, two leads side by side at the right; one after the other by keyboard. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Checkbox, Segmented } from 'antd';
import type { ConflictCard, DuplicateKind, DuplicatePairRow } from '#protocol/bridge/queries.ts';
import { saveFilters, usePreferences } from '../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { setParams, useView } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import type { ListingView } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { DeskList } from '../desk/DeskList.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import detailStyles from '../desk/detail.module.css';
import filtersStyles from '../desk/filters.module.css';
import { Compare } from './Compare.tsx';
import styles from './duplicates.module.css';
import { ConflictRow, PairRow } from './PairRow.tsx';

const PAGE = 'duplicates';
const TABS = ['duplicate', 'related', 'conflicts'] as const;
type Tab = (typeof TABS)[number];

export function DuplicatesDesk() {
  const t = useT();
  const { login } = useAccount();
  const filters = usePreferences((state) => state.filters[login]?.[PAGE]);
  const linked = useView((state) => state.params['queue']);
  const wanted = linked ?? filters?.['queue'];
  const tab = TABS.find((name) => name === wanted) ?? 'duplicate';
  const strong = filters?.['strong'] === 'yes';
  const choose = (next: Tab): void => {
    saveFilters(login, PAGE, { ...filters, queue: next });
    setParams({ queue: next, id: '' });
  };
  const { data: conflicts } = useQuery('duplicates.conflicts', {});
  useHotkeys(t('duplicates:keys.title'), [
    { keys: [']'], help: t('duplicates:keys.tab'), run: () => choose(TABS[(TABS.indexOf(tab) + 1) % TABS.length] ?? tab) },
    { keys: ['['], run: () => choose(TABS[(TABS.indexOf(tab) + TABS.length - 1) % TABS.length] ?? tab) },
  ]);
  const count = conflicts?.length ?? 0;
  const head = (
    <div className={filtersStyles['filters']}>
      <Segmented
        size="small"
        value={tab}
        onChange={choose}
        options={TABS.map((name) => ({
          value: name, label: `${t(`duplicates:tab.${name}`)}${name === 'conflicts' && count > 0 ? ` ${count}` : ''}`,
        }))}
      />
      {tab === 'duplicate' && (
        <Checkbox
          checked={strong}
          onChange={() => saveFilters(login, PAGE, { ...filters, strong: strong ? '' : 'yes' })}
          data-filter="strong"
        >
          {t('duplicates:strongOnly')}
        </Checkbox>
      )}
    </div>
  );
  if (tab === 'conflicts') return <ConflictQueue key={tab} conflicts={conflicts} head={head} />;
  return <PairQueue key={tab} kind={tab} strong={tab === 'duplicate' && strong} head={head} />;
}

function PairQueue({ kind, strong, head }: { kind: DuplicateKind; strong: boolean; head: ReactNode }) {
  const t = useT();
  const { place } = useStationPlace();
  const list: ListingView<DuplicatePairRow> = useListing('duplicates.queue', { place, kind, strong });
  return (
    <Review
      list={list}
      head={head}
      empty={<EmptyState title={t('duplicates:empty')} hint={t('duplicates:emptyHint')} />}
      renderRow={(row, state) => <PairRow row={row} state={state} />}
    />
  );
}

interface ConflictEntry {
  readonly id: string;
  readonly card: ConflictCard;
}

function ConflictQueue({ conflicts, head }: { conflicts: readonly ConflictCard[] | undefined; head: ReactNode }) {
  const t = useT();
  const list = useMemo((): ListingView<ConflictEntry> => {
    const rows = (conflicts ?? []).map((card) => ({ id: card.pair.join('~'), card }));
    return {
      total: rows.length, rowAt: (index) => rows[index], indexOf: (matches) => rows.findIndex(matches), show: () => undefined,
      loading: conflicts === undefined, error: undefined, receivedAt: undefined,
    };
  }, [conflicts]);
  return (
    <Review
      list={list}
      head={head}
      empty={<EmptyState title={t('duplicates:noConflicts')} hint={t('duplicates:noConflictsHint')} />}
      renderRow={({ id, card }, state) => <ConflictRow id={id} card={card} state={state} />}
    />
  );
}

interface ReviewProps<T> {
  readonly list: ListingView<T>;
  readonly head: ReactNode;
  readonly empty: ReactNode;
  readonly renderRow: (row: T, state: RecordRowProps) => ReactNode;
}

/** Ids of rows are the two leads with ~ between them, so a link may name a pair that is in no queue. */
function Review<T extends { readonly id: string }>({ list, head, empty, renderRow }: ReviewProps<T>) {
  const t = useT();
  const linked = useView((state) => state.params['id']);
  const keys = useListCursor<T>(list, linked);
  useHotkeys(t('duplicates:keys.title'), keys.hotkeys);
  const id = keys.cursor.activeId ?? linked ?? '';
  const [a = '', b = ''] = id.split('~');
  return (
    <div className={styles['desk']} data-testid="duplicates-desk">
      <DeskList
        title={t('shell:page.duplicates')}
        list={list}
        keys={keys}
        filters={head}
        empty={empty}
        renderRow={(row, state) => renderRow(row, { ...state, onOpen: keys.activate })}
      />
      <section className={`${detailStyles['detail']} ${styles['review']}`} data-testid="duplicates-review">
        {b === '' ? (
          <EmptyState title={t('duplicates:none')} hint={t('duplicates:noneHint')} />
        ) : (
          <Compare key={id} a={a} b={b} onDecided={keys.advance} />
        )}
      </section>
    </div>
  );
}
