/** A plan is saved when nothing is missing, and then the command takes it. */
import { describe, expect, it } from 'vitest';
import { dueWords } from '#renderer/features/enforcement/due.ts';
import {
  draftOf, planArgs, PLAN_PROBLEMS, problemsOf, startedFrom, withTargets, withText,
} from '#renderer/features/enforcement/plan/draft.ts';
import type { PlanDraft, PlanProblem } from '#renderer/features/enforcement/plan/draft.ts';
import { boundsOf, projectionOf, rectangleOf, within } from '#renderer/features/enforcement/plan/map-geometry.ts';
import { actionOf, applied, planFor, planned, planner } from '../../domain/enforcement/places.ts';
import { at } from '../../domain/task/world.ts';

const complete = (): PlanDraft => draftOf(actionOf(planned()));
const target = { leadId: null, subjectName: '无名店', address: '某路1号', villageCode: '441900103012' };

const BROKEN: Readonly<Record<PlanProblem, Partial<PlanDraft>>> = {
  leader: { leader: ' ' },
  place: { place: '' },
  time: { endsAt: 1 },
  units: { units: [{ department: '', liaison: '王', phone: '' }] },
  liaison: { units: [{ department: 'market', liaison: ' ', phone: '' }] },
  phone: { units: [{ department: 'market', liaison: '王', phone: '分机八' }] },
  targets: { targets: [] },
  tooMany: { targets: Array.from({ length: 61 }, () => target) },
  legalBasis: { legalBasis: '' },
  riskPlan: { riskPlan: '' },
};

describe('a draft', () => {
  it('without problems is what the command takes', () => {
    const w = applied();
    const draft = complete();
    expect(problemsOf(draft)).toEqual([]);
    expect(w.refusal('action.plan', planArgs(actionOf(w).id, draft), planner)).toBe('applied');
  });

  it.each(PLAN_PROBLEMS)('with the problem "%s" is not, and says so', (problem) => {
    const w = applied();
    const draft = { ...complete(), ...BROKEN[problem] };
    expect(problemsOf(draft)).toEqual([problem]);
    expect(w.refusal('action.plan', planArgs(actionOf(w).id, draft), planner)).toBe('args.invalid');
  });

  it('names a department once', () => {
    const twice = { department: 'market', liaison: '王', phone: '' };
    expect(problemsOf({ ...complete(), units: [twice, twice] })).toEqual(['units']);
  });

  it('begins with the lead it was started from, and the departments named for that', () => {
    const w = applied();
    const lead = { ...w.lead(), departments: 'market,fire', department: 'fire' };
    const draft = startedFrom(draftOf(actionOf(w)), lead);
    const { id: leadId, subjectName, address, villageCode } = lead;
    expect(draft.targets).toEqual([{ leadId, subjectName, address, villageCode }]);
    expect(draft.units.map(({ department }) => department)).toEqual(['market', 'fire']);
    expect(startedFrom(draft, lead)).toEqual(draft);
  });

  it('keeps places without a lead apart from one another', () => {
    expect(withTargets(complete(), [target, target]).targets).toHaveLength(planFor(planned()).targets.length + 2);
  });

  it('takes wording below what is there', () => {
    expect(withText('', '甲')).toBe('甲');
    expect(withText('甲\n', '乙')).toBe('甲\n乙');
  });
});

describe('a look-back', () => {
  const dueAt = at('2026-11-29 23:59');
  it.each([
    ['2026-11-23 09:00', { tone: 'green', kind: 'left', days: 6 }],
    ['2026-11-27 09:00', { tone: 'amber', kind: 'left', days: 2 }],
    ['2026-11-29 09:00', { tone: 'amber', kind: 'today', days: 0 }],
    ['2026-12-01 00:10', { tone: 'red', kind: 'over', days: 2 }],
  ])('at %s', (now, words) => {
    expect(dueWords(dueAt, at(now))).toEqual(words);
  });
});

describe('the map', () => {
  it('keeps north up and the town within the drawing', () => {
    const corners = [[113.6, 22.7], [113.8, 22.9]] as const;
    const project = projectionOf(boundsOf(corners), 560, 420);
    const [southWest, northEast] = corners.map(project);
    expect(southWest?.[0]).toBeLessThan(northEast?.[0] ?? 0);
    expect(southWest?.[1]).toBeGreaterThan(northEast?.[1] ?? 0);
    for (const [x, y] of [southWest, northEast].filter((point) => point !== undefined)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(560);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(420);
    }
  });

  it('a rectangle may be drawn from any corner', () => {
    const box = rectangleOf([50, 60], [10, 20]);
    expect(within(box, [30, 40])).toBe(true);
    expect(within(box, [9, 40])).toBe(false);
  });
});
