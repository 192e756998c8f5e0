/** The parts of an address that tell one door from another, read from a text whose town and village were cut off. */

export interface Door {
  /** 旧村, 东区, 二坊: the part of a village a lane belongs to. */
  readonly area: string;
  /** Name of the road without its kind and direction (振兴 of 振兴中路), or the number of a lane. */
  readonly road: string;
  /** East, west, south, north, middle or a serial number of the road, or ''. */
  readonly direction: string;
  /** 'lane' for a numbered lane: 三巷 and 七巷 are never spellings of each other. */
  readonly kind: 'road' | 'lane' | '';
  readonly number: string;
  /** 之二, 附2, -2. */
  readonly sub: string;
  /** Market, mall, estate or building with a name. */
  readonly complex: string;
  readonly building: string;
  readonly floor: string;
  readonly unit: string;
}

const ROAD_KIND = '(?:大道|太道|大路|大街|横街|马路|公路|路|街|巷|港|弄|道)';
/** 大街 is a name of its own: 白石岗大街 and 大街 are one road. */
const ROAD_KIND_AT_END = /(?:大道|太道|大路|横街|马路|公路|(?<!大)街|路|巷|港|道)$/;
const ROAD_END = new RegExp(`${ROAD_KIND}(?=[^路街巷道]*$)`);
/** 旧村, 东区, 二坊 and what stands before them: a village in a spelling that was not recognised. */
const AREA = /^.*?(旧村|新村|老村|[东南西北中]区|\d{1,2}坊|\d{1,2}方|坊|老围|新围|围(?!心))(?=.)/;
const COMPLEX_END = /^(.*?(?:市场|广场|中心|城|工业园|工业区|科技园|园|公寓|大厦|花园|小区|商场|行街|大楼|商业街|山庄))(?=$|[A-Z\d])/;

const SUB = '(?:(?:-|之|附)(\\d{1,3}))';
/** 187号, 30号之2, 1109号附2, 76-1号; not 首层101号铺, A12号, 一号楼. */
const NUMBER_WITH_SIGN = new RegExp(`(?<![A-Z\\d区层-])(\\d{1,5})${SUB}?号(?!楼|铺|商铺|档|店|院|栋|座|房|室)${SUB}?`);
/** 围心街127, 锦绣东144: a number right behind the road, or a unit run together with it (349101铺). */
const NUMBER_BARE = new RegExp(`(${ROAD_KIND}|[东南西北中])(\\d{1,8})${SUB}?(?!\\d|楼|层|F|栋|座|期|坊|巷|港|路|街|号楼)`);
const NUMBER_AT_END = new RegExp(`(\\p{Script=Han})(\\d{1,8})${SUB}?$`, 'u');

const FLOOR = /(?:(\d{1,2})(?:楼|层|F)|首层)/;
const BUILDING = /([A-Z]|\d{1,2})(?:座|栋|幢|拣|号楼)/;
const UNIT = /([A-Z]?)区?-?0*(\d{1,4})号?(?:商铺|铺位|铺|档口|档|单元|室|房|号)?$/;

export const NO_DOOR: Door = {
  area: '', road: '', direction: '', kind: '', number: '', sub: '', complex: '', building: '', floor: '', unit: '',
};

/** Reads a door from text that doorText prepared (door-text.ts). Never fails: parts it does not find are ''. */
export function readDoor(text: string): Door {
  const plain = text.replace(/[()]/g, '').replace(/第(?=\d)/g, '');
  const found = findNumber(plain);
  const street = found === undefined ? streetPart(plain) : plain.slice(0, found.start);
  const rest = found === undefined ? plain.slice(street.length) : `${found.unit}${plain.slice(found.end)}`;
  const inside = readInside(rest);
  // 旗峰东, 九曲: a road without its last word.
  const short = street === '' && inside.complex === '' && inside.unit === '' && /^\p{Script=Han}{2,6}$/u.test(rest);
  return { ...readStreet(short ? rest : street), number: found?.number ?? '', sub: found?.sub ?? '', ...inside };
}

/** Digits; house numbers are shorter. */
const LONG_NUMBER = 5;
const UNIT_WORD = /^(?:号?商铺|号?铺|室|房)/;

