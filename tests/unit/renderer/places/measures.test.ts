import { describe, expect, it } from 'vitest';
import type { PlaceFigures } from '#protocol/bridge/queries.ts';
import { measured, RANKED_FROM_CASES } from '#renderer/features/places/measures.ts';
import { ranking, turned } from '#renderer/features/places/ranking.ts';

const NOTHING: PlaceFigures = {
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

const place = (code: string, figures: Partial<PlaceFigures>) => ({ ...NOTHING, ...figures, code });

describe('measures of a place', () => {
  it('have no value where nothing can be divided', () => {
    expect(measured('firstCheckOnTime', NOTHING)).toMatchObject({ value: null, ranked: false });
    expect(measured('openPerMember', { ...NOTHING, tasksOpen: 7 })).toMatchObject({ value: null, ranked: false });
  });

  it('are computed from the counts, in percent for rates', () => {
    expect(measured('overdueRate', { ...NOTHING, overdue: 1, tasksOpen: 3 }).value).toBeCloseTo(33.333, 3);
    expect(measured('openPerMember', { ...NOTHING, tasksOpen: 9, members: 4 }).value).toBe(2.25);
    expect(measured('leadsOpen', { ...NOTHING, leadsOpen: 12 })).toMatchObject({ value: 12, ranked: true });
  });

  it('show a rate of few cases without ranking it', () => {
    const few = { ...NOTHING, firstChecksDone: RANKED_FROM_CASES - 1, firstChecksOnTime: RANKED_FROM_CASES - 1 };
    expect(measured('firstCheckOnTime', few)).toMatchObject({ value: 100, ranked: false });
    expect(measured('firstCheckOnTime', { ...few, firstChecksDone: RANKED_FROM_CASES }).ranked).toBe(true);
  });
});

describe('ranking', () => {
  const order = (name: Parameters<typeof ranking>[1], places: readonly ReturnType<typeof place>[]) =>
    ranking(places, name).map((each) => [each.place.code, each.rank]);

  it('puts the best first, whichever end of the measure is good', () => {
    const places = [
      place('a', { overdue: 5, tasksOpen: 100, firstChecksDone: 100, firstChecksOnTime: 90 }),
      place('b', { overdue: 1, tasksOpen: 100, firstChecksDone: 100, firstChecksOnTime: 99 }),
      place('c', { overdue: 9, tasksOpen: 100, firstChecksDone: 100, firstChecksOnTime: 95 }),
    ];
    expect(order('overdueRate', places)).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
    expect(order('firstCheckOnTime', places)).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ]);
  });

  it('gives equal figures one rank and skips the next, even when their counts differ', () => {
    const places = [
      place('a', { firstChecksDone: 200, firstChecksOnTime: 180 }),
      place('b', { firstChecksDone: 100, firstChecksOnTime: 90 }),
      place('c', { firstChecksDone: 100, firstChecksOnTime: 80 }),
    ];
    expect(order('firstCheckOnTime', places)).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ]);
  });

  it('turned round begins with the worst and still ends with the unranked', () => {
    const places = [
      place('few', { overdue: 1, tasksOpen: 1 }),
      place('good', { tasksOpen: 50 }),
      place('bad', { overdue: 9, tasksOpen: 50 }),
    ];
    expect(turned(ranking(places, 'overdueRate')).map((each) => [each.place.code, each.rank])).toEqual([
      ['bad', 2],
      ['good', 1],
      ['few', null],
    ]);
  });

  it('keeps places without enough cases at the end, unranked', () => {
    const places = [
      place('few', { firstChecksDone: 2, firstChecksOnTime: 2 }),
      place('none', {}),
      place('many', { firstChecksDone: 50, firstChecksOnTime: 10 }),
    ];
    expect(order('firstCheckOnTime', places)).toEqual([
      ['many', 1],
      ['few', null],
      ['none', null],
    ]);
  });
});
