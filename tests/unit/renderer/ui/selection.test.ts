/** Cursor and selection of a list whose rows come and go. */
import { describe, expect, it } from 'vitest';
import { advanceCursor, moveCursor, noCursor, selectTo, settleCursor, toggleSelected } from '#renderer/ui/selection.ts';
import type { ListCursor } from '#renderer/ui/selection.ts';

interface Row {
  readonly id: string;
}

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const reader = (list: readonly Row[]) => (index: number) => list[index];
const finder = (list: readonly Row[]) => (id: string) => list.findIndex((row) => row.id === id);
const list = rows('a', 'b', 'c', 'd', 'e');
const on = (activeId: string, activeIndex: number): ListCursor<Row> => ({ ...noCursor<Row>(), activeId, activeIndex });
const selected = (state: ListCursor<Row>): string[] => [...state.selected.keys()];

describe('moving', () => {
  it('starts at the first row and stays inside the list', () => {
    expect(moveCursor(noCursor<Row>(), 1, 5, reader(list), false)).toMatchObject({ activeId: 'a', activeIndex: 0 });
    expect(moveCursor(on('d', 3), 12, 5, reader(list), false)).toMatchObject({ activeId: 'e', activeIndex: 4 });
    expect(moveCursor(on('b', 1), -12, 5, reader(list), false)).toMatchObject({ activeId: 'a', activeIndex: 0 });
  });

  it('selects what it passes with Shift, whichever way', () => {
    expect(selected(moveCursor(on('b', 1), 2, 5, reader(list), true))).toEqual(['b', 'c', 'd']);
    expect(selected(moveCursor(on('d', 3), -1, 5, reader(list), true))).toEqual(['c', 'd']);
  });

  it('has nothing to stand on in an empty list', () => {
    expect(moveCursor(on('b', 1), 1, 0, reader([]), false)).toMatchObject({ activeId: undefined, activeIndex: -1 });
  });
});

describe('selecting', () => {
  it('takes the rows between the cursor and a Shift click, and keeps those chosen before', () => {
    const before = toggleSelected(on('d', 3), { id: 'a' });
    const after = selectTo(before, 1, reader(list));
    expect(selected(after).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(after).toMatchObject({ activeId: 'b', activeIndex: 1 });
  });

  it('takes one back at the second try', () => {
    expect(selected(toggleSelected(toggleSelected(on('a', 0), { id: 'c' }), { id: 'c' }))).toEqual([]);
  });
});

describe('after a new answer', () => {
  it('follows its row', () => {
    const next = rows('x', 'a', 'b');
    expect(settleCursor(on('b', 1), 3, reader(next), finder(next))).toMatchObject({ activeId: 'b', activeIndex: 2 });
  });

  it('keeps a row that somebody else took out, at the place where it was', () => {
    const next = rows('a', 'c');
    expect(settleCursor(on('b', 1), 2, reader(next), finder(next))).toMatchObject({ activeId: 'b', activeIndex: 1 });
  });

  it('stays within a list that became shorter', () => {
    const next = rows('a');
    expect(settleCursor(on('e', 4), 1, reader(next), finder(next))).toMatchObject({ activeId: 'e', activeIndex: 0 });
  });

  it('gives a cursor without a row the one at its place, when that arrives', () => {
    expect(settleCursor(noCursor<Row>(), 5, reader(list), finder(list))).toMatchObject({ activeId: 'a', activeIndex: 0 });
    const afar = { ...noCursor<Row>(), activeIndex: 3 };
    expect(settleCursor(afar, 5, reader(list), finder(list))).toMatchObject({ activeId: 'd', activeIndex: 3 });
  });

  it('goes on to the next row when the operator settled this one, and to the last at the end', () => {
    expect(advanceCursor(on('b', 1), 4, reader(rows('a', 'c', 'd', 'e')))).toMatchObject({ activeId: 'c', activeIndex: 1 });
    expect(advanceCursor(on('e', 4), 4, reader(rows('a', 'b', 'c', 'd')))).toMatchObject({ activeId: 'd', activeIndex: 3 });
    expect(advanceCursor(on('a', 0), 0, reader([]))).toMatchObject({ activeId: undefined, activeIndex: -1 });
  });
});
