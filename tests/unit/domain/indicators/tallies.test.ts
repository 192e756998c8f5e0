import { describe, expect, it } from 'vitest';
import { cityOf, tallies } from '#domain/indicators/tallies.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { at, newTask, NOW, TOWN, VILLAGE } from '../task/world.ts';

const GRID = `${VILLAGE}-1`;
const measuresAt = (place: string, table: string, row: object) =>
  tallies(table, row as AnyRow).filter((tally) => tally.place === place).map(({ measure }) => measure).sort();
const placesOf = (table: string, row: object) => [...new Set(tallies(table, row as AnyRow).map(({ place }) => place))];

describe('a row counts', () => {
  it('at its grid, village, town and city alike', () => {
    const task = newTask();
    expect(placesOf('task', task)).toEqual([GRID, VILLAGE, TOWN, '441900']);
    for (const place of [GRID, VILLAGE, TOWN, '441900']) {
      expect(measuresAt(place, 'task', task)).toEqual(['pushed:2026-11-23', 'task:pushed', 'tasksOpen', 'tasksPushed']);
    }
  });

  it('only as far as it is placed', () => {
    const registration = {
      scope: '4419', also: null, state: 'unplaced', townCode: null, villageCode: null, receivedAt: NOW, pushedAt: null,
    };
    expect(tallies('registration', registration as unknown as AnyRow)).toEqual([{ place: '441900', measure: 'unplaced' }]);
    expect(placesOf('registration', { ...registration, townCode: TOWN })).toEqual([TOWN, '441900']);
    expect(cityOf(VILLAGE)).toBe('441900');
  });

  it('on the Shanghai day', () => {
    expect(measuresAt(VILLAGE, 'task', newTask('task', VILLAGE, { pushedAt: at('2026-11-23 00:00') }))).toContain('pushed:2026-11-23');
    expect(measuresAt(VILLAGE, 'task', newTask('task', VILLAGE, { pushedAt: at('2026-11-23 00:00') - 1 }))).toContain('pushed:2026-11-22');
  });
});

describe('measures', () => {
  it('of a closed task with its first check on time', () => {
    const task = newTask('task', VILLAGE, { state: 'closedNormal', open: 0, closedAt: NOW, firstCheckAt: NOW, firstCheckOnTime: 1 });
    expect(measuresAt(VILLAGE, 'task', task)).toEqual([
      'closed:2026-11-23', 'firstChecksDone', 'firstChecksOnTime', 'pushed:2026-11-23', 'task:closedNormal', 'tasksClosed', 'tasksPushed',
    ]);
  });

  it('of a cancelled task and an invalid lead leave the rates alone', () => {
    const cancelled = newTask('task', VILLAGE, { state: 'cancelled', open: 0, closedAt: NOW });
    expect(measuresAt(VILLAGE, 'task', cancelled)).toEqual(['task:cancelled']);
    const invalid = { scope: VILLAGE, villageCode: VILLAGE, townCode: TOWN, state: 'invalid', open: 0, reportedAt: NOW };
    expect(measuresAt(VILLAGE, 'lead', invalid)).toEqual(['lead:invalid']);
  });

  it('of an open lead say what is done with it, whether it is major and whether it came back; of a closed one nothing of it', () => {
    const lead = {
      scope: VILLAGE, villageCode: VILLAGE, townCode: TOWN, state: 'handedUp', open: 1, reportedAt: NOW, step: 'triaged', major: 1,
      relapseOf: 'earlier',
    };
    expect(measuresAt(VILLAGE, 'lead', lead)).toEqual([
      'lead:handedUp', 'leads:2026-11-23', 'leadsMajor', 'leadsOpen', 'leadsRelapsed', 'leadsReported', 'step:triaged',
    ]);
    expect(measuresAt(VILLAGE, 'lead', { ...lead, state: 'closed', open: 0, step: null })).toEqual([
      'lead:closed', 'leads:2026-11-23', 'leadsClosed', 'leadsReported',
    ]);
  });

  it('of a registration say whether it was pushed within the hour', () => {
    const pushed = { scope: VILLAGE, villageCode: VILLAGE, townCode: TOWN, state: 'pushed', receivedAt: NOW, pushedAt: NOW + 3_600_000 };
    expect(measuresAt(VILLAGE, 'registration', pushed)).toEqual(['registrations:2026-11-23', 'registrationsOnTime:2026-11-23']);
    expect(measuresAt(VILLAGE, 'registration', { ...pushed, pushedAt: NOW + 3_600_001 })).toEqual(['registrations:2026-11-23']);
  });

  it.each([
    ['entity', { status: 'closed' }],
    ['member', { status: 'left' }],
    ['event', {}],
    ['nonsense', {}],
  ])('none of a %s that does not count', (table, fields) => {
    expect(tallies(table, { id: 'x', scope: VILLAGE, also: null, ...fields })).toEqual([]);
  });
});
