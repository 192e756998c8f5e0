/** Names and businesses of the demo city, drawn from resources/demo/words.json. */
import type { Random } from '#domain/core/time.ts';
import words from '#resources/demo/words.json' with { type: 'json' };
import { between, pick } from '../../random.ts';

export interface PersonName { readonly name: string; readonly initials: string }

/** A line of business (行业), individual (个体工商户) or company. */
export interface Trade { readonly sole: boolean; readonly share: number; readonly name: string; readonly scope: string }

const SURNAMES = Object.entries(words.surnames);
const GIVEN = Object.entries(words.given);
/** Of every hundred names so many have a given name of one character. */
const SHORT_NAME_SHARE = 0.22;
const TRADES: readonly Trade[] = words.trades;
const ALL_SHARES = TRADES.reduce((sum, { share }) => sum + share, 0);
const MOBILE_PREFIXES = ['135', '136', '137', '138', '139', '150', '158', '180', '186', '189'] as const;

export const BRANDS: readonly string[] = words.brands;
export const STREETS: readonly string[] = words.streets;
export const STREET_KINDS: readonly string[] = words.streetKinds;
export const BUILDINGS: readonly string[] = words.buildings;
export const SPECIAL_UNITS: readonly string[] = words.specialUnits;
/** Registered capital in 10,000 yuan. */
export const CAPITALS: readonly number[] = words.capitals;

export function personName(random: Random): PersonName {
  const [surname, first] = pick(SURNAMES, random);
  const given = [pick(GIVEN, random), ...(random() < SHORT_NAME_SHARE ? [] : [pick(GIVEN, random)])];
  return { name: surname + given.map(([char]) => char).join(''), initials: first + given.map(([, initial]) => initial).join('') };
}

/** Eleven digits; only its ends are ever shown. */
export function mobileNumber(random: Random): string {
  return `${pick(MOBILE_PREFIXES, random)}${String(between(10_000_000, 99_999_999, random))}`;
}

/** A line of business, common ones more often. */
export function trade(random: Random): Trade {
  let left = random() * ALL_SHARES;
  for (const each of TRADES) {
    left -= each.share;
    if (left < 0) return each;
  }
  return pick(TRADES, random);
}
