/** What can be done with a follow-up: the commands' own rules (domain/items/follow-up.ts); a test compares both. */
import type { FollowUp } from '#domain/schema/items.ts';
import type { Possible, RecordRule, Viewer } from '../../desk/recordRules.ts';
import { possibleOf } from '../../desk/recordRules.ts';

export type FollowUpAction = 'receive' | 'answer';

export const FOLLOW_UP_RULES: Readonly<Record<FollowUpAction, RecordRule<FollowUp>>> = {
  receive: { command: 'followup.receive', roles: ['deptOfficer'], when: ({ open, receivedAt }) => open === 1 && receivedAt === null },
  answer: { command: 'followup.answer', roles: ['deptOfficer'], when: ({ open }) => open === 1 },
};

export const followUpActionsOf = (followUp: FollowUp, viewer: Viewer, now: number): Possible<FollowUpAction> =>
  possibleOf(FOLLOW_UP_RULES, ['receive', 'answer'], followUp, viewer, now);
