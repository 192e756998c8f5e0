/** How different people write the same shop down: signs cut short, numbers in characters, doors left out, digits swapped. */
import type { Random } from '#domain/core/time.ts';
import { between, pick } from '#cli/random.ts';
import type { Shop } from './invented.ts';

type NameOf = Pick<Shop, 'brand' | 'trade' | 'town'>;

/** A sign, its brand, the registered form, a description, or nothing. */
export function writeName({ brand, trade, town }: NameOf, random: Random): string {
  const chance = random();
  if (chance < 0.08) return '';
  if (chance < 0.13) return '无名店';
  if (chance < 0.23) return brand;
  if (chance < 0.38) return `东莞市${town}${brand}${trade}（个体工商户）`;
  return `${brand}${trade}`;
}

type PlaceOf = Pick<Shop, 'town' | 'village' | 'road' | 'number' | 'unit'>;

/** Town and village, more or less of them; the door in one of the ways people write it, or a landmark instead. */
export function writeAddress({ town, village, road, number, unit }: PlaceOf, random: Random): string {
  const area = pick([`广东省东莞市${town}镇${village}社区`, `东莞${town}${village}村`, `${town}${village}`, `${village}社区`, ''], random);
  if (random() < 0.06) return `${area}${road}（${village}市场旁）`;
  const inside = unit === '' || random() < 0.15 ? '' : pick([unit, `${unit}铺`, `首层${unit}`], random);
  return `${area}${road}${writeNumber(number, inside === '', random)}${inside}`;
}

function writeNumber(number: number, atEnd: boolean, random: Random): string {
  const chance = random();
  if (chance < 0.1) return `${inCharacters(number)}号`;
  if (chance < 0.15 && atEnd) return String(number);
  if (chance < 0.2) return `${String(number)}#`;
  return `${String(swapped(number, random))}号`;
}

/** One in a hundred swaps the last two digits. */
function swapped(number: number, random: Random): number {
  if (number < 12 || random() > 0.01) return number;
  return Number(String(number).replace(/(\d)(\d)$/, '$2$1'));
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 999: 一百二十六. */
function inCharacters(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const head = hundreds === 0 ? '' : `${DIGITS.charAt(hundreds)}百`;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${DIGITS.charAt(tens)}十`;
  return `${head}${middle}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

/** With dashes or the country code, or with a digit lost. */
export function writePhone(phone: string, random: Random): string {
  const chance = random();
  if (chance < 0.04) return phone.slice(0, 6) + phone.slice(7);
  if (chance < 0.2) return `+86${phone}`;
  return chance < 0.5 ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone;
}

const STORIES: Readonly<Record<string, readonly string[]>> = {
  无证照经营: ['没有营业执照', '涉嫌无照经营', '未见营业执照'],
  食品卫生: ['后厨有老鼠', '餐具未消毒', '食品变质'],
  消防隐患: ['灭火器过期', '堵塞消防通道', '电线私拉乱接'],
  地址不符: ['登记地址与实际不符', '查无此主体', '无法联系'],
  虚假广告: ['门口广告使用绝对化用语', '宣传与实际不符', '秤不准'],
};

export function writeDescription(category: string, name: string, random: Random): string {
  if (random() < 0.1) return pick(['请核实处理', '如图', '多次反映未处理'], random);
  const story = pick(STORIES[category] ?? [category], random);
  return between(0, 1, random) === 0 ? `${name}${story}` : story;
}
