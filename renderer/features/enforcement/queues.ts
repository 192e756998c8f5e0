/** The queues of the desk of joint enforcement: what waits for whoever sits there comes first, and that differs by role. */
import type { Role } from '#domain/core/actor.ts';
import type { ActionQueue } from '#protocol/bridge/queries.ts';

export interface ActionQueues {
  readonly group: 'mine' | 'follow' | 'done';
  readonly queues: readonly ActionQueue[];
}

const DONE: ActionQueues = { group: 'done', queues: ['done', 'all'] };
const OF_DEPARTMENT: readonly ActionQueues[] = [
  { group: 'mine', queues: ['toReceive', 'underway'] },
  { group: 'follow', queues: ['applied', 'planned', 'approved', 'lookBack', 'open'] },
  DONE,
];
const OF_LEADERSHIP: readonly ActionQueues[] = [
  { group: 'mine', queues: ['applied', 'planned', 'approved', 'lookBack'] },
  { group: 'follow', queues: ['underway', 'open'] },
  DONE,
];

/** Groups in the order of the screen. */
export const actionQueuesOf = (role: Role): readonly ActionQueues[] => (role === 'deptOfficer' ? OF_DEPARTMENT : OF_LEADERSHIP);
