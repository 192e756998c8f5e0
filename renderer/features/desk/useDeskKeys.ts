/** The keys every desk shares; each desk adds those of its own actions. */
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import type { DeskView, DetailPane } from './useDeskView.ts';

interface DeskKeys<Q extends string> {
  readonly title: string;
  readonly view: DeskView<Q>;
  readonly queues: readonly Q[];
  readonly detail: DetailPane;
  /** The detail has a column of its own: nothing to open or close. */
  readonly wide: boolean;
  readonly searchRef: RefObject<InputRef | null>;
  /** For lists in which several rows can be chosen. */
  readonly selection?: { readonly any: boolean; readonly all: () => void; readonly clear: () => void };
  /** What Enter does once the detail is there. */
  readonly enter: () => void;
  /** Cursor keys and the desk's own. */
  readonly list: readonly Hotkey[];
  readonly own: readonly Hotkey[];
}

export function useDeskKeys<Q extends string>(keys: DeskKeys<Q>): void {
  const { title, view, queues, detail, wide, searchRef, list, own } = keys;
  const t = useT();
  const shown = wide || detail.open;
  const step = (by: number): void => {
    const next = queues[queues.indexOf(view.queue) + by];
    if (next !== undefined) view.chooseQueue(next);
  };
  const escape = (): void => {
    if (keys.selection?.any === true) keys.selection.clear();
    else detail.hide();
  };
  useHotkeys(title, [
    ...list,
    ...(keys.selection === undefined ? [] : [{ keys: ['mod+a'], help: t('desk:keys.all'), run: keys.selection.all }]),
    { keys: ['enter'], help: t('desk:keys.open'), run: () => (shown ? keys.enter() : detail.show()) },
    { keys: ['escape'], help: t('desk:keys.close'), run: escape },
    { keys: ['f', 'mod+f'], help: t('desk:keys.filter'), run: () => searchRef.current?.focus({ cursor: 'all' }) },
    { keys: ['['], help: t('desk:keys.queue'), run: () => step(-1) },
    { keys: [']'], run: () => step(1) },
    ...own,
  ]);
}
