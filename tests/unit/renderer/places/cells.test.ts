import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, frameOf, visibleFrom } from '#renderer/features/places/cells.ts';
import type { Point, Ring } from '#renderer/features/places/cells.ts';

const SQUARE: Ring = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

function area(ring: Ring): number {
  return (
    Math.abs(
      ring.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
        return sum + x * nextY - nextX * y;
      }, 0),
    ) / 2
  );
}

describe('schematic cells', () => {
  it('divide the outline half-way between two centres', () => {
    expect(
      cellsOf(SQUARE, [
        [1, 2],
        [3, 2],
      ]).map(area),
    ).toEqual([8, 8]);
  });

  it('fill the outline without overlap, for any centres', () => {
    const coordinate = fc.double({ min: 0.01, max: 3.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12, selector: (point) => point.join() }),
        (centres) => {
          const total = cellsOf(SQUARE, centres).reduce((sum, cell) => sum + area(cell), 0);
          expect(total).toBeCloseTo(16, 6);
        },
      ),
    );
  });

  it('give a spot with two centres to the first of them', () => {
    const [first, second] = cellsOf(SQUARE, [
      [1, 1],
      [1, 1],
    ]);
    expect(area(first ?? [])).toBe(16);
    expect(second).toEqual([]);
  });

  it('lose the sliver behind a bay that hangs on by a thread', () => {
    const bay: Ring = [
      [0, 0],
      [4, 0],
      [4, 0.01],
      [2.2, 0.01],
      [2, 4],
      [0, 4],
    ];
    expect(visibleFrom(bay, [1, 2])).toEqual([
      [0, 0],
      [2.2, 0.01],
      [2, 4],
      [0, 4],
    ]);
    expect(visibleFrom(SQUARE, [1, 2])).toEqual(SQUARE);
  });

  it('frame centres of an unknown outline with room around them, even a single one', () => {
    const inside = (ring: Ring, [x, y]: Point) =>
      ring.some(([lon]) => lon < x) &&
      ring.some(([lon]) => lon > x) &&
      ring.some(([, lat]) => lat < y) &&
      ring.some(([, lat]) => lat > y);
    expect(inside(frameOf([[113.7, 23]]), [113.7, 23])).toBe(true);
    expect(
      frameOf([
        [1, 1],
        [3, 2],
      ]).every(([lon, lat]) => lon > 0 && lon < 4 && lat > 0 && lat < 3),
    ).toBe(true);
  });
});
