/** Invented leads with the truth about them, spread over the villages of the built-in territory. The same seed, the same leads. */
import type { Random } from '#domain/core/time.ts';
import type { LabelledLead } from '#cli/duplicates/labelled.ts';
import { between, pick, seededRandom } from '#cli/random.ts';
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };
import { writeAddress, writeDescription, writeName, writePhone } from './handwriting.ts';

export interface Shop {
  readonly key: string;
  readonly townCode: string;
  readonly town: string;
  readonly village: string;
  readonly villageCode: string;
  readonly road: string;
  readonly number: number;
  readonly unit: string;
  readonly brand: string;
  readonly trade: string;
  readonly phone: string;
  readonly owner: string;
  readonly lon: number;
  readonly lat: number;
}

const BRANDS = [...'福兴旺达明康丽雅金银海源顺昌和美香味鲜佳德宏泰永丰盛华荣华利好家乐友邦信诚志远安宁晨星月云峰泉竹梅兰菊松柏'];
const TRADES = ['便利店', '餐饮店', '快餐店', '五金店', '理发店', '服装店', '水果店', '药店', '手机店', '汽车维修店', '旅馆', '超市'];
const OWNERS = [...'陈李黄张梁林王吴刘蔡罗郑何谢叶麦'];
const ROADS = [
  '振兴路', '建设路', '商业街', '学校路', '工业路', '文明西路', '解放中路', '新兴东路', '湖景大道', '富民路', '旧村三巷', '新村五巷', '东区八巷',
];
export const MATTERS = ['无证照经营', '食品卫生', '消防隐患', '地址不符', '虚假广告'] as const;

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);
/** Days the leads are spread over. */
const SPAN_DAYS = 125;
/** Days within which an incident is reported again. */
const INCIDENT_DAYS = 20;
/** Degrees: a village is about two kilometres across, a door eight metres wide. */
const VILLAGE_DEGREES = 0.02;
const DOOR_DEGREES = 0.00008;
/** Degrees of a good fix, and of a bad one. */
const FIX = 0.0003;
const BAD_FIX = 0.004;
/** A fix that phones get indoors. */
const BAD_FIX_SHARE = 0.06;

/** Yields about `count` leads, a shop's leads together; the last shop may bring a few more. */
export function* inventLeads(count: number, seed: number): Generator<LabelledLead> {
  const random = seededRandom(seed);
  const townNames = new Map(townList.towns.map(({ code, shortName }) => [code, shortName]));
  let made = 0;
  for (let index = 0; made < count; index += 1) {
    const village = pick(villageList.villages, random);
    const shop = inventShop(`s${String(index)}`, village, townNames.get(village.townCode) ?? '', random);
    for (const lead of leadsOf(shop, made, random)) {
      yield lead;
      made += 1;
    }
  }
}

type Village = (typeof villageList.villages)[number];

function inventShop(key: string, village: Village, town: string, random: Random): Shop {
  const street = between(0, ROADS.length - 1, random);
  const number = between(1, 400, random);
  return {
    key, townCode: village.townCode, town, village: village.shortName, villageCode: village.code, road: ROADS[street] ?? '', number,
    unit: random() < 0.15 ? `10${String(between(1, 3, random))}` : '',
    brand: Array.from({ length: between(2, 3, random) }, () => pick(BRANDS, random)).join(''),
    trade: pick(TRADES, random), phone: `1${String(between(30, 99, random))}${String(between(10_000_000, 99_999_999, random))}`,
    owner: pick(OWNERS, random),
    lon: village.lon + (street / ROADS.length - 0.5) * VILLAGE_DEGREES,
    lat: village.lat + (number - 200) * DOOR_DEGREES / 2,
  };
}

function* leadsOf(shop: Shop, first: number, random: Random): Generator<LabelledLead> {
  const incidents = random() < 0.4 ? 2 : 1;
  const start = between(0, MATTERS.length - 1, random);
  let made = 0;
  for (let incident = 0; incident < incidents; incident += 1) {
    const category = MATTERS[(start + incident) % MATTERS.length] ?? '';
    const begun = FIRST_DAY + random() * SPAN_DAYS * DAY_MS;
    const leads = between(1, 4, random);
    for (let index = 0; index < leads; index += 1) {
      const about = { id: `L${String(first + made)}`, incident: `${shop.key}.${category}`, at: begun + random() * INCIDENT_DAYS * DAY_MS };
      yield writeLead(shop, category, about, random);
      made += 1;
    }
  }
}

interface About { readonly id: string; readonly incident: string; readonly at: number }

function writeLead(shop: Shop, category: string, { id, incident, at }: About, random: Random): LabelledLead {
  const name = writeName(shop, random);
  const spread = random() < BAD_FIX_SHARE ? BAD_FIX : FIX;
  const hasFix = random() < 0.9;
  const townTold = random() < 0.86;
  return {
    report: {
      id, source: pick(['grid_app', 'mini_program', 'hotline12345'], random), reporter: `r${String(between(1, 9000, random))}`,
      category, name, creditCode: '', address: writeAddress(shop, random), description: writeDescription(category, name, random),
      phone: random() < 0.6 ? writePhone(shop.phone, random) : '',
      contact: random() < 0.5 ? `${shop.owner}先生` : '',
      lon: hasFix ? shop.lon + (random() - 0.5) * spread : null,
      lat: hasFix ? shop.lat + (random() - 0.5) * spread : null,
      townCode: townTold ? shop.townCode : '', villageCode: townTold && random() < 0.7 ? shop.villageCode : '', at: Math.round(at),
    },
    incident, shop: shop.key, tags: [], half: 'held out',
  };
}
