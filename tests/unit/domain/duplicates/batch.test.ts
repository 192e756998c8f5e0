import { describe, expect, it } from 'vitest';
import { Batch } from '#domain/duplicates/batch.ts';
import { probeKeysOf, storeKeysOf } from '#domain/duplicates/blocking.ts';
import { groupsOf } from '#domain/duplicates/grouping.ts';
import type { Report } from '#domain/duplicates/report.ts';
import { DAY_MS, NOW, profile, WEIGHTS } from './world.ts';

const meet = (a: Partial<Report>, b: Partial<Report>): boolean => {
  const stored = new Set(storeKeysOf(profile(a)));
  return probeKeysOf(profile(b)).some((key) => stored.has(key));
};
const BARE = { name: '', address: '', description: '', category: '', phone: '', lon: null, lat: null, townCode: '' };

describe('blocking keys', () => {
  it.each<[string, Partial<Report>, Partial<Report>]>([
    ['a digit lost in the phone', { phone: '13913342793' }, { phone: '1391342793' }],
    ['a mistyped credit code', { creditCode: '92441900MA52Q4CQMJ' }, { creditCode: '92441900MA52Q4CQXJ' }],
    ['the door, one without a town', { address: '文明西路187号', townCode: '441900110' }, { address: '文明西路一八七号' }],
    ['the name, one without a town', { name: '仁甜便利店', townCode: '441900110' }, { name: '仁田便利店' }],
    ['the road, one without a number', { address: '塘角社区文明西路187号' }, { address: '塘角文明西路（塘角市场旁）' }],
    ['neighbouring cells', { category: '食品卫生', lon: 114.01, lat: 22.97 }, { category: '食品卫生', lon: 114.0103, lat: 22.9703 }],
  ])('meet by %s', (_, a, b) => {
    expect(meet({ ...BARE, ...a }, { ...BARE, ...b })).toBe(true);
    expect(meet({ ...BARE, ...b }, { ...BARE, ...a })).toBe(true);
  });

  it('do not meet by nothing', () => {
    expect(storeKeysOf(profile(BARE))).toEqual([]);
    expect(meet({ ...BARE, name: '仁甜便利店', townCode: '441900110' }, { ...BARE, name: '仁甜便利店', townCode: '441900111' })).toBe(false);
  });
});

describe('grouping', () => {
  const link = (a: number, b: number, bits: number, distanceM: number | null = null) => ({ a, b, bits, distanceM });

  it('does not chain two groups by one doubtful link', () => {
    const odds = new Map([['0 1', 6], ['2 3', 6], ['1 2', 1]]);
    const bitsOf = (a: number, b: number) => odds.get(`${String(Math.min(a, b))} ${String(Math.max(a, b))}`) ?? -5;
    expect(groupsOf(5, [link(0, 1, 6), link(2, 3, 6), link(1, 2, 1)], { bitsOf, joinFrom: 0 })).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('joins the nearer of two equally good ones when there may be only one', () => {
    const lists = ['a', 'b', 'b'];
    const options = { bitsOf: () => 4, joinFrom: 0, kindOf: (member: number) => lists[member] ?? '' };
    expect(groupsOf(3, [link(0, 1, 4, 300), link(0, 2, 4, 20)], options)).toEqual([[0, 2], [1]]);
  });
});

describe('a batch', () => {
  const reports: Partial<Report>[] = [
    { id: 'A', source: 'one' },
    { id: 'B', source: 'two', name: '仁甜', at: NOW + DAY_MS },
    { id: 'C', source: 'two', category: '消防隐患', description: '灭火器过期' },
    { id: 'D', source: 'one', name: '大明五金店', address: '虎门镇北栅社区围心街20号', phone: '', lon: 113.67, lat: 22.82, townCode: '441900121' },
  ];
  const profiles = reports.map(profile);

  it('groups incidents and keeps every single one', () => {
    const batch = new Batch(profiles, { weights: WEIGHTS });
    const pairs = [...batch.candidates()].map(({ a, b }) => [a, b]);
    expect(pairs).toEqual([[0, 1], [0, 2], [1, 2]]);
    expect(batch.groups()).toEqual([[0, 1], [2], [3]]);
  });

  it('matches two lists one to one', () => {
    const list = [{ id: 'A', source: 'one' }, { id: 'A2', source: 'one' }, { id: 'B', source: 'two' }, { id: 'B2', source: 'two' }]
      .map((each) => profile({ ...each, category: '', description: '', at: null }));
    const batch = new Batch(list, { weights: WEIGHTS, kindOf: (member) => list[member]?.source ?? '' });
    expect([...batch.candidates()].every(({ a, b }) => list[a]?.source !== list[b]?.source)).toBe(true);
    expect(batch.groups().map((group) => group.map((member) => list[member]?.source))).toEqual([['one', 'two'], ['one', 'two']]);
  });
});
