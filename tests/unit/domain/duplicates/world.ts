/** Reports for tests: a shop in 常平, seen by different people. */
import { compare } from '#domain/duplicates/compare.ts';
import type { Commonness } from '#domain/duplicates/commonness.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Profile } from '#domain/duplicates/profile.ts';
import type { Report } from '#domain/duplicates/report.ts';
import { scoreOf } from '#domain/duplicates/score.ts';
import type { Score } from '#domain/duplicates/score.ts';
import { builtInReading, builtInWeights } from '#hub/duplicates/built-in.ts';

export const WEIGHTS = builtInWeights();
const reading = builtInReading();
/** 2026-11-02, 08:00 in China. */
export const NOW = Date.UTC(2026, 10, 2);
export const DAY_MS = 86_400_000;

export const RARE: Commonness = { placesOfName: () => 1, doorsOfPhone: () => 1 };

export function report(values: Partial<Report> = {}): Report {
  return {
    id: 'L1', source: 'grid_app', reporter: 'G1', category: '无证照经营', name: '仁甜便利店', creditCode: '', address: '常平镇白石岗社区大街75号',
    description: '没有营业执照', phone: '13913342793', contact: '', lon: 114.0111, lat: 22.9762, townCode: '441900110', villageCode: '', at: NOW,
    ...values,
  };
}

export const profile = (values: Partial<Report> = {}): Profile => profileOf(report(values), reading);

export function score(a: Partial<Report>, b: Partial<Report>, commonness: Commonness = RARE): Score {
  return scoreOf(compare(profile(a), profile({ id: 'L2', ...b }), commonness), WEIGHTS);
}
