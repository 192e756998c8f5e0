import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityOf } from '#domain/duplicates/learn.ts';
import { STRONG_FROM, SUGGEST_FROM } from '#domain/duplicates/score.ts';
import { DAY_MS, NOW, profile, score } from './world.ts';

const ADDRESS = '常平镇白石岗社区大街';

describe('two reports', () => {
  it('of one shop and matter are strong, however they were written', () => {
    const { sameShop, sameIncident } = score({}, {
      name: '東莞市常平仁甜便利店（個体工商户）', address: '白石岗大街七十五号', phone: '+86 139-1334-2793', at: NOW + 2 * DAY_MS,
    });
    expect(sameShop).toBeGreaterThan(STRONG_FROM);
    expect(sameIncident).toBeGreaterThan(STRONG_FROM);
  });

  it('of one shop about another matter are related, not the same', () => {
    const { sameShop, sameIncident } = score({}, { category: '消防隐患', description: '灭火器过期' });
    expect(sameShop).toBeGreaterThan(STRONG_FROM);
    expect(sameIncident).toBeLessThan(SUGGEST_FROM);
  });

  it('of one shop and matter half a year apart are a recurrence', () => {
    const { sameShop, sameIncident } = score({}, { at: NOW + 180 * DAY_MS });
    expect(sameShop).toBeGreaterThan(STRONG_FROM);
    expect(sameIncident).toBeLessThan(SUGGEST_FROM);
  });

  it('of lists without matter and time answer both questions alike', () => {
    const list = { category: '', description: '', at: null };
    const { sameShop, sameIncident } = score(list, list);
    expect(sameShop).toBeGreaterThan(STRONG_FROM);
    expect(sameIncident).toBe(sameShop);
  });

  it('of two consumers are two incidents', () => {
    const complaint = { category: '消费投诉', description: '在仁甜便利店消费567元，乱收费', reporter: 'C1' };
    const other = { ...complaint, description: '在仁甜便利店消费98元，乱收费', reporter: 'C2' };
    expect(score(complaint, complaint).sameIncident).toBeGreaterThan(STRONG_FROM);
    expect(score(complaint, other).sameIncident).toBeLessThan(SUGGEST_FROM);
  });
});

describe('the house-number veto', () => {
  it.each([
    ['next door', `${ADDRESS}75号`, `${ADDRESS}77号`],
    ['another unit', `${ADDRESS}75号101铺`, `${ADDRESS}75号102铺`],
    ['another sub-number', `${ADDRESS}75号之一`, `${ADDRESS}75号之二`],
    ['another stall', '白石岗市场A12档', '白石岗市场A13档'],
  ])('hides %s whatever the name', (_, one, other) => {
    expect(score({ address: one, phone: '' }, { address: other, phone: '' }).sameShop).toBeLessThan(SUGGEST_FROM);
  });

  it('lets the same phone bring the pair before a person, never make it strong', () => {
    const { sameShop } = score({ address: `${ADDRESS}75号` }, { address: `${ADDRESS}77号` });
    expect(sameShop).toBeGreaterThan(SUGGEST_FROM);
    expect(sameShop).toBeLessThan(STRONG_FROM);
  });

  it('does not lift for the phone of a landlord', () => {
    const landlord = { placesOfName: () => 1, doorsOfPhone: () => 9 };
    expect(score({ address: `${ADDRESS}75号` }, { address: `${ADDRESS}77号` }, landlord).sameShop).toBeLessThan(SUGGEST_FROM);
  });

  it('leaves swapped digits on one road to the other evidence', () => {
    const { reasons } = score({ address: `${ADDRESS}157号` }, { address: `${ADDRESS}175号` });
    expect(reasons).toContainEqual(expect.objectContaining({ feature: 'location', level: 'typo' }));
  });
});

describe('a name', () => {
  it('met all over the city says less', () => {
    const apart = { address: '', phone: '', lon: null, lat: null };
    const common = { placesOfName: () => 40, doorsOfPhone: () => 1 };
    expect(score(apart, apart, common).sameShop).toBeLessThan(score(apart, apart).sameShop);
  });

  it('that sounds the same counts', () => {
    const { reasons } = score({ name: '友珠汽车维修' }, { name: '友株汽车维修' });
    expect(reasons).toContainEqual(expect.objectContaining({ feature: 'name', level: 'sound' }));
  });

  it('of another shop at the door is no evidence for it', () => {
    const { sameShop } = score({ phone: '' }, { name: '大明五金店', phone: '' });
    expect(sameShop).toBeLessThan(SUGGEST_FROM);
  });
});

it('the datum of Chinese maps is recognised', () => {
  const { reasons } = score({}, { lon: 114.0111 + 0.00504, lat: 22.9762 - 0.00269 });
  expect(reasons).toContainEqual(expect.objectContaining({ feature: 'location', level: 'doorNear' }));
});

it('the bits of a question add up to its probability', () => {
  const { sameShop, sameIncident, reasons } = score({}, { name: '仁甜', address: `${ADDRESS}77号`, at: NOW + 5 * DAY_MS });
  const sum = (question: string) => reasons.filter((reason) => reason.question === question).reduce((total, { bits }) => total + bits, 0);
  expect(probabilityOf(sum('shop'))).toBeCloseTo(sameShop, 10);
  expect(probabilityOf(sum('shop')) * probabilityOf(sum('incident'))).toBeCloseTo(sameIncident, 10);
});

const PARTS = [
  '东莞市', '常平镇', '白石岗社区', '旧村', '三巷', '大街', '75', '号', '101铺', '之二', 'A座', '3楼', '市场', '旁', '(', '）', '#', 'NO.', '一百',
];

describe('whatever people write', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const reports = fc.record({ name: words, address: words, description: words, phone: words, creditCode: words, category: words });

  it('is read without failing, and scored alike from both sides', () => {
    fc.assert(fc.property(reports, reports, (a, b) => {
      const [one, other] = [score(a, b), score(b, a)];
      expect(one.sameShop).toBeGreaterThanOrEqual(0);
      expect(one.sameShop).toBeLessThanOrEqual(1);
      expect(one.sameIncident).toBeLessThanOrEqual(one.sameShop);
      expect(other.sameShop).toBeCloseTo(one.sameShop, 9);
      expect(other.sameIncident).toBeCloseTo(one.sameIncident, 9);
    }), { numRuns: 500 });
  });

  it('is read in time however long it is', () => {
    for (const long of ['(', '路', '1', '号', '市场旁', '之', '东莞市', 'A-']) expect(profile({ address: long.repeat(3000) }).id).toBe('L1');
  });
});
