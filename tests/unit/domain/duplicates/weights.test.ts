import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '#domain/duplicates/compare.ts';
import { learnWeights } from '#domain/duplicates/learn.ts';
import type { LabelledPair } from '#domain/duplicates/learn.ts';
import { SHOP_FEATURES } from '#domain/duplicates/levels.ts';
import { clampWeights, nonIncreasing, weightsMark, weightsOf } from '#domain/duplicates/weights.ts';
import { profile, RARE, WEIGHTS } from './world.ts';

const levels = compare(profile(), profile({ id: 'L2' }), RARE);
const label = (sameShop: boolean): LabelledPair => ({ levels, sameShop, sameIncident: sameShop });

describe('clamping', () => {
  it('never lets a weaker level count more, and keeps the mean', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
      const clamped = nonIncreasing(values);
      for (const [index, value] of clamped.entries()) if (index > 0) expect(value).toBeLessThanOrEqual((clamped[index - 1] ?? 0) + 1e-9);
      const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
      expect(sum(clamped)).toBeCloseTo(sum(values), 6);
    }));
  });

  it('leaves the shipped weights as they are', () => {
    expect(clampWeights(WEIGHTS)).toEqual(WEIGHTS);
  });

  it('pins the sign of the veto', () => {
    const location = Object.fromEntries(SHOP_FEATURES.location.map((level) => [level, 3]));
    const wild = { ...WEIGHTS, shop: { ...WEIGHTS.shop, bits: { ...WEIGHTS.shop.bits, location } } };
    expect(clampWeights(wild).shop.bits['location']?.['veto']).toBe(-5);
  });
});

describe('weights as data', () => {
  it('name what is missing', () => {
    const { location: _, ...bits } = WEIGHTS.shop.bits;
    expect(() => weightsOf({ ...WEIGHTS, shop: { ...WEIGHTS.shop, bits } })).toThrow(/location/);
  });

  it('bear a mark that changes with any of them', () => {
    const other = { ...WEIGHTS, shop: { ...WEIGHTS.shop, prior: WEIGHTS.shop.prior + 0.01 } };
    expect(weightsMark(WEIGHTS)).toBe(weightsMark(weightsOf(JSON.parse(JSON.stringify(WEIGHTS)))));
    expect(weightsMark(other)).not.toBe(weightsMark(WEIGHTS));
  });
});

describe('learning', () => {
  it('changes nothing without labels', () => {
    expect(learnWeights(WEIGHTS, [], { version: WEIGHTS.version, inertia: 50 })).toEqual(WEIGHTS);
  });

  it('cannot be wrecked by fifty wrong labels', () => {
    const before = WEIGHTS.shop.bits['location']?.['doorNear'] ?? 0;
    const learnt = learnWeights(WEIGHTS, Array.from({ length: 50 }, () => label(false)), { version: 'x', inertia: 50 });
    const after = learnt.shop.bits['location']?.['doorNear'] ?? 0;
    expect(after).toBeLessThan(before);
    expect(after).toBeGreaterThan(0);
  });

  it('follows many labels and stays monotone', () => {
    const learnt = learnWeights(WEIGHTS, Array.from({ length: 5000 }, () => label(false)), { version: 'x', inertia: 50 });
    expect(clampWeights(learnt)).toEqual(learnt);
    expect(learnt.shop.prior).toBeLessThan(WEIGHTS.shop.prior);
  });

  it('does not depend on the order of the labels', () => {
    const pairs = [label(true), label(false), label(true), { ...label(true), sameShop: null }];
    const options = { version: 'x', inertia: 5 };
    expect(learnWeights(WEIGHTS, [...pairs].reverse(), options)).toEqual(learnWeights(WEIGHTS, pairs, options));
  });
});
