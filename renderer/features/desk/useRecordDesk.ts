/** What a desk with queues, a list and a detail keeps: view, cursor, open detail. The list is asked by the desk itself. */
import { useRef } from 'react';
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import type { ListingView } from '../../bridge/listing.ts';
import { useListCursor } from '../../ui/useListCursor.ts';
import type { ListKeys } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import type { DeskView, DetailPane } from './useDeskView.ts';
import { useDetailPane, useLinkedId, useStartingOver } from './useDeskView.ts';

export interface RecordDeskState<Q extends string, T> {
  readonly view: DeskView<Q>;
  readonly list: ListingView<T>;
  readonly keys: ListKeys<T>;
  readonly activeId: string | undefined;
  readonly pane: DetailPane;
  readonly wide: boolean;
  readonly searchRef: RefObject<InputRef | null>;
}

export function useRecordDesk<Q extends string, T extends { readonly id: string }>(
  kept: DeskView<Q>,
  list: ListingView<T>,
): RecordDeskState<Q, T> {
  const searchRef = useRef<InputRef>(null);
  const wide = useWide();
  const keys = useListCursor<T>(list, useLinkedId());
  const view = useStartingOver(kept, keys.reset);
  const { activeId } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  return { view, list, keys, activeId, pane, wide, searchRef };
}
