/** Public facts of the 33 towns: pinyin as the town writes itself, middle of the territory (WGS-84), area in km². */

export interface TownFacts {
  readonly code: string;
  readonly shortName: string;
  readonly pinyin: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaKm2: number;
}

export const TOWN_FACTS: readonly TownFacts[] = [
  { code: '441900003', shortName: '东城', pinyin: 'Dongcheng', lon: 113.79242, lat: 23.01874, areaKm2: 106.4 },
  { code: '441900004', shortName: '南城', pinyin: 'Nancheng', lon: 113.73215, lat: 22.97835, areaKm2: 56.4 },
  { code: '441900005', shortName: '万江', pinyin: 'Wanjiang', lon: 113.69857, lat: 23.04655, areaKm2: 48.0 },
  { code: '441900006', shortName: '莞城', pinyin: 'Guancheng', lon: 113.75678, lat: 23.04452, areaKm2: 13.0 },
  { code: '441900101', shortName: '石碣', pinyin: 'Shijie', lon: 113.79106, lat: 23.10559, areaKm2: 35.4 },
  { code: '441900102', shortName: '石龙', pinyin: 'Shilong', lon: 113.85895, lat: 23.10951, areaKm2: 14.1 },
  { code: '441900103', shortName: '茶山', pinyin: 'Chashan', lon: 113.88201, lat: 23.06592, areaKm2: 58.2 },
  { code: '441900104', shortName: '石排', pinyin: 'Shipai', lon: 113.94583, lat: 23.08964, areaKm2: 51.4 },
  { code: '441900105', shortName: '企石', pinyin: 'Qishi', lon: 114.04406, lat: 23.06786, areaKm2: 57.9 },
  { code: '441900106', shortName: '横沥', pinyin: 'Hengli', lon: 113.97438, lat: 23.03072, areaKm2: 47.8 },
  { code: '441900107', shortName: '桥头', pinyin: 'Qiaotou', lon: 114.08617, lat: 23.02049, areaKm2: 55.9 },
  { code: '441900108', shortName: '谢岗', pinyin: 'Xiegang', lon: 114.16968, lat: 22.95224, areaKm2: 91.0 },
  { code: '441900109', shortName: '东坑', pinyin: 'Dongkeng', lon: 113.93463, lat: 22.99732, areaKm2: 24.7 },
  { code: '441900110', shortName: '常平', pinyin: 'Changping', lon: 114.01694, lat: 22.96912, areaKm2: 103.1 },
  { code: '441900111', shortName: '寮步', pinyin: 'Liaobu', lon: 113.86277, lat: 23.00384, areaKm2: 81.8 },
  { code: '441900112', shortName: '樟木头', pinyin: 'Zhangmutou', lon: 114.08748, lat: 22.90173, areaKm2: 118.5 },
  { code: '441900113', shortName: '大朗', pinyin: 'Dalang', lon: 113.92974, lat: 22.90443, areaKm2: 97.6 },
  { code: '441900114', shortName: '黄江', pinyin: 'Huangjiang', lon: 113.99082, lat: 22.86362, areaKm2: 92.8 },
  { code: '441900115', shortName: '清溪', pinyin: 'Qingxi', lon: 114.16919, lat: 22.84679, areaKm2: 140.3 },
  { code: '441900116', shortName: '塘厦', pinyin: 'Tangxia', lon: 114.07186, lat: 22.80061, areaKm2: 128.3 },
  { code: '441900117', shortName: '凤岗', pinyin: 'Fenggang', lon: 114.1604, lat: 22.72971, areaKm2: 82.6 },
  { code: '441900118', shortName: '大岭山', pinyin: 'Dalingshan', lon: 113.81931, lat: 22.90126, areaKm2: 95.7 },
  { code: '441900119', shortName: '长安', pinyin: 'Chang\'an', lon: 113.76709, lat: 22.79045, areaKm2: 94.3 },
  { code: '441900121', shortName: '虎门', pinyin: 'Humen', lon: 113.69684, lat: 22.81913, areaKm2: 171.4 },
  { code: '441900122', shortName: '厚街', pinyin: 'Houjie', lon: 113.69094, lat: 22.91647, areaKm2: 125.8 },
  { code: '441900123', shortName: '沙田', pinyin: 'Shatian', lon: 113.59505, lat: 22.89209, areaKm2: 107.8 },
  { code: '441900124', shortName: '道滘', pinyin: 'Daojiao', lon: 113.64798, lat: 22.98984, areaKm2: 54.7 },
  { code: '441900125', shortName: '洪梅', pinyin: 'Hongmei', lon: 113.60114, lat: 22.97876, areaKm2: 33.0 },
  { code: '441900126', shortName: '麻涌', pinyin: 'Machong', lon: 113.56079, lat: 23.0341, areaKm2: 89.4 },
  { code: '441900127', shortName: '望牛墩', pinyin: 'Wangniudun', lon: 113.6317, lat: 23.04539, areaKm2: 32.1 },
  { code: '441900128', shortName: '中堂', pinyin: 'Zhongtang', lon: 113.66401, lat: 23.10029, areaKm2: 59.0 },
  { code: '441900129', shortName: '高埗', pinyin: 'Gaobu', lon: 113.73398, lat: 23.09838, areaKm2: 34.5 },
  { code: '441900401', shortName: '松山湖', pinyin: 'Songshanhu', lon: 113.88244, lat: 22.91538, areaKm2: 57.6 },
];
