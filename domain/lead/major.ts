/**
 * 重大线索: a rule that can be computed and names the clauses that fired (domain catalogue 1.5). Any hard clause makes a lead
 * major, and so does a score of sixty points. Town and city may overrule it with a written reason.
 */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Hazard, Lead } from '../schema/lead.ts';
import { notIn } from './common.ts';

/** 伤亡 · 危化品燃气烟花 · 学校医院 200 米内食品药品 · 涉及三个以上部门 · 媒体或领导批示 · 群体上访: each alone makes a lead major. */
export const HARD_CLAUSES = ['casualties', 'dangerousGoods', 'nearSchool', 'manyDepartments', 'instruction', 'petition'] as const;
/** 隐患等级 · 涉及部门数 · 面积或人数 · 屡次 · 同村同业扎堆 · 拒绝检查: each adds points. */
export const SCORED_CLAUSES = ['hazard', 'departments', 'size', 'repeat', 'cluster', 'refusesEntry'] as const;
type HardClause = (typeof HARD_CLAUSES)[number];
type ScoredClause = (typeof SCORED_CLAUSES)[number];
export type MajorClause = HardClause | ScoredClause;

export interface MajorFacts {
  readonly casualties: boolean;
  readonly dangerousGoods: boolean;
  readonly nearSchool: boolean;
  readonly instruction: boolean;
  readonly petition: boolean;
  readonly hazard: Hazard;
  readonly departments: number;
  readonly areaM2: number;
  readonly people: number;
  /** Earlier leads at the same address. */
  readonly repeats: number;
  /** Leads of the same industry in the village within thirty days, this one included. */
  readonly sameIndustry: number;
  readonly refusesEntry: boolean;
}

export interface MajorVerdict {
  readonly major: boolean;
  readonly score: number;
  readonly clauses: readonly MajorClause[];
}

/** A lead with this many points is major. */
export const MAJOR_SCORE = 60;
/** 隐患等级分 */
export const HAZARD_POINTS: Readonly<Record<Hazard, number>> = { none: 0, low: 10, medium: 20, high: 30 };
const MANY_DEPARTMENTS = 3;
const LARGE_AREA_M2 = 500;
const MANY_PEOPLE = 20;

/** Judges a lead by the facts of its triage. */
export function judgeMajor(facts: MajorFacts): MajorVerdict {
  const hard: Readonly<Record<HardClause, boolean>> = { ...facts, manyDepartments: facts.departments > MANY_DEPARTMENTS };
  const points: Readonly<Record<ScoredClause, number>> = {
    hazard: HAZARD_POINTS[facts.hazard],
    departments: Math.min(20, 10 * Math.max(0, facts.departments - 1)),
    size: facts.areaM2 > LARGE_AREA_M2 || facts.people > MANY_PEOPLE ? 15 : 0,
    repeat: facts.repeats >= 2 ? 15 : 0,
    cluster: facts.sameIndustry >= 3 ? 15 : 0,
    refusesEntry: facts.refusesEntry ? 10 : 0,
  };
  const fired = HARD_CLAUSES.filter((clause) => hard[clause]);
  const scored = SCORED_CLAUSES.filter((clause) => points[clause] > 0);
  const score = scored.reduce((sum, clause) => sum + points[clause], 0);
  return { major: fired.length > 0 || score >= MAJOR_SCORE, score, clauses: [...fired, ...scored] };
}

export const markMajorLead = command({
  name: 'lead.markMajor',
  summary: 'Overrule whether a lead is major, with the written reason.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, major: z.boolean(), reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned', 'transferred', 'deptAccepted', 'feedback']);
    if (refusal !== undefined) return refusal;
    const marked: Lead = { ...lead, ...stamp(context), major: args.major ? 1 : 0 };
    return applied([put(leadTable, marked)], leadTable, marked, {
      decision: args.major ? 'major' : 'notMajor', clauses: lead.majorClauses, reason: args.reason,
    });
  },
});
