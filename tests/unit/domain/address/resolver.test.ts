import { describe, expect, test } from 'vitest';
import { Gazetteer } from '#domain/address/gazetteer.ts';
import { houseKey } from '#domain/address/house-key.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import { AddressResolver } from '#domain/address/resolver.ts';
import type { KnownPlace } from '#domain/address/resolver.ts';
import others from '#resources/territory/other-names.json' with { type: 'json' };
import { towns } from '#resources/territory/towns.json' with { type: 'json' };
import { villages } from '#resources/territory/villages.json' with { type: 'json' };

const gazetteer = new Gazetteer(towns, villages, [], others);
const resolver = new AddressResolver({ gazetteer });
const townName = new Map(towns.map((town) => [town.code, town.shortName]));
const villageName = new Map(villages.map((village) => [village.code, village.name]));

function place(address: string, entityName = ''): string {
  const found = resolver.resolve(address, entityName);
  return [townName.get(found.townCode ?? '') ?? '-', villageName.get(found.villageCode ?? '') ?? '-'].join(' ');
}

describe('every village finds itself', () => {
  const plain = villages.filter((village) => !village.name.includes('生活区'));
  test.each(plain)('$name of $townCode', (village) => {
    const town = towns.find((each) => each.code === village.townCode);
    expect(resolver.resolve(`广东省东莞市${town?.name ?? ''}${village.name}第三工业区8号`).villageCode).toBe(village.code);
    expect(resolver.resolve(`东莞市${town?.shortName ?? ''}${village.shortName.replace(/村$/, '')}村民委员会侧`).villageCode).toBe(village.code);
  });
});

