/** Order of the table of places: any column, either way; what has no figure is last both ways. */
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import { measured } from './measures.ts';

export const COLUMNS = [
  'name',
  'open',
  'lights',
  'toAssign',
  'firstCheck',
  'push',
  'leads',
  'unplaced',
  'perMember',
  'today',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export interface Sorting {
  readonly column: ColumnName;
  readonly descending: boolean;
}

/** Where the trouble is, first. */
export const FIRST_SORTING: Sorting = { column: 'lights', descending: true };

/** What a column is sorted by; the name column keeps the order of the administrative codes. */
const KEY: Readonly<Record<Exclude<ColumnName, 'name'>, (place: PlaceRow) => number | null>> = {
  open: ({ tasksOpen }) => tasksOpen,
  lights: ({ overdue }) => overdue,
  toAssign: ({ toAssign }) => toAssign,
  firstCheck: (place) => measured('firstCheckOnTime', place).value,
  push: (place) => measured('pushOnTime', place).value,
  leads: ({ leadsOpen }) => leadsOpen,
  unplaced: ({ unplaced }) => unplaced,
  perMember: (place) => measured('openPerMember', place).value,
  today: ({ pushedToday }) => pushedToday,
};

export function sortedPlaces(places: readonly PlaceRow[], { column, descending }: Sorting): readonly PlaceRow[] {
  if (column === 'name') return descending ? [...places].reverse() : places;
  const key = KEY[column];
  return [...places].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return descending ? right - left : left - right;
  });
}

/** `-lights` is the address's form of lights, descending. */
export function parseSorting(text: string | undefined): Sorting {
  const column = COLUMNS.find((name) => name === text?.replace(/^-/, ''));
  return column === undefined ? FIRST_SORTING : { column, descending: text?.startsWith('-') === true };
}

export function sortingText({ column, descending }: Sorting): string {
  return `${descending ? '-' : ''}${column}`;
}

/** A click on a heading: the other way round, or the new column with its largest first. */
export function sortBy(before: Sorting, column: ColumnName): Sorting {
  return { column, descending: before.column === column ? !before.descending : column !== 'name' };
}
