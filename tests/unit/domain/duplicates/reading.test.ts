import { describe, expect, it } from 'vitest';
import { decodeProfile, encodeProfile } from '#domain/duplicates/stored-profile.ts';
import { soundOf } from '#domain/duplicates/sound.ts';
import { profile } from './world.ts';

const doorOf = (address: string) => Object.fromEntries(Object.entries(profile({ address }).door).filter(([, value]) => value !== ''));

describe('the door an address means', () => {
  it.each([
    ['东莞常平镇 塘角社区文明西路187号', { road: '文明', direction: '西', kind: 'road', number: '187' }],
    ['廣東省東莞市常平鎮塘角社區文明西路一百八十七號', { road: '文明', direction: '西', kind: 'road', number: '187' }],
    ['塘角社区文明西路１８７＃', { road: '文明', direction: '西', kind: 'road', number: '187' }],
    ['塘角文明西NO.187', { road: '文明', direction: '西', kind: 'road', number: '187' }],
    ['新村第三巷7号之二', { area: '新村', road: '3', kind: 'lane', number: '7', sub: '2' }],
    ['中山四路228-232号', { road: '中山', direction: '4', kind: 'road', number: '228' }],
    ['台北市大安區忠孝東路四段45巷12號', { area: '孝东路4段', road: '45', kind: 'lane', number: '12' }],
    ['二坊四巷42-1号', { area: '2坊', road: '4', kind: 'lane', number: '42', sub: '1' }],
    ['围心街32号102号铺', { road: '围心', kind: 'road', number: '32', unit: '102' }],
    ['大街18号一楼03铺', { road: '大街', kind: 'road', number: '18', floor: '1', unit: '103' }],
    ['北环路349101铺', { road: '北环', kind: 'road', number: '349', unit: '101' }],
    ['锦绣购物广场c栋C区10号', { complex: '锦绣购物广场', building: 'C', unit: 'C10' }],
    ['南环市场8号楼C-07档', { complex: '南环市场', building: '8', unit: 'C7' }],
    ['四巷三元科技园对面', { road: '4', kind: 'lane' }],
    ['村前路（九曲综合市场旁）', { road: '村前', kind: 'road' }],
    ['大街18号一楼03铺德政公寓对面', { road: '大街', kind: 'road', number: '18', floor: '1', unit: '103' }],
    ['靖海一287号', { road: '靖海', direction: '1', kind: 'road', number: '287' }],
    ['旗峰东', { road: '旗峰', direction: '东', kind: 'road' }],
    ['Shop 3, 12A-14 Queen\'s Road Central', { road: 'QUEENS', kind: 'road', number: '12', sub: 'A', unit: '3' }],
    ['', {}],
  ])('%s', (address, door) => {
    expect(doorOf(address)).toEqual(door);
  });

  it('is read from the description when the form had no field for it', () => {
    const read = profile({ address: '', description: '大朗镇巷头社区新村路77号103，好亮小吃店灭火器过期', name: '好亮小吃店' });
    expect(read.door).toMatchObject({ road: '新村', number: '77', unit: '103' });
    expect(read.matter.told).toBe('safety');
  });

  it('is not read from a story', () => {
    expect(profile({ address: '', description: '巡查发现一间超市正在营业，没有营业执照' }).door.road).toBe('');
  });
});

describe('the name of a shop', () => {
  it.each([
    ['东莞市常平仁甜便利店（个体工商户）', 'brand', '仁甜', 'retail'],
    ['仁甜', 'brand', '仁甜', ''],
    ['東莞市百濟堂藥店', 'brand', '百济堂', 'medicine'],
    ['隆江猪脚饭', 'sign', '隆江猪脚饭', ''],
    ['（无招牌）发廊', 'nameless', '', 'hair'],
    ['某餐饮店', 'nameless', '', 'food'],
    ['无名店', 'nameless', '', ''],
    ['', 'nameless', '', ''],
    ['Café Déco', 'brand', 'CAFEDECO', ''],
    ['セブンイレブン', 'brand', 'セブンイレブン', ''],
  ])('%s', (name, kind, brand, trade) => {
    expect(profile({ name, description: '' }).name).toEqual({ kind, brand, trade });
  });

  it('tells the trade of a shop without one from the story', () => {
    expect(profile({ name: '', description: '巡查发现一间美容美发正在营业' }).name.trade).toBe('hair');
  });
});

describe('how a text sounds', () => {
  it.each([['志圆', '自圆'], ['文心', '文星'], ['泥坭', '离犁'], ['按月', '安月'], ['湘', '箱']])('%s like %s', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b));
  });

  it('differs for other syllables', () => {
    expect(soundOf('福兴')).not.toBe(soundOf('大明'));
  });
});

describe('a phone', () => {
  it.each([['+8613913342793'], ['139-1334-2793'], ['139 1334 2793'], ['１３９１３３４２７９３'], ['13913342793; 13800000000']])('%s', (phone) => {
    expect(profile({ phone }).phone).toBe('13913342793');
  });
});

it('a profile comes back from its stored form as it was', () => {
  const original = profile({ address: '塘角社区锦绣购物广场c栋C区10号', description: '在仁甜便利店消费567元，乱收费', lon: null, lat: null });
  expect(decodeProfile(encodeProfile(original))).toEqual(original);
});
