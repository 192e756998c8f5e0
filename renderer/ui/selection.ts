/** Cursor and multiple selection of a list, as pure functions: rows are known by id, so they survive new answers. */

export interface ListCursor {
  /** The row the keyboard is on; it may have left the list. */
  readonly activeId: string | undefined;
  /** Where it was last: when the row leaves the list (assigned, closed), the cursor stays on this place. */
  readonly activeIndex: number;
  readonly selected: ReadonlySet<string>;
}

export const NO_CURSOR: ListCursor = { activeId: undefined, activeIndex: -1, selected: new Set() };

type IdAt = (index: number) => string | undefined;

/** The cursor moved by some rows, kept inside the list. `extend` selects the rows passed over (Shift). */
export function moveCursor(state: ListCursor, by: number, count: number, idAt: IdAt, extend: boolean): ListCursor {
  if (count === 0) return { ...state, activeId: undefined, activeIndex: -1 };
  const from = state.activeIndex;
  const to = from < 0 ? 0 : Math.min(count - 1, Math.max(0, from + by));
  const selected = extend ? new Set(state.selected) : state.selected;
  if (extend && selected instanceof Set) {
    for (let index = Math.min(Math.max(from, 0), to); index <= Math.max(from, to); index += 1) {
      const id = idAt(index);
      if (id !== undefined) selected.add(id);
    }
  }
  return { activeId: idAt(to), activeIndex: to, selected };
}

export function toggleSelected(state: ListCursor, id: string): ListCursor {
  const selected = new Set(state.selected);
  if (!selected.delete(id)) selected.add(id);
  return { ...state, selected };
}

/** After a new answer: the cursor follows its row; when the row is gone it stays on its place. */
export function settleCursor(state: ListCursor, count: number, indexOf: (id: string) => number, idAt: IdAt): ListCursor {
  if (state.activeIndex < 0) return state;
  const found = state.activeId === undefined ? -1 : indexOf(state.activeId);
  const index = found >= 0 ? found : Math.min(state.activeIndex, count - 1);
  const id = idAt(index);
  return index === state.activeIndex && id === state.activeId ? state : { ...state, activeId: id, activeIndex: index };
}
