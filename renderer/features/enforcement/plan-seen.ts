/** The plan as a station sees it: from the action itself, or from the notice to its department. */
import { unitsOf } from '#domain/enforcement/common.ts';
import type { PlannedUnit } from '#domain/enforcement/common.ts';
import type { Action, ActionUnit } from '#domain/schema/enforcement.ts';
import type { ActionDetail } from '#protocol/bridge/queries.ts';

export interface SeenUnit extends PlannedUnit {
  /** Its notice; undefined before it was sent, or when it lies outside the station's scope. */
  readonly notice: ActionUnit | undefined;
}

export interface SeenPlan extends Pick<Action, 'leader' | 'place' | 'startsAt' | 'endsAt' | 'riskPlan' | 'legalBasis' | 'vehicles'> {
  readonly units: readonly SeenUnit[];
}

export function planOf({ action, units, summary }: ActionDetail): SeenPlan {
  if (action !== null) {
    const noticeOf = new Map(units.map((unit) => [unit.department, unit]));
    return { ...action, units: unitsOf(action).map((unit) => ({ ...unit, notice: noticeOf.get(unit.department) })) };
  }
  const [own] = units;
  const { leader, place, startsAt, endsAt } = summary;
  const texts = { riskPlan: own?.riskPlan ?? '', legalBasis: own?.legalBasis ?? '', vehicles: '' };
  return { leader, place, startsAt, endsAt, ...texts, units: units.map((unit) => ({ ...unit, notice: unit })) };
}
