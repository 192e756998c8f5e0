/** Every bar of the waterfall is said in words, in both languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_FEATURES, SHOP_FEATURES } from '#domain/duplicates/levels.ts';
import type { Reason } from '#domain/duplicates/score.ts';
import { featureWord, levelWord, tellingReasons } from '#renderer/features/duplicates/reasonWords.ts';
import { i18n, LANGUAGES, startI18n } from '#renderer/i18n/i18n.ts';
import type { Translate } from '#renderer/i18n/useT.ts';

const FEATURES: Readonly<Record<string, readonly string[]>> = { ...SHOP_FEATURES, ...INCIDENT_FEATURES, guard: ['veto'] };

beforeAll(() => startI18n('zh-CN'));

describe.each(LANGUAGES)('in %s', (language) => {
  const t = () => i18n.getFixedT(language) as unknown as Translate;

  it('every feature and level has its word', () => {
    const levels = Object.entries(FEATURES).flatMap(([feature, its]) => its.map((level) => `duplicates:level.${feature}.${level}`));
    const features = [...Object.keys(FEATURES), 'prior'].map((feature) => `duplicates:feature.${feature}`);
    expect([...features, ...levels].filter((key) => !i18n.exists(key, { lng: language, fallbackLng: language }))).toEqual([]);
  });

  it('a newer hub may send features that this build does not know', () => {
    expect(levelWord({ feature: 'odour', level: 'same' }, t())).toBe('same');
    expect(featureWord('odour', t())).toBe('odour');
    expect(levelWord({ feature: 'prior', level: '' }, t())).toBe('');
  });
});

it('a row tells the strongest reasons for a pair only', () => {
  const reason = (feature: string, level: string, bits: number): Reason => ({ question: 'shop', feature, level, bits });
  const reasons = [
    reason('prior', '', -4), reason('phone', 'same', 6), reason('location', 'doorNear', 7), reason('trade', 'same', 0.5),
    reason('name', 'different', -6), reason('coincidence', 'days3', 9), reason('creditCode', 'same', 9), reason('contact', 'same', 2),
  ];
  const t = i18n.getFixedT('zh-CN') as unknown as Translate;
  expect(tellingReasons(reasons, t)).toEqual(['同信用代码', '同门牌', '同电话']);
});
