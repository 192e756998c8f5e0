/** The queues of the desk in groups: what waits for whoever sits there comes first, and that differs by role. */
import type { Role } from '#domain/core/actor.ts';
import type { DeskCounts, TaskQueue } from '#protocol/bridge/queries.ts';

export interface TaskQueues {
  readonly group: 'mine' | 'follow' | 'done';
  readonly queues: readonly TaskQueue[];
}

const DONE: TaskQueues = { group: 'done', queues: ['closed', 'all'] };

const VILLAGE: readonly TaskQueues[] = [
  { group: 'mine', queues: ['toAssign', 'revisit', 'recheck', 'overdue', 'amber'] },
  { group: 'follow', queues: ['assigned', 'onTheWay', 'asked', 'open'] },
  DONE,
];
/** A special unit takes its tasks itself; nobody assigns them. */
const UNIT: readonly TaskQueues[] = [
  { group: 'mine', queues: ['toAssign', 'onTheWay', 'revisit', 'recheck', 'overdue', 'amber'] },
  { group: 'follow', queues: ['open'] },
  DONE,
];
/** Above the village nobody assigns every day: what is late comes first. */
const ABOVE: readonly TaskQueues[] = [
  { group: 'mine', queues: ['asked', 'overdue', 'amber'] },
  { group: 'follow', queues: ['toAssign', 'revisit', 'recheck', 'assigned', 'onTheWay', 'open'] },
  DONE,
];

/** Groups in the order of the screen; the first queue opens when nothing else was chosen. */
export function taskQueuesOf(role: Role): readonly TaskQueues[] {
  if (role === 'specialUnit') return UNIT;
  return role === 'villageDispatcher' ? VILLAGE : ABOVE;
}

/** What a queue is called; nobody assigns a special unit's tasks. */
export function queueText(queue: TaskQueue, role: Role) {
  return role === 'specialUnit' && queue === 'toAssign' ? 'dispatch:own.toTake' : (`dispatch:queue.${queue}` as const);
}

/** Queues whose very existence is a warning; their count speaks in colour and shape. */
export function queueTone(queue: TaskQueue, counts: DeskCounts): 'red' | 'amber' | undefined {
  if (counts.tasks[queue] === 0) return undefined;
  return queue === 'overdue' ? 'red' : queue === 'amber' || queue === 'asked' ? 'amber' : undefined;
}
