import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '#renderer/features/places/measures.ts';
import { CLASSES, classesOf, classIndex } from '#renderer/features/places/scale.ts';

describe('classes of a map', () => {
  it('put a share on the same side of a break wherever the others stand', () => {
    const classes = classesOf('firstCheckOnTime', [12, 40]);
    expect(classes.map(({ from, to }) => [from, to])).toEqual([
      [null, 80],
      [80, 90],
      [90, 95],
      [95, 98],
      [98, null],
    ]);
    expect([79.99, 80, 97.99, 98, 100].map((value) => classIndex(classes, value))).toEqual([0, 1, 3, 4, 4]);
  });

  it('have whole breaks for counts and leave a place without a value out', () => {
    const classes = classesOf('leadsOpen', [0, 3, 37, null]);
    expect(classes.map(({ from }) => from)).toEqual([null, 10, 20, 30, 40]);
    expect(classIndex(classes, null)).toBe(-1);
  });

  it('tell ordinary places apart although one is a giant', () => {
    const values = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 30];
    const classes = classesOf('openPerMember', values);
    expect(new Set(values.map((value) => classIndex(classes, value))).size).toBe(5);
  });

  it('cover every value exactly once, for any values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MEASURES),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 }),
        (name, values) => {
          const classes = classesOf(name, values);
          expect(classes).toHaveLength(CLASSES);
          for (const value of values) {
            const inside = classes.filter(({ from, to }) => (from === null || value >= from) && (to === null || value < to));
            expect(inside).toEqual([classes[classIndex(classes, value)]]);
          }
        },
      ),
    );
  });
});
