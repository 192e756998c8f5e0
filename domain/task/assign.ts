/** 派单: the village dispatcher gives a pushed task to a grid member. Two dispatchers apart: the first the hub sees wins. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected, superseded } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { checkLimit, notIn, taskState, unfit } from './common.ts';

export const assignTask = command({
  name: 'task.assign',
  summary: 'Assign a pushed task to a grid member of its village.',
  roles: ['villageDispatcher', 'townStaff'],
  /** A town that assigns over the village's head says why (matrix 1.11: override, reason). */
  args: z.strictObject({ taskId: rowId, memberId: rowId, reason: noteText }),
  reads: (args) => ({ task: one(taskTable, args.taskId), member: one(memberTable, args.memberId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: ({ reason }, { task, member }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    if (member === undefined) return rejected('row.notFound', { table: 'member' });
    if (task.open === 1 && task.assigneeId !== null) {
      // To the same member by another hand: nothing is left to decide.
      const refuse = task.assigneeId === member.id ? superseded : rejected;
      return refuse('task.alreadyAssigned', { assignee: task.assigneeName, by: task.assignedBy }, taskState(task));
    }
    const refusal = notIn(task, ['pushed', 'revisit']) ?? unfit(task, member);
    if (refusal !== undefined) return refusal;
    const assigned: Task = {
      ...task,
      // The first check is due ten working days after the push, however late it was assigned.
      ...checkLimit(task, context), ...stamp(context), state: 'assigned',
      assigneeId: member.id, assigneeName: member.name, assignedAt: context.now, assignedBy: context.actor.name,
    };
    return applied([put(taskTable, assigned)], taskTable, task, { member: member.name, memberId: member.id, reason });
  },
});
