/**
 * 督办阶梯: 系统提醒 → 催办 → 蓝 → 黄 → 红 → 月通报点名 → 约谈 (domain catalogue 1.9). A town goes up to yellow for its villages and
 * departments, the city all the way (permission matrix 1.11).
 */
import type { Role } from '../core/actor.ts';
import { RUNGS } from '../schema/supervision.ts';
import type { Rung, Supervision } from '../schema/supervision.ts';

/** The highest rung a role may issue. */
const HIGHEST: Partial<Record<Role, Rung>> = { townStaff: 'yellow', citySupervisor: 'talk' };

/** From here on no rung may be left out. */
const FIRST_COLOUR: Rung = 'blue';

/** A card of a colour is answered; a reminder or an urge asks for its receipt only. */
export const needsAnswer = (rung: Rung): boolean => heightOf(rung) >= heightOf(FIRST_COLOUR);

export const heightOf = (rung: Rung): number => RUNGS.indexOf(rung);

export function mayIssue(role: Role, rung: Rung): boolean {
  const highest = HIGHEST[role];
  return highest !== undefined && heightOf(rung) <= heightOf(highest);
}

/** The rung that must have been climbed before this one for the same subject; `undefined` for reminder, urge and blue. */
export function neededBefore(rung: Rung): Rung | undefined {
  return heightOf(rung) > heightOf(FIRST_COLOUR) ? RUNGS[heightOf(rung) - 1] : undefined;
}

/** The highest rung in force against a unit. */
export function highestOpen(rungs: readonly Supervision[]): Supervision | undefined {
  return rungs.filter(({ open }) => open === 1).sort((left, right) => heightOf(right.rung) - heightOf(left.rung))[0];
}

/**
 * The rung that is due now for something late: a reminder that passed in vain is followed by an urge, an urge in vain by the
 * blue card (`supervise` says that the rules call for one), and a card whose answer is late by the next rung. `undefined`: wait.
 */
export function rungDue(highest: Supervision | undefined, supervise: boolean, now: number): Rung | undefined {
  if (highest === undefined || heightOf(highest.rung) < heightOf(FIRST_COLOUR)) {
    if (supervise) return FIRST_COLOUR;
    return highest?.rung === 'urge' ? undefined : 'urge';
  }
  const unanswered = highest.state === 'issued' || highest.state === 'received';
  return unanswered && now > highest.dueAt ? RUNGS[heightOf(highest.rung) + 1] : undefined;
}