interface FoundNumber {
  readonly number: string;
  readonly sub: string;
  /** Digits that ran together with the number and belong to the unit. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

function findNumber(text: string): FoundNumber | undefined {
  const signed = NUMBER_WITH_SIGN.exec(text);
  if (signed !== null) {
    const [whole, number = '', before = '', behind = ''] = signed;
    return { number, sub: subOf(number, before === '' ? behind : before), unit: '', start: signed.index, end: signed.index + whole.length };
  }
  const bare = NUMBER_BARE.exec(text) ?? NUMBER_AT_END.exec(text);
  if (bare === null) return undefined;
  const [whole, ahead = '', digits = '', sub = ''] = bare;
  const glued = /^(\d{1,4})(10\d)$/.exec(digits);
  const end = bare.index + whole.length;
  const runsTogether = glued !== null && (digits.length >= LONG_NUMBER || UNIT_WORD.test(text.slice(end)));
  const [number = '', unit = ''] = runsTogether ? glued.slice(1) : [digits];
  return { number, sub: subOf(number, sub), unit, start: bare.index + ahead.length, end };
}

/** 228-232号 is a range of numbers, 42-1号 a part of one. */
function subOf(number: string, sub: string): string {
  return Number(sub) > Number(number) ? '' : sub;
}

/** The part up to the last word for a road; all of the text belongs to a complex when there is none. */
function streetPart(text: string): string {
  const road = ROAD_END.exec(text);
  if (road === null || COMPLEX_END.exec(text)?.[1]?.endsWith('行街') === true) return '';
  return text.slice(0, road.index + road[0].length);
}

function readStreet(street: string): Pick<Door, 'area' | 'road' | 'direction' | 'kind'> {
  if (street === '') return NO_DOOR;
  const lane = LANE.exec(street);
  if (lane !== null) {
    const ahead = AREA.exec(`${street.slice(0, lane.index)}.`) ?? ROAD_OF_LANE.exec(street.slice(0, lane.index));
    return { area: ahead?.[1] ?? '', road: lane[1] ?? '', direction: '', kind: 'lane' };
  }
  const area = AREA.exec(street);
  // 新村路, 围心街: what looks like an area is the road's own name; 大街 is all name.
  const inArea = area === null ? '' : withoutKind(street.slice(area[0].length));
  const stem = inArea.length < 2 ? withoutKind(street) || street : inArea;
  const [, road = stem, direction = ''] = DIRECTION.exec(stem) ?? [];
  return { area: inArea.length < 2 ? '' : area?.[1] ?? '', road, direction, kind: 'road' };
}

const LANE = /(\d{1,3})(?:巷|港|弄)$/;
/** 忠孝东路四段45巷: lanes of two roads are not one. */
const ROAD_OF_LANE = /(\p{Script=Han}{2}(?:路|大道)(?:\d段)?)$/u;
const DIRECTION = /^(.{2,})([东南西北中]|(?<!\d)\d)$/;
const withoutKind = (street: string): string => street.replace(ROAD_KIND_AT_END, '');

function readInside(text: string): Pick<Door, 'complex' | 'building' | 'floor' | 'unit'> {
  const complex = COMPLEX_END.exec(text)?.[1] ?? '';
  let rest = text.slice(complex.length).replace(/区(?=\d)/, '');
  const building = BUILDING.exec(rest);
  if (building !== null) rest = rest.replace(building[0], '');
  const floor = FLOOR.exec(rest);
  if (floor !== null) rest = rest.replace(floor[0], '');
  const storey = floor === null ? '' : floor[1] ?? '1';
  const [, letter = '', digits = ''] = UNIT.exec(rest) ?? [];
  return { complex, building: building?.[1] ?? '', floor: storey, unit: unitOf(letter, digits, storey) };
}

/** 一楼01铺, 首层101 and 101号商铺 are one unit. */
function unitOf(letter: string, digits: string, floor: string): string {
  if (letter !== '' || digits === '' || digits.length > 2 || floor === '') return `${letter}${digits}`;
  return `${floor}${digits.padStart(2, '0')}`;
}
