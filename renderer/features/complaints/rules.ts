/** What can be done with a complaint: the commands' own rules (domain/complaint); a test compares both. */
import type { ComplaintRow } from '#protocol/bridge/queries.ts';
import type { Possible, RecordRule, Viewer } from '../desk/recordRules.ts';
import { possibleOf } from '../desk/recordRules.ts';

export const COMPLAINT_ACTIONS = ['place', 'callBack'] as const;
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];

type Judged = Pick<ComplaintRow, 'leadId' | 'wantsCallBack' | 'callBackResult'> & { readonly lead: { readonly open: 0 | 1 } | null };

/** Who asked to be told the outcome and was not reached yet. */
export const awaitsCall = ({ wantsCallBack, callBackResult }: Pick<Judged, 'wantsCallBack' | 'callBackResult'>): boolean =>
  wantsCallBack === 1 && (callBackResult === null || callBackResult === 'unreachable');

export const COMPLAINT_RULES: Readonly<Record<ComplaintAction, RecordRule<Judged>>> = {
  place: { command: 'complaint.place', roles: ['townStaff', 'citySupervisor'], when: ({ leadId }) => leadId === null },
  callBack: {
    command: 'complaint.callBack',
    roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
    when: (complaint) => awaitsCall(complaint) && complaint.lead?.open === 0,
  },
};

export function complaintActionsOf(complaint: Judged, viewer: Viewer, now: number): Possible<ComplaintAction> {
  return possibleOf(COMPLAINT_RULES, COMPLAINT_ACTIONS, complaint, viewer, now);
}
