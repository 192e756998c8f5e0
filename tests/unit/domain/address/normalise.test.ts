import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { houseKey, isLearnable } from '#domain/address/house-key.ts';
import { normaliseAddress, normaliseText } from '#domain/address/normalise.ts';
import { arabicNumerals } from '#domain/address/numerals.ts';

describe('normaliseAddress', () => {
  test.each([
    ['东莞市虎门镇博涌管理区３３号', '虎门博涌村33号'],
    ['廣東省東莞市虎門鎮博涌社區三十三號', '虎门博涌村33号'],
    ['虎门镇 博涌村委会，33号', '虎门博涌村33号'],
    ['东莞市东城街道办事处岗贝社区', '东城岗贝村'],
    ['东莞市莞城区運河東一路一百八十三號', '莞城运河东1路183号'],
    ['东莞大道928号', '东莞大道928号'],
    ['东莞市常平镇（东部工业园）A栋2－3号', '常平东部工业园A栋2-3号'],
  ])('%s becomes %s', (text, key) => {
    expect(normaliseAddress(text)).toBe(key);
  });

  const piece = fc.constantFrom(
    '广东省', '东莞市', '东莞', '虎门镇', '東城', '中国', '街道办事处', '管理区', '社区', '村', '村委会', '镇', '区', '區',
    '一', '二十', '廿', '百', '千', '０', '〇', '号', 'a', 'ß', 'ﬁ', ' ', '，', '(', '）', '-', '－',
  );
  test('is idempotent for pieces of addresses in any order', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')), (text) => {
      const key = normaliseAddress(text);
      expect(normaliseAddress(key)).toBe(key);
      const plain = normaliseText(text);
      expect(normaliseText(plain)).toBe(plain);
    }), { numRuns: 2000 });
  });

  test('is idempotent and never throws for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const key = normaliseAddress(text);
      expect(normaliseAddress(key)).toBe(key);
    }), { numRuns: 1000 });
  });

  test('does not slow down on a huge text', () => {
    expect(normaliseAddress('东莞市虎门镇'.repeat(100_000)).length).toBeLessThan(600);
  });
});

test.each([
  ['十', '10'], ['十二', '12'], ['二十', '20'], ['三十三', '33'], ['一百二十', '120'], ['一百零五', '105'], ['廿五', '25'], ['卅', '30'],
  ['二〇一', '201'], ['百花洞', '百花洞'], ['三元里', '3元里'], ['千秋', '千秋'],
])('numerals: %s is %s', (text, expected) => {
  expect(arabicNumerals(text)).toBe(expected);
});

test('the house key ends at the house number', () => {
  expect(houseKey(normaliseAddress('东莞市莞城振华路277号三楼'))).toBe('莞城振华路277号');
  expect(houseKey(normaliseAddress('东莞市莞城西正路264号之5号铺'))).toBe('莞城西正路264号之5');
  expect(houseKey(normaliseAddress('东莞市长安镇'))).toBe('长安');
});

test('an address that names only a town is too coarse to learn', () => {
  expect(isLearnable(normaliseAddress('东莞市长安镇'))).toBe(false);
  expect(isLearnable(normaliseAddress('东莞市长安镇长青南路903号'))).toBe(true);
});
