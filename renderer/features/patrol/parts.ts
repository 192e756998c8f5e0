/** The parts of the patrol page, and which of them a role works with. */
import type { Role } from '#domain/core/actor.ts';

export const PATROL_PARTS = ['classes', 'campaigns', 'followUps', 'markets', 'reports'] as const;
/** 分级巡查 · 专项与双随机 · 部门后续监管 · 共治市场 · 年报 */
export type PatrolPart = (typeof PATROL_PARTS)[number];

const PARTS: Partial<Record<Role, readonly PatrolPart[]>> = {
  // An inspection's rows are its town's or the city's; the village sees its tasks on the dispatch desk.
  villageDispatcher: ['classes', 'followUps', 'markets', 'reports'],
  townStaff: PATROL_PARTS,
  citySupervisor: PATROL_PARTS,
  deptOfficer: ['followUps'],
};

export const partsOf = (role: Role): readonly PatrolPart[] => PARTS[role] ?? [];
