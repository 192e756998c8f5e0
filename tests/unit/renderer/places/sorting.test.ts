import { describe, expect, it } from 'vitest';
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import { COLUMNS, parseSorting, sortBy, sortedPlaces, sortingText } from '#renderer/features/places/sorting.ts';

const EMPTY: Omit<PlaceRow, 'code'> = {
  name: '',
  shortName: '',
  lon: 0,
  lat: 0,
  areaKm2: 0,
  entities: 0,
  tasksPushed: 0,
  tasksClosed: 0,
  tasksOpen: 0,
  toAssign: 0,
  amber: 0,
  overdue: 0,
  firstChecksDone: 0,
  firstChecksOnTime: 0,
  leadsReported: 0,
  leadsClosed: 0,
  leadsOpen: 0,
  unplaced: 0,
  members: 0,
  pushedToday: 0,
  closedToday: 0,
  leadsToday: 0,
  registrationsPushed: 0,
  registrationsOnTime: 0,
};
const PLACES: readonly PlaceRow[] = [
  { ...EMPTY, code: 'a', overdue: 2, firstChecksDone: 10, firstChecksOnTime: 5 },
  { ...EMPTY, code: 'b', overdue: 7 },
  { ...EMPTY, code: 'c', overdue: 0, firstChecksDone: 10, firstChecksOnTime: 9 },
];
const codes = (...sorting: Parameters<typeof sortedPlaces>[1][]) =>
  sorting.map((each) =>
    sortedPlaces(PLACES, each)
      .map(({ code }) => code)
      .join(''),
  );

describe('table of places', () => {
  it('sorts by a column either way', () => {
    expect(codes({ column: 'lights', descending: true }, { column: 'lights', descending: false })).toEqual(['bac', 'cab']);
  });

  it('keeps a place without a figure last either way', () => {
    expect(codes({ column: 'firstCheck', descending: true }, { column: 'firstCheck', descending: false })).toEqual([
      'cab',
      'acb',
    ]);
  });

  it('shows the largest of a newly chosen column first, and turns round on the next click', () => {
    const first = sortBy({ column: 'name', descending: false }, 'leads');
    expect(first).toEqual({ column: 'leads', descending: true });
    expect(sortBy(first, 'leads')).toEqual({ column: 'leads', descending: false });
  });

  it.each(COLUMNS)('keeps its order by %s in the address', (column) => {
    for (const descending of [true, false])
      expect(parseSorting(sortingText({ column, descending }))).toEqual({ column, descending });
  });

  it('begins with the most overdue when the address says nothing or nonsense', () => {
    expect([parseSorting(undefined), parseSorting('-nonsense')]).toEqual([
      { column: 'lights', descending: true },
      { column: 'lights', descending: true },
    ]);
  });
});
