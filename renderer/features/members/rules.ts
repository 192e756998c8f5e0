/** Who may change what of the team; the same as the commands' own roles (domain/administration). */
import type { Role } from '#domain/core/actor.ts';
import type { Member } from '#domain/schema/people.ts';

export type MemberStatus = Member['status'];
export const MEMBER_STATUSES: readonly MemberStatus[] = ['onDuty', 'leave', 'left'];

const MAY_SAVE: readonly Role[] = ['administrator', 'townStaff'];

export function maySaveMembers(role: Role): boolean {
  return MAY_SAVE.includes(role);
}
