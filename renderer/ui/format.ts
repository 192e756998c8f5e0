/** Dates, numbers, ages and distances as the interface writes them. Times are those of Asia/Shanghai, wherever the PC thinks it is. */
import { useMemo } from 'react';
import { i18n } from '../i18n/i18n.ts';
import type { Translate } from '../i18n/useT.ts';
import { useT } from '../i18n/useT.ts';

const ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

// Swedish writes ISO dates: 2026-11-22 09:05, the list format of both languages here.
const ISO_MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const SHORT_CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

export interface Format {
  /** 2026-11-22 09:05 */
  dateTime(instant: number): string;
  /** 2026-11-22 */
  date(instant: number): string;
  /** 2026年11月22日 周日 · Sun 22 Nov 2026 */
  longDate(instant: number): string;
  /** 09:05:12 */
  clock(instant: number): string;
  /** 09:05 */
  shortClock(instant: number): string;
  /** 09:05 today, 11-21 before, 2025-11-21 in another year: for narrow columns. */
  brief(instant: number, now: number): string;
  /** 3 分钟前 */
  age(instant: number, now: number): string;
  /** 1,284 */
  count(value: number): string;
  /** 135万: for tiles; the exact number goes into the tooltip. */
  compact(value: number): string;
  /** A share of counts with two decimals, "—" for an empty denominator: 97.10 % */
  rate(numerator: number, denominator: number): string;
  /** A difference of two rates (0–1): +0.20 个百分点 */
  points(difference: number): string;
  /** 地址不符、无照 · Address differs, No licence */
  list(values: readonly string[]): string;
  /** Metres: 350 米, 1.2 公里 */
  distance(metres: number): string;
}

export function formatOf(t: Translate, language: string): Format {
  const chinese = language.startsWith('zh');
  const locale = chinese ? 'zh-CN' : 'en-GB';
  const long = new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    year: 'numeric',
    month: chinese ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  });
  const plain = new Intl.NumberFormat(locale);
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    dateTime: (instant) => ISO_MINUTE.format(instant),
    date: (instant) => ISO_DAY.format(instant),
    longDate: (instant) => (chinese ? long.format(instant).replace(/(周|星期)/, ' $1') : long.format(instant)),
    clock: (instant) => CLOCK.format(instant),
    shortClock: (instant) => SHORT_CLOCK.format(instant),
    brief: (instant, now) => {
      const day = ISO_DAY.format(instant);
      const today = ISO_DAY.format(now);
      if (day === today) return SHORT_CLOCK.format(instant);
      return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
    },
    age: (instant, now) => {
      const age = now - instant;
      // Clocks of two machines differ by a little; only a real difference is said.
      if (age < -MINUTE_MS) return t('ui:age.future');
      if (age < 5_000) return t('ui:age.now');
      if (age < MINUTE_MS) return t('ui:age.second', { count: Math.floor(age / 1000) });
      if (age < HOUR_MS) return t('ui:age.minute', { count: Math.floor(age / MINUTE_MS) });
      if (age < DAY_MS) return t('ui:age.hour', { count: Math.floor(age / HOUR_MS) });
      return t('ui:age.day', { count: Math.floor(age / DAY_MS) });
    },
    count: (value) => plain.format(value),
    compact: (value) => short.format(value),
    rate: (numerator, denominator) =>
      denominator === 0 ? '—' : t('ui:unit.percent', { value: two.format(roundHalfUp(numerator, denominator)) }),
    points: (difference) => t('ui:unit.points', { value: signed.format(difference * 100) }),
    list: (values) => values.join(chinese ? '、' : ', '),
    distance: (metres) =>
      metres < 1000
        ? t('ui:unit.metre', { value: plain.format(Math.round(metres)) })
        : t('ui:unit.kilometre', { value: one.format(metres / 1000) }),
  };
}

/** 100·numerator/denominator to two decimals, half up, from the unrounded counts (domain catalogue 1.12). */
function roundHalfUp(numerator: number, denominator: number): number {
  return Math.floor((numerator * 100_000) / denominator / 10 + 0.5) / 100;
}

export function useFormat(): Format {
  const t = useT();
  // `t` is another function in another language.
  return useMemo(() => formatOf(t, i18n.language), [t]);
}
