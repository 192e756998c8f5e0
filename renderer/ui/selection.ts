/** Cursor and multiple selection of a list, as pure functions: rows are known by id, so they survive new answers. */

export interface ListCursor<T> {
  /** The row the keyboard is on; it may have left the list. */
  readonly activeId: string | undefined;
  /** Where it was last: when the row leaves the list (assigned, closed), the cursor stays on this place. */
  readonly activeIndex: number;
  /** The selected rows as they were when they were selected, by id. */
  readonly selected: ReadonlyMap<string, T>;
}

export function noCursor<T>(): ListCursor<T> {
  return { activeId: undefined, activeIndex: -1, selected: new Map() };
}

type RowAt<T> = (index: number) => T | undefined;
interface Identified {
  readonly id: string;
}

/** The cursor moved by some rows, kept inside the list. `extend` selects the rows passed over (Shift). */
export function moveCursor<T extends Identified>(
  state: ListCursor<T>,
  by: number,
  count: number,
  rowAt: RowAt<T>,
  extend: boolean,
): ListCursor<T> {
  if (count === 0) return { ...state, activeId: undefined, activeIndex: -1 };
  const from = state.activeIndex;
  const to = from < 0 ? 0 : Math.min(count - 1, Math.max(0, from + by));
  return {
    activeId: rowAt(to)?.id,
    activeIndex: to,
    selected: extend ? withRange(state.selected, Math.max(from, 0), to, rowAt) : state.selected,
  };
}

function withRange<T extends Identified>(
  selected: ReadonlyMap<string, T>,
  from: number,
  to: number,
  rowAt: RowAt<T>,
): ReadonlyMap<string, T> {
  const result = new Map(selected);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const row = rowAt(index);
    if (row !== undefined) result.set(row.id, row);
  }
  return result;
}

/** Selects the rows between the cursor and a row that was clicked with Shift. */
export function selectTo<T extends Identified>(state: ListCursor<T>, index: number, rowAt: RowAt<T>): ListCursor<T> {
  return {
    activeId: rowAt(index)?.id,
    activeIndex: index,
    selected: withRange(state.selected, Math.max(state.activeIndex, 0), index, rowAt),
  };
}

export function toggleSelected<T extends Identified>(state: ListCursor<T>, row: T): ListCursor<T> {
  const selected = new Map(state.selected);
  if (!selected.delete(row.id)) selected.set(row.id, row);
  return { ...state, selected };
}

/**
 * After a new answer: the cursor follows its row. A row that left the list (somebody else assigned it) stays the active
 * one, so that the detail does not change under the operator's hands; the next move starts from where it was. A cursor
 * without a row takes the one at its place, the first at the beginning.
 */
export function settleCursor<T extends Identified>(
  state: ListCursor<T>,
  count: number,
  rowAt: RowAt<T>,
  indexOf: (id: string) => number,
): ListCursor<T> {
  const { activeId, activeIndex } = state;
  if (activeId === undefined) {
    if (count === 0) return state;
    const index = Math.min(Math.max(activeIndex, 0), count - 1);
    return { ...state, activeIndex: index, activeId: rowAt(index)?.id };
  }
  const found = indexOf(activeId);
  const index = found >= 0 ? found : Math.min(activeIndex, count - 1);
  return index === activeIndex ? state : { ...state, activeIndex: index };
}

/** After the operator's own action took the active row out of the list: the row that moved into its place. */
export function advanceCursor<T extends Identified>(state: ListCursor<T>, count: number, rowAt: RowAt<T>): ListCursor<T> {
  const index = Math.min(Math.max(state.activeIndex, 0), count - 1);
  return { ...state, activeIndex: index, activeId: index < 0 ? undefined : rowAt(index)?.id };
}
