/** The middle column of a desk: title and count, filters, the list, and the batch bar under it. */
import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { LARGE_SCALE } from '../../app/theme.ts';
import type { BridgeError } from '../../bridge/errors.ts';
import type { ListingView } from '../../bridge/listing.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { ErrorState, FreshnessStamp, LoadingBar } from '../../ui/pieces.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { ListKeys } from '../../ui/useListCursor.ts';
import { useEvent } from '../../ui/useEvent.ts';
import { NothingHere } from './NothingHere.tsx';
import styles from './list.module.css';

/** Two lines of text and their air, CSS pixels. */
const ROW_HEIGHT_PX = 44;

export interface RowState {
  readonly active: boolean;
  readonly selected: boolean;
  readonly index: number;
}

interface DeskListProps<T> {
  readonly title: string;
  readonly list: ListingView<T>;
  readonly keys: ListKeys<T>;
  readonly renderRow: (row: T, state: RowState) => ReactNode;
  /** Buttons at the right of the title. */
  readonly tools?: ReactNode;
  readonly filters: ReactNode;
  /** Shown instead of the rows when there are none: says why, and what to do. */
  readonly empty: ReactNode;
  readonly batch?: ReactNode;
}

export function DeskList<T extends { readonly id: string }>(props: DeskListProps<T>) {
  const { title, list, keys, renderRow, tools, filters, empty, batch } = props;
  const t = useT();
  const large = usePreferences((state) => state.large);
  const { activeId, activeIndex, selected } = keys.cursor;
  const render = (index: number): ReactNode => {
    const row = list.rowAt(index);
    if (row === undefined) return <div className={styles['skeleton']} />;
    return renderRow(row, { active: row.id === activeId, selected: selected.has(row.id), index });
  };
  const nothing = list.total === 0 && !list.loading;
  return (
    <section className={styles['middle']} aria-label={title}>
      <div className={styles['bar']}>
        <h2>{title}</h2>
        <span className={styles['count']} data-testid="list-total" data-total={list.total}>
          {t('ui:list.total', { count: list.total })}
        </span>
        <ListStamp error={list.error} />
        <span className={styles['space']} />
        {tools}
      </div>
      {filters}
      <LoadingBar on={list.loading} />
      {nothing && list.error !== undefined && <ErrorState error={list.error} />}
      {nothing && list.error === undefined && <NothingHere>{empty}</NothingHere>}
      {!nothing && (
        <VirtualList
          count={list.total}
          rowHeight={Math.round(ROW_HEIGHT_PX * (large ? LARGE_SCALE : 1))}
          cursor={activeIndex}
          label={title}
          renderRow={render}
          onRange={list.show}
        />
      )}
      {selected.size > 0 && batch}
    </section>
  );
}

/** Its own component: the connection's state changes more often than the list. */
function ListStamp({ error }: { error: BridgeError | undefined }) {
  const { lastSyncedAt } = useStatus();
  return (
    <span className={styles['stamp']}>
      <FreshnessStamp syncedAt={lastSyncedAt} error={error} />
    </span>
  );
}

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a click on a row means: Shift selects up to it, Ctrl adds it, a plain click opens it. */
export function rowClick<T>(row: T, index: number, keys: ListKeys<T>, open: () => void): (event: Modifiers) => void {
  return ({ shiftKey, ctrlKey, metaKey }) => {
    if (shiftKey) {
      keys.extendTo(index);
    } else if (ctrlKey || metaKey) {
      keys.toggle(row);
    } else {
      keys.activate(index);
      open();
    }
  };
}

export type RowClick<T> = (row: T, index: number, event: Modifiers) => void;

/** For memoised rows: the same function in every render. */
export function useRowClick<T>(keys: ListKeys<T>, open: () => void): RowClick<T> {
  return useEvent((row, index, event) => rowClick(row, index, keys, open)(event));
}
