import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRONG_FROM } from '#domain/duplicates/score.ts';
import type { Reason } from '#domain/duplicates/score.ts';
import { percentOf } from '#renderer/features/duplicates/percent.ts';
import type { Part } from '#renderer/features/duplicates/textDiff.ts';
import { textDiff } from '#renderer/features/duplicates/textDiff.ts';
import { oddsBits, waterfallOf } from '#renderer/features/duplicates/waterfall.ts';

describe('the differences of two texts', () => {
  const written = (parts: readonly Part[]) => parts.map(({ text, same }) => (same ? text : `[${text}]`)).join('');
  const marked = (a: string, b: string) => textDiff(a, b).map(written);

  it('are marked by character on both sides', () => {
    expect(marked('振兴路75号之一', '振兴路57号')).toEqual(['振兴路[7]5号[之一]', '振兴路5[7]号']);
    expect(marked('仁甜', '仁甜便利店')).toEqual(['仁甜', '仁甜[便利店]']);
    expect(marked('同一', '同一')).toEqual(['同一', '同一']);
    expect(marked('', '有')).toEqual(['', '[有]']);
  });

  it('leave nothing out, and what is the same is the same on both sides', () => {
    const text = fc.string({ maxLength: 30, unit: fc.constantFrom('甲', '乙', '丙', '1', '2', '𠮷') });
    fc.assert(fc.property(text, text, (a, b) => {
      const [left, right] = textDiff(a, b);
      const whole = (parts: typeof left) => parts.map((part) => part.text).join('');
      const common = (parts: typeof left) => parts.filter(({ same }) => same).map((part) => part.text).join('');
      expect([whole(left), whole(right)]).toEqual([a, b]);
      expect(common(left)).toBe(common(right));
      if (a === b) expect(common(left)).toBe(a);
    }));
  });

  it('of very long texts are one difference', () => {
    const [one, other] = ['甲'.repeat(700), '乙'.repeat(700)];
    expect(marked(one, other)).toEqual([`[${one}]`, `[${other}]`]);
  });
});

describe('the waterfall', () => {
  const reason = (feature: string, bits: number, question: Reason['question'] = 'shop'): Reason =>
    ({ question, feature, level: 'x', bits });
  const shape = waterfallOf([reason('prior', -4), reason('location', 6), reason('name', 2), reason('matter', 1, 'incident')], 'shop');

  it('starts each bar where the one before ended, and ends at the total', () => {
    expect(shape.bars.map(({ feature }) => feature)).toEqual(['prior', 'location', 'name']);
    expect(shape.total).toBe(4);
    const [prior, location, name] = shape.bars;
    expect(prior?.left).toBeCloseTo(location?.left ?? 0);
    expect((location?.left ?? 0) + (location?.width ?? 0)).toBeCloseTo(name?.left ?? 0);
    expect((name?.left ?? 0) + (name?.width ?? 0)).toBeCloseTo(shape.marks.total);
  });

  it('marks the thresholds where the odds are', () => {
    expect(oddsBits(0.5)).toBe(0);
    const { zero, suggest, strong, total } = shape.marks;
    expect([suggest < zero, zero < strong, strong < total]).toEqual([true, true, oddsBits(STRONG_FROM) < 4]);
  });

  it('keeps within its width whatever the bits', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 9 }), (bits) => {
      for (const { left, width } of waterfallOf(bits.map((each, index) => reason(String(index), each)), 'shop').bars) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(100.7);
      }
    }));
  });
});

it.each([[0.999, '>99 %'], [0.001, '<1 %'], [0.42, '42 %']])('%s is said as %s', (probability, said) => {
  expect(percentOf(probability)).toBe(said);
});
