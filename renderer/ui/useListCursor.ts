/** Cursor, selection and list keys of a desk's list. */
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import type { Hotkey } from './hotkeys.ts';
import type { ListCursor } from './selection.ts';
import { advanceCursor, moveCursor, noCursor, selectTo, settleCursor, toggleSelected } from './selection.ts';

export interface CursorList<T> {
  readonly total: number;
  readonly rowAt: (index: number) => T | undefined;
  readonly indexOf: (matches: (row: T) => boolean) => number;
}

export interface ListKeys<T> {
  readonly cursor: ListCursor<T>;
  /** ↑↓ J K, Shift, Space, PgUp/PgDn, Home/End; the page adds its own. */
  readonly hotkeys: readonly Hotkey[];
  readonly activate: (index: number) => void;
  /** Shift + click. */
  readonly extendTo: (index: number) => void;
  readonly toggle: (row: T) => void;
  readonly select: (rows: readonly T[]) => void;
  /** The operator's own action settles the active row: when it leaves the list, the cursor goes to the row after it. */
  readonly advance: () => void;
}

/** Rows of a page key. */
const PAGE = 12;

export function useListCursor<T extends { readonly id: string }>(
  list: CursorList<T>,
  initialId: string | undefined,
): ListKeys<T> {
  const t = useT();
  const [state, setState] = useState<ListCursor<T>>(() => ({
    ...noCursor<T>(),
    activeId: initialId,
    activeIndex: initialId === undefined ? -1 : 0,
  }));
  const [advancing, setAdvancing] = useState<string>();
  const { total, rowAt, indexOf } = list;

  useEffect(() => {
    setState((before) => {
      if (before.activeId === undefined) return total > 0 ? { ...before, activeIndex: 0, activeId: rowAt(0)?.id } : before;
      return settleCursor(before, total, (id) => indexOf((row) => row.id === id));
    });
  }, [total, rowAt, indexOf]);
  useEffect(() => {
    if (advancing === undefined || indexOf((row) => row.id === advancing) >= 0) return;
    setAdvancing(undefined);
    setState((before) => (before.activeId === advancing ? advanceCursor(before, total, rowAt) : before));
  }, [advancing, total, rowAt, indexOf]);

  const move = useCallback(
    (by: number, extend = false) => {
      setAdvancing(undefined);
      setState((before) => moveCursor(before, by, total, rowAt, extend));
    },
    [total, rowAt],
  );
  const toggle = useCallback((row: T) => setState((before) => toggleSelected(before, row)), []);
  const active = rowAt(state.activeIndex);
  return {
    cursor: state,
    hotkeys: [
      { keys: ['arrowdown', 'j'], help: t('dispatch:keys.move'), run: () => move(1) },
      { keys: ['arrowup', 'k'], run: () => move(-1) },
      { keys: ['shift+arrowdown', 'shift+j'], help: t('dispatch:keys.extend'), run: () => move(1, true) },
      { keys: ['shift+arrowup', 'shift+k'], run: () => move(-1, true) },
      { keys: ['pagedown'], help: t('dispatch:keys.page'), run: () => move(PAGE) },
      { keys: ['pageup'], run: () => move(-PAGE) },
      { keys: ['home'], help: t('dispatch:keys.ends'), run: () => move(-total) },
      { keys: ['end'], run: () => move(total) },
      {
        keys: ['space', 'x'],
        help: t('dispatch:keys.select'),
        run: () => {
          if (active !== undefined) toggle(active);
        },
      },
    ],
    activate: useCallback(
      (index: number) => {
        setAdvancing(undefined);
        setState((before) => ({ ...before, activeIndex: index, activeId: rowAt(index)?.id }));
      },
      [rowAt],
    ),
    extendTo: useCallback((index: number) => setState((before) => selectTo(before, index, rowAt)), [rowAt]),
    toggle,
    select: useCallback(
      (rows: readonly T[]) => setState((before) => ({ ...before, selected: new Map(rows.map((row) => [row.id, row])) })),
      [],
    ),
    advance: () => setAdvancing(state.activeId),
  };
}
