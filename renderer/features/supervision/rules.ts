/**
 * Who may do what with a card and with a problem under rectification. The same rules as the commands' own (domain/supervision);
 * a test compares both. The hub has the last word.
 */
import type { Role } from '#domain/core/actor.ts';
import { RUNGS } from '#domain/schema/supervision.ts';
import type {
  ProblemState, Rectification, RectificationProblem, RectificationTask, Rung, Supervision,
} from '#domain/schema/supervision.ts';
import { mayAddress } from '#domain/supervision/common.ts';
import { heightOf, highestOpen, mayIssue, needsAnswer, neededBefore } from '#domain/supervision/ladder.ts';
import { unitOf } from '#domain/supervision/unit.ts';
import type { Possible, RecordRule, Viewer } from '../desk/recordRules.ts';
import { possibleOf } from '../desk/recordRules.ts';

const UNITS: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer'];
export const ABOVE: readonly Role[] = ['townStaff', 'citySupervisor'];

/** No rule here depends on the time. */
const ANY_TIME = 0;

/** A town does not sign for its villages: the unit itself acts. */
const isMine = (unit: string, viewer: Viewer): boolean => viewer.grants.includes(unit);

export type CardAction = 'receive' | 'answer' | 'lift';

export const CARD_RULES: Readonly<Record<CardAction, RecordRule<Supervision>>> = {
  receive: {
    command: 'supervision.receive', roles: UNITS,
    when: ({ state, unit }, viewer) => state === 'issued' && isMine(unit, viewer),
  },
  answer: {
    command: 'supervision.answer', roles: UNITS,
    when: ({ state, unit }, viewer) => state !== 'lifted' && isMine(unit, viewer),
  },
  lift: {
    command: 'supervision.lift', roles: ABOVE,
    when: ({ state, liftTier }, { role }) => state !== 'lifted' && (role === 'citySupervisor' || liftTier === 'town'),
  },
};

/** A card is received, then answered; a reminder or an urge needs its receipt only. */
export function cardActionsOf(card: Supervision, viewer: Viewer): Possible<CardAction> {
  const answered = card.state === 'answered';
  const next: readonly CardAction[] = answered ? ['lift'] : needsAnswer(card.rung) ? ['receive', 'answer'] : ['receive'];
  return possibleOf(CARD_RULES, next, card, viewer, ANY_TIME);
}

/** The rungs a viewer may issue now against the unit a case lies with. */
export function rungsToIssue(unitCode: string, rungs: readonly Supervision[], { role }: Pick<Viewer, 'role'>): readonly Rung[] {
  const unit = unitOf(unitCode);
  if (unit === undefined || !mayAddress(unit, { role })) return [];
  const against = rungs.filter((each) => each.unit === unitCode);
  const highest = highestOpen(against);
  return RUNGS.filter((rung) => {
    if (!mayIssue(role, rung) || (highest !== undefined && heightOf(highest.rung) >= heightOf(rung))) return false;
    const needed = neededBefore(rung);
    return needed === undefined || against.some((each) => each.rung === needed);
  });
}

export type ProblemAction = 'assign' | 'addTask' | 'submit' | 'strikeOff' | 'keepUp' | 'lookBack';

/** A problem with what its rules need to know besides. */
export interface ListedProblem extends RectificationProblem {
  readonly tasks: readonly RectificationTask[];
}

interface PlannedProblem extends ListedProblem {
  readonly plan: Rectification;
}

const AT_WORK: readonly ProblemState[] = ['immediate', 'underway', 'recurred'];
const isIn = (states: readonly ProblemState[]) => ({ state }: ListedProblem): boolean => states.includes(state);

export function mayJudge(plan: Rectification, { role }: Pick<Viewer, 'role'>): boolean {
  return role === 'citySupervisor' || (role === 'townStaff' && plan.issuerTier === 'town' && plan.unit !== plan.townCode);
}

const PROBLEM_RULES: Readonly<Record<ProblemAction, RecordRule<PlannedProblem>>> = {
  assign: {
    command: 'rectification.assign', roles: UNITS,
    when: (problem, viewer) => isMine(problem.plan.unit, viewer) && isIn([...AT_WORK, 'longTerm'])(problem),
  },
  addTask: {
    command: 'rectification.addTask', roles: UNITS,
    when: (problem, viewer) => isMine(problem.plan.unit, viewer) && isIn(AT_WORK)(problem),
  },
  submit: {
    command: 'rectification.submit', roles: UNITS,
    when: (problem, viewer) => isMine(problem.plan.unit, viewer) && isIn(AT_WORK)(problem) && isComplete(problem),
  },
  strikeOff: {
    command: 'rectification.strikeOff', roles: ABOVE,
    when: (problem, viewer) => mayJudge(problem.plan, viewer) && problem.state === 'submitted',
  },
  keepUp: {
    command: 'rectification.keepUp', roles: ABOVE,
    when: (problem, viewer) => mayJudge(problem.plan, viewer) && isIn([...AT_WORK, 'submitted'])(problem)
      && problem.leader !== '' && problem.unitName !== '',
  },
  lookBack: {
    command: 'rectification.lookBack', roles: ABOVE,
    when: (problem, viewer) => mayJudge(problem.plan, viewer) && isIn(['struckOff', 'longTerm'])(problem),
  },
};

/** Somebody answers for it, something was planned, and all of it is done. */
const isComplete = ({ leader, tasks }: ListedProblem): boolean =>
  leader !== '' && tasks.length > 0 && tasks.every(({ finishedAt }) => finishedAt !== null);

export function problemActionsOf(problem: ListedProblem, plan: Rectification, viewer: Viewer): Possible<ProblemAction> {
  const open: readonly ProblemAction[] = problem.leader === '' ? ['assign'] : problem.tasks.length === 0 ? ['addTask'] : [];
  return possibleOf(PROBLEM_RULES, ['submit', 'strikeOff', ...open, 'lookBack'], { ...problem, plan }, viewer, ANY_TIME);
}

/** Whether the viewer may report one of the tasks as done. */
export function mayFinish(task: RectificationTask, problem: RectificationProblem, plan: Rectification, viewer: Viewer): boolean {
  return UNITS.includes(viewer.role) && isMine(plan.unit, viewer) && AT_WORK.includes(problem.state) && task.finishedAt === null;
}

export function mayAddProblem(plan: Rectification, viewer: Viewer): boolean {
  return ABOVE.includes(viewer.role) && plan.open === 1 && mayJudge(plan, viewer);
}
