import { describe, expect, it } from 'vitest';
import { pairOf } from '#domain/duplicates/cases/operation.ts';
import type { Operation } from '#domain/duplicates/cases/operation.ts';
import { valuesOf } from '#domain/duplicates/cases/survivors.ts';
import type { MemberValues } from '#domain/duplicates/cases/survivors.ts';
import { tierToMerge } from '#domain/duplicates/cases/tier.ts';
import type { Case } from '#domain/duplicates/cases/view.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';
import { compare } from '#domain/duplicates/compare.ts';
import { learnFromDecisions, suggestionsFor } from '#domain/duplicates/decisions.ts';
import { profile, RARE, WEIGHTS } from './world.ts';

const levels = compare(profile(), profile({ id: 'L2', name: '', phone: '' }), RARE);
const pair = (index: number) => pairOf(`A${String(index)}`, `B${String(index)}`);
const merges = (count: number): Operation[] => Array.from({ length: count }, (_, index) => ({
  id: `m${String(index)}`, at: { ms: index, counter: 0, node: 'a' }, kind: 'merge', pairs: [pair(index)], score: 0.6, weightsVersion: 'w',
}));
const split = (id: string, index: number, sameShop: boolean | null): Operation =>
  ({ id, at: { ms: 500, counter: 0, node: 'b' }, kind: 'split', pairs: [pair(index)], sameShop });

describe('learning from decisions', () => {
  it('moves the weights towards what operators decide, the same whatever the order', () => {
    const operations = merges(200);
    const learnt = learnFromDecisions(WEIGHTS, operations, () => levels);
    expect(learnt.shop.prior).toBeGreaterThan(WEIGHTS.shop.prior);
    expect(learnt.version).toBe(`${WEIGHTS.version}+200`);
    expect(learnFromDecisions(WEIGHTS, [...operations].reverse(), () => levels)).toEqual(learnt);
  });

  it('learns nothing from undone or contradictory decisions, or from leads that are gone', () => {
    const undone: Operation = { id: 'r', at: { ms: 900, counter: 0, node: 'a' }, kind: 'retract', operations: ['m0'] };
    const operations = [...merges(2), undone, split('s', 1, false)];
    expect(learnFromDecisions(WEIGHTS, operations, () => levels)).toBe(WEIGHTS);
    expect(learnFromDecisions(WEIGHTS, merges(3), () => undefined)).toBe(WEIGHTS);
  });
});

describe('suggestions', () => {
  const match = (id: string, sameShop: number, sameIncident: number) => ({ id, sameShop, sameIncident, reasons: [] });
  const matches = [match('B0', 0.99, 0.9), match('B1', 0.99, 0.01), match('B2', 0.1, 0.05)];

  it('tell duplicates from the same shop with something else', () => {
    expect(suggestionsFor('A0', matches, viewOf([])).map(({ id, kind }) => [id, kind])).toEqual([['B0', 'duplicate'], ['B1', 'related']]);
  });

  it('leave out what was decided: merged already, or no duplicate for ever', () => {
    expect(suggestionsFor('A0', matches, viewOf(merges(1))).map(({ id }) => id)).toEqual(['B1']);
    expect(suggestionsFor('A0', matches, viewOf([split('s', 0, null)])).map(({ id }) => id)).toEqual(['B1']);
  });
});

describe('the values a case shows', () => {
  const member = (lead: string, values: Partial<MemberValues>): MemberValues => ({
    lead, rank: 'citizen', category: '', name: '', nameKind: 'sign', creditCode: '', address: '', phone: '', fix: null, ...values,
  });
  const members = [
    member('L1', {
      rank: 'citizen', category: '食品卫生', name: '仁甜', address: '大街75号', phone: '139', fix: { lon: 114, lat: 23, accuracyM: 10 },
    }),
    member('L2', {
      rank: 'registry', category: '地址不符', name: '东莞市常平仁甜便利店', nameKind: 'registered', phone: '0769',
      address: '常平镇白石岗社区大街75号',
      fix: { lon: 114.0001, lat: 23, accuracyM: 30 },
    }),
    member('L3', { rank: 'officer', category: '无证照经营', name: '仁甜便利店', phone: '139', fix: { lon: 114.02, lat: 23, accuracyM: 5 } }),
  ];
  const of = (operations: Operation[] = []): Case => {
    const merged: Operation = {
      id: 'm', at: { ms: 1, counter: 0, node: 'a' }, kind: 'merge', score: 1, weightsVersion: 'w',
      pairs: [pairOf('L1', 'L2'), pairOf('L2', 'L3')],
    };
    const found = viewOf([merged, ...operations]).cases.get('L1');
    if (found === undefined) throw new Error('not merged');
    return found;
  };

  it('are the registered name, the fullest address, the officer’s category, all phones and one of the fixes', () => {
    expect(valuesOf(of(), members)).toEqual({
      category: { value: '无证照经营', from: 'L3', picked: false, others: ['地址不符', '食品卫生'] },
      name: { value: '东莞市常平仁甜便利店', from: 'L2', picked: false, others: ['仁甜便利店', '仁甜'] },
      creditCode: { value: '', from: null, picked: false, others: [] },
      address: { value: '常平镇白石岗社区大街75号', from: 'L2', picked: false, others: ['大街75号'] },
      phones: ['139', '0769'],
      fix: { lead: 'L2', point: { lon: 114.0001, lat: 23 } },
    });
  });

  it('follow what an operator picked or typed', () => {
    const picked = (source: { lead: string } | { value: string }): Operation =>
      ({ id: 'p', at: { ms: 2, counter: 0, node: 'a' }, kind: 'pick', lead: 'L1', field: 'name', source });
    expect(valuesOf(of([picked({ lead: 'L1' })]), members).name).toMatchObject({ value: '仁甜', from: 'L1', picked: true });
    expect(valuesOf(of([picked({ value: '仁甜超市' })]), members).name).toMatchObject({ value: '仁甜超市', from: null, picked: true });
  });
});

it.each([
  [['441900110001', '441900110001'], 'village'],
  [['441900110001', '441900110002'], 'town'],
  [['441900110001', '441900111001'], 'city'],
])('leads of %s are merged by the %s', (villages, tier) => {
  expect(tierToMerge(villages)).toBe(tier);
});
