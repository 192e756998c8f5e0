import { describe, expect, test } from 'vitest';
import { registrationFormat } from '#domain/registration/record.ts';

const GOOD = { 统一社会信用代码: '91441900MA00000011', 企业名称: '东莞市晨星五金店', 注册日期: '2026-11-20', 注册地址: '东莞市虎门镇博涌村8号' };
const parse = (over: Readonly<Record<string, unknown>> = {}) => registrationFormat.parse({ ...GOOD, ...over });
const refusal = (over: Readonly<Record<string, unknown>>) => {
  const parsed = parse(over);
  return parsed.ok ? 'taken' : `${parsed.field}: ${parsed.problem}`;
};

describe('a registration', () => {
  test('is read whatever its columns are called', () => {
    const english = { credit_code: '91441900MA00000011', Name: 'x', registeredOn: '20261120', ADDRESS: 'y', 备注: 'not ours' };
    expect(registrationFormat.parse(english)).toMatchObject({
      ok: true, record: { creditCode: '91441900MA00000011', name: 'x', registeredOn: '2026-11-20', address: 'y' },
    });
    expect(registrationFormat.missing(['统一信用代码', '名称', '成立日期'])).toEqual(['address']);
  });

  test.each([
    ['2026-11-20', '2026-11-20'], ['2026/1/2', '2026-01-02'], ['2026年1月2日', '2026-01-02'], ['20260102', '2026-01-02'],
    ['2026.01.02', '2026-01-02'], ['2026-01-02 08:30:00', '2026-01-02'], [new Date('2026-01-02T00:00:00Z'), '2026-01-02'],
  ])('has a day written as %s', (written, day) => {
    expect(parse({ 注册日期: written })).toMatchObject({ record: { registeredOn: day } });
  });

  test.each([
    ['no credit code', { 统一社会信用代码: '' }, 'creditCode: missing'],
    ['a credit code with letters that are not used', { 统一社会信用代码: '91441900MAOOOOOO11' }, 'creditCode: format'],
    ['no name', { 企业名称: '  ' }, 'name: missing'],
    ['a day that does not exist', { 注册日期: '2026-02-30' }, 'registeredOn: noSuchDay'],
    ['the 29th of February of another year', { 注册日期: '2026/2/29' }, 'registeredOn: noSuchDay'],
    ['words for a day', { 注册日期: '去年' }, 'registeredOn: format'],
    ['no day', { 注册日期: '' }, 'registeredOn: missing'],
    ['a name that is too long', { 企业名称: '长'.repeat(201) }, 'name: tooLong'],
    ['bytes of another encoding', { 企业名称: '\ufffd\ufffd店' }, 'name: controlCharacter'],
    ['text that turns the line round', { 企业名称: '店\u202e点' }, 'name: controlCharacter'],
    ['a longitude off the earth', { 经度: '181' }, 'lon: outOfRange'],
    ['a longitude that is no number', { 经度: '东' }, 'lon: format'],
    ['a village code of eleven digits', { 村代码: '44190010301' }, 'villageCode: format'],
    ['an object for a name', { 企业名称: { text: '店' } }, 'name: format'],
  ])('with %s is refused and names the field', (_what, over, expected) => {
    expect(refusal(over)).toBe(expected);
  });

  test('keeps HTML as the text it is', () => {
    const name = '<img src=x onerror=alert(1)>&amp;店';
    expect(parse({ 企业名称: name })).toMatchObject({ record: { name } });
  });

  test('says nothing where the registry wrote N/A, - or 无', () => {
    expect(parse({ 企业类型: 'N/A', 注册资金: '-', 联系人: '无' })).toMatchObject({ record: { kind: '', capital: '', contactName: '' } });
  });

  test('has its scope on one line', () => {
    expect(parse({ 经营范围: ' 零售：\r\n  五金；\n家电。 ' })).toMatchObject({ record: { businessScope: '零售： 五金； 家电。' } });
  });
});
