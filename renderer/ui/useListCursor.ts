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
  /** The rows are still those of the arguments before. */
  readonly loading: boolean;
}

export interface ListKeys<T> {
  readonly cursor: ListCursor<T>;
  /** ↑↓ J K, PgUp/PgDn, Home/End. */
  readonly hotkeys: readonly Hotkey[];
  /** X, Space, Shift with ↑↓ J K: for lists in which several rows can be chosen. */
  readonly selectKeys: readonly Hotkey[];
  readonly activate: (index: number) => void;
  /** Makes a row active that may not be in the list, for example one found by the search. */
  readonly focus: (id: string) => void;
  /** Shift + click. */
  readonly extendTo: (index: number) => void;
  readonly toggle: (row: T) => void;
  readonly select: (rows: readonly T[]) => void;
  /** The operator's own action settles the active row: when it leaves the list, the cursor goes to the row after it. */
  readonly advance: () => void;
  /** Another queue: the cursor goes to its first row, and nothing is selected. */
  readonly reset: () => void;
}

/** Rows of a page key. */
const PAGE = 12;

export function useListCursor<T extends { readonly id: string }>(
  list: CursorList<T>,
  initialId: string | undefined,
): ListKeys<T> {
  const t = useT();
  const [state, setState] = useState<ListCursor<T>>(() => focused(noCursor<T>(), initialId));
  const [advancing, setAdvancing] = useState<string>();
  const { total, rowAt, indexOf, loading } = list;

  // A reset leaves the cursor without a row, even when the list itself stays the same.
  const nowhere = state.activeId === undefined;
  useEffect(() => {
    if (loading) return;
    setState((before) => settleCursor(before, total, rowAt, (id) => indexOf((row) => row.id === id)));
  }, [total, rowAt, indexOf, loading, nowhere]);
  useEffect(() => {
    if (loading || advancing === undefined || indexOf((row) => row.id === advancing) >= 0) return;
    setAdvancing(undefined);
    setState((before) => (before.activeId === advancing ? advanceCursor(before, total, rowAt) : before));
  }, [advancing, total, rowAt, indexOf, loading]);

  const change = useCallback((next: (before: ListCursor<T>) => ListCursor<T>) => {
    setAdvancing(undefined);
    setState(next);
  }, []);
  const move = useCallback(
    (by: number, extend = false) => change((before) => moveCursor(before, by, total, rowAt, extend)),
    [change, total, rowAt],
  );
  const toggle = useCallback((row: T) => setState((before) => toggleSelected(before, row)), []);
  const active = rowAt(state.activeIndex);
  return {
    cursor: state,
    hotkeys: [
      { keys: ['arrowdown', 'j'], help: t('ui:keys.move'), run: () => move(1) },
      { keys: ['arrowup', 'k'], run: () => move(-1) },
      { keys: ['pagedown'], help: t('ui:keys.page'), run: () => move(PAGE) },
      { keys: ['pageup'], run: () => move(-PAGE) },
      { keys: ['home'], help: t('ui:keys.ends'), run: () => move(-total) },
      { keys: ['end'], run: () => move(total) },
    ],
    selectKeys: [
      {
        keys: ['x', 'space'],
        help: t('ui:keys.select'),
        run: () => {
          if (active !== undefined) toggle(active);
        },
      },
      { keys: ['shift+arrowdown', 'shift+j'], help: t('ui:keys.extend'), run: () => move(1, true) },
      { keys: ['shift+arrowup', 'shift+k'], run: () => move(-1, true) },
    ],
    activate: useCallback(
      (index: number) => change((before) => ({ ...before, activeIndex: index, activeId: rowAt(index)?.id })),
      [change, rowAt],
    ),
    focus: useCallback((id: string) => change((before) => focused(before, id)), [change]),
    extendTo: useCallback((index: number) => change((before) => selectTo(before, index, rowAt)), [change, rowAt]),
    toggle,
    select: useCallback(
      (rows: readonly T[]) => setState((before) => ({ ...before, selected: new Map(rows.map((row) => [row.id, row])) })),
      [],
    ),
    advance: () => setAdvancing(state.activeId),
    reset: useCallback(() => change(() => noCursor<T>()), [change]),
  };
}

function focused<T>(before: ListCursor<T>, id: string | undefined): ListCursor<T> {
  return id === undefined ? before : { ...before, activeId: id, activeIndex: Math.max(before.activeIndex, 0) };
}