describe('tricky addresses', () => {
  test.each([
    // The same name in several places.
    ['东莞市厚街镇桥头社区新兴三街9号', '厚街 桥头社区'],
    ['东莞市桥头镇桥头社区桥光路', '桥头 桥头社区'],
    ['东莞市塘厦镇石鼓社区和平街6号', '塘厦 石鼓社区'],
    ['东莞市南城区石鼓大龙四街北19号', '南城 石鼓社区'],
    ['东莞市望牛墩镇石排村桥东街2号', '望牛墩 石排村'],
    ['东莞市望牛墩镇横沥村河边街7号', '望牛墩 横沥村'],
    ['东莞市道滘南城工业区6座', '道滘 南城村'],
    // Names that contain other names.
    ['东莞市东坑镇长安塘村祠堂路3号', '东坑 长安塘村'],
    ['东莞市寮步镇石龙坑桂园路241号', '寮步 石龙坑村'],
    ['东莞市大岭山镇大塘朗村学前街4号', '大岭山 大塘朗村'],
    ['东莞市大岭山镇大塘村学前街4号', '大岭山 大塘村'],
    ['东莞市塘厦镇林村社区和顺街5号', '塘厦 林村社区'],
    ['东莞市中堂镇一村东街8号', '中堂 一村'],
    // A town's name in a road, a hall or another town.
    ['东莞市樟木头镇南城大道951号', '樟木头 -'],
    ['东莞市城区东城西路966号', '莞城 -'],
    ['东莞市塘厦镇塘厦大道中88号', '塘厦 -'],
    ['东莞市莞城东正路911号', '莞城 -'],
    ['东莞市东城南路联和大厦1007室', '东城 -'],
    ['东莞市虎门镇虎门大道1号', '虎门 -'],
    ['东莞市莞太路(虎门段)317号', '虎门 -'],
    ['东莞市莞樟公路寮步塘唇路段99号', '寮步 塘唇村'],
    ['东莞市南城区新城市中心区元美路', '南城 -'],
    ['东莞市虎门镇人民路东88号', '虎门 -'],
    // Former and everyday names, other characters, no suffix.
    ['东莞市附城镇主山管理区小塘坣村三巷', '东城 主山社区'],
    ['东莞市篁村周溪管理区隆溪街2号', '南城 周溪社区'],
    ['东莞市城区罗沙村九巷2号', '莞城 罗沙社区'],
    ['東莞市虎門鎮博涌管理區', '虎门 博涌社区'],
    ['东莞市沙田镇大坭村金玉组8号', '沙田 大泥村'],
    ['东莞市高埗镇卢村工业区二路8号', '高埗 芦村'],
    ['东莞市长安镇冲头村鸿图路908号', '长安 涌头社区'],
    ['东莞市麻涌镇麻三工业区二路8号', '麻涌 麻三村'],
    ['东莞市麻涌镇麻3村', '麻涌 麻三村'],
    ['东莞市大朗蔡边关岭头', '大朗 蔡边村'],
    ['东莞松山湖高新技术产业开发区南山路901号', '松山湖 松山湖社区'],
    ['东莞市松山湖科技产业园区松科苑39号楼', '松山湖 松山湖社区'],
    ['东莞市港口大道(沙田段)保税物流中心', '沙田 -'],
    // A harbour, an estate, a stretch of road, an everyday word, part of a number.
    ['东莞市虎门港麻涌作业区12号', '麻涌 -'],
    ['东莞市虎门港12号', '沙田 -'],
    ['东莞市虎门镇路东工业区9号', '虎门 路东社区'],
    ['东莞市凤岗镇龙平大道五联工业区3号', '凤岗 五联村'],
    ['东莞市中堂镇新兴公路三涌路段8号', '中堂 三涌村'],
    ['东莞市南城区新兴路三元里综合楼8号', '南城 三元里社区'],
    ['东莞市厚街镇家具大道南58号', '厚街 -'],
    ['东莞市麻涌镇麻四九坊6号', '麻涌 麻四村'],
    // Characters that are taken for one another.
    ['东莞市横沥镇田饶埔管理区2号', '横沥 田饶步村'],
    ['东莞市洪梅镇凼冲村6号', '洪梅 氹涌村'],
    ['东莞市大朗镇犀牛坡村6号', '大朗 犀牛陂村'],
    ['东莞市黄江镇黄牛埔村8号', '黄江 三新社区'],
    // The town's central village, then the village that is meant.
    ['东莞市洪梅村乌沙村3号', '洪梅 乌沙村'],
    // No town: the village tells it, when only one is meant.
    ['东莞市潢涌村第三工业区', '中堂 潢涌村'],
    ['东莞市新河北路976号', '莞城 -'],
    ['N/A', '- -'],
    ['', '- -'],
  ])('%s is in %s', (address, expected) => {
    expect(place(address).replace('虚拟社区', '社区')).toBe(expected);
  });

  test('two villages of one name without a town are shown as candidates', () => {
    const found = resolver.resolve('东莞市杨屋村工业区');
    expect(found).toMatchObject({ townCode: null, villageCode: null, problem: 'ambiguous', placedBy: 'none' });
    expect(found.candidates.map((candidate) => villageName.get(candidate.villageCode))).toEqual(['杨屋村', '杨屋村']);
    expect(place('东莞市杨屋村工业区', '东莞市企石同心电子厂')).toBe('企石 杨屋村');
  });

  test('the name of the entity tells the town when the address says nothing', () => {
    expect(place('体育路1号', '东莞市横沥晨星钟表加工厂')).toBe('横沥 -');
    expect(resolver.resolve('N/A', '东莞市横沥晨星钟表加工厂')).toMatchObject({ townCode: '441900106', problem: 'noAddress' });
  });

  test('a road that crosses several villages is a candidate only, another one places', () => {
    expect(resolver.resolve('东莞市南城区鸿福路920号')).toMatchObject({ villageCode: null, problem: 'noVillage', candidates: [{ why: 'road' }] });
    expect(resolver.resolve('东莞市长安镇霄边大道3号')).toMatchObject({ placedBy: 'road', problem: '' });
  });
});

describe('what is known already', () => {
  const known: KnownPlace = { townCode: '441900103', villageCode: '441900103200', gridId: 'g1', lon: 113.9, lat: 23.1 };
  const key = houseKey(normaliseAddress('东莞市茶山镇爱国路238号'));

  test('the address book comes before the text, what was learned before it too', () => {
    const book = new AddressResolver({ gazetteer, addressBook: (asked) => (asked === key ? known : undefined) });
    expect(book.resolve('茶山爱国路二百三十八号二楼')).toMatchObject({ ...known, placedBy: 'addressBook', problem: '' });
    const learned = new AddressResolver({ gazetteer, learned: (asked) => (asked === key ? known : undefined) });
    expect(learned.resolve('茶山镇爱国路238号A座')).toMatchObject({ ...known, placedBy: 'learned' });
    expect(learned.resolve('茶山镇爱国路239号')).toMatchObject({ villageCode: null, problem: 'noVillage' });
  });
});
