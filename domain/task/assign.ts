/** 派单: the village dispatcher gives a pushed task to a grid member. Two dispatchers apart: the first the hub sees wins. */
import { z } from 'zod';
import { applied, command, one, rejected } from '../core/command.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import { startLimit } from '../calendar/limits.ts';
import { taskState } from './common.ts';

export const assignTask = command({
  name: 'task.assign',
  summary: 'Assign a pushed task to a grid member of its village.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ taskId: z.string().min(1).max(80), memberId: z.string().min(1).max(80) }),
  reads: (args) => ({ task: one(taskTable, args.taskId), member: one(memberTable, args.memberId) }),
  writes: (_args, { task }) => (task === undefined ? [] : [task.scope]),
  decide: (_args, { task, member }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    if (member === undefined) return rejected('row.notFound', { table: 'member' });
    if (task.assigneeId !== null) {
      return rejected('task.alreadyAssigned', { assignee: task.assigneeName, by: task.assignedBy }, taskState(task));
    }
    if (task.state !== 'pushed' && task.state !== 'revisit') return rejected('task.wrongState', { state: task.state }, taskState(task));
    if (member.status !== 'onDuty') return rejected('member.inactive', { member: member.name });
    if (member.villageCode !== task.villageCode) return rejected('member.otherVillage', { member: member.name });
    const { actor, now } = context;
    const assigned = {
      ...task,
      // The first check is due ten working days after the push, however late it was assigned.
      ...startLimit(context.calendar, 'firstCheck', task.pushedAt), state: 'assigned' as const,
      assigneeId: member.id, assigneeName: member.name, assignedAt: now, assignedBy: actor.name, changedBy: actor.name, changedAt: now,
    };
    return applied([put(taskTable, assigned)], taskTable, task, { member: member.name, memberId: member.id });
  },
});
