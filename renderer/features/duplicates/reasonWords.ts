/** Words for the evidence of a pair; features and levels arrive as data, so keys are looked up. */
import type { Reason } from '#domain/duplicates/score.ts';
import { i18n } from '../../i18n/i18n.ts';
import type { Translate } from '../../i18n/useT.ts';

function said(key: string, t: Translate, otherwise: string): string {
  return i18n.exists(key) ? (t as unknown as (key: string) => string)(key) : otherwise;
}

export const featureWord = (feature: string, t: Translate): string => said(`duplicates:feature.${feature}`, t, feature);

/** '' for the start, which has no level. */
export const levelWord = ({ feature, level }: Pick<Reason, 'feature' | 'level'>, t: Translate): string =>
  (level === '' ? '' : said(`duplicates:level.${feature}.${level}`, t, level));

/** Bits from which a reason is worth a chip. */
const TELLING_BITS = 1;
const CHIPS_MAX = 3;
/** Not said of a pair by itself, or said better by the gap and the matter. */
const UNSAID: readonly string[] = ['prior', 'guard', 'coincidence'];

/** The strongest reasons for a pair, as the chips of a row: 同门牌 同电话 3 天内. */
export function tellingReasons(reasons: readonly Reason[], t: Translate): string[] {
  return reasons
    .filter(({ feature, bits }) => bits >= TELLING_BITS && !UNSAID.includes(feature))
    .sort((a, b) => b.bits - a.bits)
    .slice(0, CHIPS_MAX)
    .map((reason) => levelWord(reason, t));
}
