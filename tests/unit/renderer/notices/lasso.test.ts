import { expect, it } from 'vitest';
import { areaOf, isInside, middleOf } from '#renderer/features/notices/lasso.ts';
import { projection } from '#renderer/features/desk/projection.ts';
import type { Point } from '#renderer/features/desk/projection.ts';

/** A horseshoe open to the north. */
const HORSESHOE: readonly Point[] = [[0, 0], [6, 0], [6, 6], [4, 6], [4, 2], [2, 2], [2, 6], [0, 6]];

it('knows what lies inside a bent area', () => {
  const inside: readonly Point[] = [[1, 1], [3, 1], [5, 5], [1, 5]];
  const outside: readonly Point[] = [[3, 5], [3, 3], [7, 1], [-1, 1], [3, -1]];
  expect(inside.map((point) => isInside(point, HORSESHOE))).toEqual(inside.map(() => true));
  expect(outside.map((point) => isInside(point, HORSESHOE))).toEqual(outside.map(() => false));
  expect(isInside([0, 0], [])).toBe(false);
});

it('thins a drawn line to what an order takes, and takes a click for nothing', () => {
  const circle = Array.from({ length: 500 }, (_, index): Point => [Math.cos(index / 80), Math.sin(index / 80)]);
  expect(areaOf(circle)?.length).toBe(60);
  expect(areaOf([[0, 0], [1, 1]])).toBeUndefined();
  expect(middleOf([[0, 0], [2, 0], [2, 2], [0, 2]])).toEqual([1, 1]);
});

it('gets back from the drawing to the degrees it came from', () => {
  const { to, back } = projection([[113.6, 22.8], [113.9, 23.1]], { width: 400, height: 300, margin: 10 });
  const [lon, lat] = back(to([113.72, 22.93]));
  expect(lon).toBeCloseTo(113.72, 9);
  expect(lat).toBeCloseTo(22.93, 9);
});
