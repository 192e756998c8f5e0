/** The queues of the lead desk: what waits for whoever sits there comes first, and that differs by role. */
import type { Role } from '#domain/core/actor.ts';
import type { DeskCounts, LeadQueue } from '#protocol/bridge/queries.ts';

export type LeadQueueGroup = 'mine' | 'follow' | 'done';

export interface LeadQueues {
  readonly group: LeadQueueGroup;
  readonly queues: readonly LeadQueue[];
}

const DONE: LeadQueues = { group: 'done', queues: ['closed', 'all'] };

/** Groups in the order of the screen. */
export function leadQueuesOf(role: Role): readonly LeadQueues[] {
  switch (role) {
    case 'townStaff':
      return [
        { group: 'mine', queues: ['handedUp', 'toVerify', 'overdue'] },
        { group: 'follow', queues: ['toAccept', 'disposing', 'atDepartment', 'open'] },
        DONE,
      ];
    case 'deptOfficer':
      return [{ group: 'mine', queues: ['atDepartment', 'overdue'] }, { group: 'follow', queues: ['toVerify', 'open'] }, DONE];
    case 'citySupervisor':
      return [
        { group: 'mine', queues: ['overdue', 'open'] },
        { group: 'follow', queues: ['toAccept', 'disposing', 'handedUp', 'atDepartment', 'toVerify'] },
        DONE,
      ];
    default:
      return [
        { group: 'mine', queues: ['toAccept', 'disposing', 'overdue'] },
        { group: 'follow', queues: ['handedUp', 'atDepartment', 'toVerify', 'open'] },
        DONE,
      ];
  }
}

export function leadQueueTone(queue: LeadQueue, counts: DeskCounts): 'red' | undefined {
  return queue === 'overdue' && counts.leads.overdue > 0 ? 'red' : undefined;
}
