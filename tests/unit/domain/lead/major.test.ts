/** The major-lead rule names the clauses that fired (domain catalogue 1.5); the keyword table routes to departments. */
import { describe, expect, it } from 'vitest';
import { HARD_CLAUSES, judgeMajor } from '#domain/lead/major.ts';
import type { MajorFacts } from '#domain/lead/major.ts';
import { isDepartment } from '#domain/lead/departments.ts';
import { departmentsFor, industriesIn } from '#domain/lead/routing.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import industryList from '#resources/industries/industries.json' with { type: 'json' };

const HARMLESS: MajorFacts = {
  casualties: false, dangerousGoods: false, nearSchool: false, instruction: false, petition: false, hazard: 'none', departments: 1,
  areaM2: 0, people: 0,
  repeats: 0, sameIndustry: 1, refusesEntry: false,
};

describe('a lead', () => {
  it('is not major without a clause', () => {
    expect(judgeMajor(HARMLESS)).toEqual({ major: false, score: 0, clauses: [] });
  });

  it.each(HARD_CLAUSES)('is major by %s alone', (clause) => {
    const facts = clause === 'manyDepartments' ? { ...HARMLESS, departments: 4 } : { ...HARMLESS, [clause]: true };
    const verdict = judgeMajor(facts);
    expect(verdict.major).toBe(true);
    expect(verdict.clauses).toContain(clause);
  });

  it.each([
    [{ hazard: 'low' }, 10], [{ hazard: 'medium' }, 20], [{ hazard: 'high' }, 30], [{ departments: 2 }, 10], [{ departments: 3 }, 20],
    [{ areaM2: 500, people: 20 }, 0], [{ areaM2: 501 }, 15], [{ people: 21 }, 15], [{ areaM2: 501, people: 21 }, 15], [{ repeats: 1 }, 0],
    [{ repeats: 2 }, 15],
    [{ sameIndustry: 2 }, 0], [{ sameIndustry: 3 }, 15], [{ refusesEntry: true }, 10],
  ] as const)('%j scores %i', (facts, score) => {
    expect(judgeMajor({ ...HARMLESS, ...facts }).score).toBe(score);
  });

  it('is major from sixty points on, and says by what', () => {
    const almost = { ...HARMLESS, hazard: 'high', repeats: 2, refusesEntry: true } as const;
    expect(judgeMajor(almost)).toEqual({ major: false, score: 55, clauses: ['hazard', 'repeat', 'refusesEntry'] });
    const enough = judgeMajor({ ...almost, refusesEntry: false, people: 30 });
    expect(enough).toEqual({ major: true, score: 60, clauses: ['hazard', 'size', 'repeat'] });
  });
});

const INDUSTRIES: readonly Industry[] = industryList.industries.map(({ keywords, ...industry }) => ({
  ...industry, scope: '*', also: null, version: 1, keywords: JSON.stringify(keywords), active: 1, changedBy: '', changedAt: 0,
}));

describe('the keyword table', () => {
  it('has the seventeen high-frequency industries, each with a known department and words of its own', () => {
    expect(INDUSTRIES.length).toBeGreaterThanOrEqual(17);
    expect(new Set(INDUSTRIES.map(({ id }) => id)).size).toBe(INDUSTRIES.length);
    const words = industryList.industries.flatMap(({ keywords }) => keywords);
    expect(new Set(words).size).toBe(words.length);
    for (const { department, risk } of INDUSTRIES) {
      expect(isDepartment(department)).toBe(true);
      expect([0, 1, 2]).toContain(risk);
    }
  });

  it.each([
    ['烟酒商行', 'tobacco'], ['烟花爆竹零售', 'emergency'], ['夜间分装液化气', 'urban'], ['美甲店', 'health'], ['小学旁午托', 'education'], ['湘味小吃店', 'market'],
    ['麻将房（棋牌）', 'culture'], ['货运代办', 'transport'],
  ])('%s goes to %s', (text, department) => {
    expect(departmentsFor('noPermit', text, INDUSTRIES)[0]).toBe(department);
  });

  it('sends what needs no permit, and what names no industry, to market supervision', () => {
    expect(departmentsFor('unlicensed', '烟花爆竹', INDUSTRIES)).toEqual(['market']);
    expect(departmentsFor('noPermit', '五金店', INDUSTRIES)).toEqual(['market']);
  });

  it('says by which word, the longest first, and leaves retired industries out', () => {
    const [first] = industriesIn('烟花爆竹、香烟', INDUSTRIES);
    expect(first).toMatchObject({ keyword: '烟花爆竹', department: 'emergency' });
    expect(industriesIn('烟花', INDUSTRIES.map((industry) => ({ ...industry, active: 0 })))).toEqual([]);
  });
});
