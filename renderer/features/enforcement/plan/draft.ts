/** The plan while it is drawn up: what is typed, what is still missing, and the command's arguments. */
import { targetsOf, TARGETS_MAX, unitsOf } from '#domain/enforcement/common.ts';
import type { PlannedTarget, PlannedUnit } from '#domain/enforcement/common.ts';
import type { Action } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';

export interface PlanDraft extends Pick<Action, 'leader' | 'place' | 'startsAt' | 'endsAt' | 'vehicles' | 'riskPlan' | 'legalBasis'> {
  /** A department that is not chosen yet is ''. */
  readonly units: readonly PlannedUnit[];
  readonly targets: readonly PlannedTarget[];
}

export const PLAN_PROBLEMS = [
  'leader', 'place', 'time', 'units', 'liaison', 'phone', 'targets', 'tooMany', 'legalBasis', 'riskPlan',
] as const;
/** Why the plan cannot be saved yet. */
export type PlanProblem = (typeof PLAN_PROBLEMS)[number];

const PHONE = /^[0-9+\- ]{0,20}$/;

export function draftOf(action: Action): PlanDraft {
  const { leader, place, startsAt, endsAt, vehicles, riskPlan, legalBasis } = action;
  return { leader, place, startsAt, endsAt, vehicles, riskPlan, legalBasis, units: unitsOf(action), targets: targetsOf(action) };
}

export function problemsOf(draft: PlanDraft): readonly PlanProblem[] {
  const { units, targets, startsAt, endsAt } = draft;
  const missing = (text: string): boolean => text.trim() === '';
  const departments = units.map(({ department }) => department);
  const holds: Readonly<Record<PlanProblem, boolean>> = {
    leader: missing(draft.leader),
    place: missing(draft.place),
    time: startsAt === null || endsAt === null || endsAt <= startsAt,
    units: units.length === 0 || departments.includes('') || new Set(departments).size < departments.length,
    liaison: units.some(({ liaison }) => missing(liaison)),
    phone: units.some(({ phone }) => !PHONE.test(phone.trim())),
    targets: targets.length === 0,
    tooMany: targets.length > TARGETS_MAX,
    legalBasis: missing(draft.legalBasis),
    riskPlan: missing(draft.riskPlan),
  };
  return PLAN_PROBLEMS.filter((problem) => holds[problem]);
}

/** The arguments of action.plan; only for a draft without problems. */
export const planArgs = (id: string, draft: PlanDraft): Record<string, unknown> => ({ id, ...draft });

export const targetOfLead = ({ id, subjectName, address, villageCode }: Lead): PlannedTarget => ({
  leadId: id, subjectName, address, villageCode,
});

/** Adds targets at the end; a lead that is one already is left out. */
export function withTargets(draft: PlanDraft, added: readonly PlannedTarget[]): PlanDraft {
  const known = new Set(draft.targets.map(({ leadId }) => leadId).filter((id) => id !== null));
  return { ...draft, targets: [...draft.targets, ...added.filter(({ leadId }) => leadId === null || !known.has(leadId))] };
}

/** The departments triage named for a lead take part, unless they do already. */
export function withDepartments(draft: PlanDraft, { departments, department }: Pick<Lead, 'departments' | 'department'>): PlanDraft {
  const named = [...departments.split(','), department ?? ''].filter((code) => code !== '');
  const known = new Set(draft.units.map((unit) => unit.department));
  const added = [...new Set(named)].filter((code) => !known.has(code)).map((code) => ({ department: code, liaison: '', phone: '' }));
  return { ...draft, units: [...draft.units, ...added] };
}

/** A plan that begins with a lead: its target, and the departments named for it. */
export const startedFrom = (draft: PlanDraft, lead: Lead): PlanDraft => withDepartments(withTargets(draft, [targetOfLead(lead)]), lead);

/** Appends wording below what is there. */
export const withText = (before: string, text: string): string => (before.trim() === '' ? text : `${before.trimEnd()}\n${text}`);
