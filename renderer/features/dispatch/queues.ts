/** The queues of the desk, in groups: what waits for me, and what I follow. */
import type { DeskCounts, TaskQueue } from '#protocol/bridge/queries.ts';

export const QUEUE_GROUPS = [
  { group: 'mine', queues: ['toAssign', 'revisit', 'recheck', 'overdue', 'amber'] },
  { group: 'follow', queues: ['assigned', 'onTheWay', 'open'] },
  { group: 'done', queues: ['closed', 'all'] },
] as const satisfies readonly { readonly group: string; readonly queues: readonly TaskQueue[] }[];

/** All queues in the order of the screen. */
export const QUEUES: readonly [TaskQueue, ...TaskQueue[]] = [
  'toAssign',
  ...QUEUE_GROUPS.flatMap(({ queues }) => [...queues] as TaskQueue[]).filter((queue) => queue !== 'toAssign'),
];

/** Queues whose very existence is a warning; their count speaks in colour and shape. */
export function queueTone(queue: TaskQueue, counts: DeskCounts): 'red' | 'amber' | undefined {
  if (counts.tasks[queue] === 0) return undefined;
  return queue === 'overdue' ? 'red' : queue === 'amber' ? 'amber' : undefined;
}
