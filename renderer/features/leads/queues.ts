/** The queues of the lead desk: what waits for whoever sits there comes first, and that differs by role. */
import type { Role } from '#domain/core/actor.ts';
import type { DeskCounts, LeadQueue } from '#protocol/bridge/queries.ts';

/** Besides the queues of leads: risk leads of key industries that wait for a department's receipt (专线移送). */
export type DeskQueue = LeadQueue | 'risks';
export type LeadQueueGroup = 'mine' | 'follow' | 'done';

export interface LeadQueues {
  readonly group: LeadQueueGroup;
  readonly queues: readonly DeskQueue[];
}

const DONE: LeadQueues = { group: 'done', queues: ['closed', 'all'] };

/** Groups in the order of the screen. */
export function leadQueuesOf(role: Role): readonly LeadQueues[] {
  switch (role) {
    case 'townStaff':
      return [
        { group: 'mine', queues: ['toTriage', 'toTransfer', 'decisions', 'toVerify', 'overdue'] },
        {
          group: 'follow',
          queues: [
            'toAccept', 'disposing', 'resolved', 'atDepartment', 'returned', 'major', 'relapsed', 'city', 'joint', 'asked', 'risks', 'open',
          ],
        },
        DONE,
      ];
    case 'deptOfficer':
      return [
        { group: 'mine', queues: ['risks', 'toReceive', 'processing', 'overdue'] },
        { group: 'follow', queues: ['asked', 'toVerify', 'open'] },
        DONE,
      ];
    case 'citySupervisor':
      return [
        { group: 'mine', queues: ['city', 'decisions', 'major', 'overdue'] },
        {
          group: 'follow',
          queues: ['toAccept', 'disposing', 'toTriage', 'toTransfer', 'atDepartment', 'toVerify', 'joint', 'relapsed', 'risks', 'open'],
        },
        DONE,
      ];
    default:
      return [
        { group: 'mine', queues: ['toAccept', 'disposing', 'resolved', 'decisions', 'overdue'] },
        { group: 'follow', queues: ['asked', 'handedUp', 'atDepartment', 'toVerify', 'relapsed', 'risks', 'open'] },
        DONE,
      ];
  }
}

export const countOf = (queue: DeskQueue, counts: DeskCounts): number => (queue === 'risks' ? counts.risks : counts.leads[queue]);

/** Red: a limit has run out. Amber: somebody waits for a decision or a receipt of this desk. */
export function leadQueueTone(queue: DeskQueue, counts: DeskCounts, role: Role): 'red' | 'amber' | undefined {
  if (countOf(queue, counts) === 0) return undefined;
  if (queue === 'overdue') return 'red';
  return queue === 'decisions' || (queue === 'risks' && role === 'deptOfficer') ? 'amber' : undefined;
}
