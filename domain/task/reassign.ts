/** 改派: another grid member takes over. Refused when the task is no longer with the member the operator saw. */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { notIn, taskState, unfit } from './common.ts';

export const reassignTask = command({
  name: 'task.reassign',
  summary: 'Give an assigned task, or the recheck of a served notice, to another grid member of the village.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ taskId: rowId, memberId: rowId, fromMemberId: rowId, reason: reasonText }),
  reads: (args) => ({ task: one(taskTable, args.taskId), member: one(memberTable, args.memberId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { task, member }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    if (member === undefined) return rejected('row.notFound', { table: 'member' });
    const wrongState = notIn(task, ['assigned', 'accepted', 'onSite', 'noticeServed']);
    if (wrongState !== undefined) return wrongState;
    if (task.assigneeId !== args.fromMemberId) return rejected('task.assigneeChanged', { assignee: task.assigneeName }, taskState(task));
    if (task.assigneeId === member.id) return rejected('task.sameMember', { member: member.name }, taskState(task));
    const refusal = unfit(task, member);
    if (refusal !== undefined) return refusal;
    const recheck = task.state === 'noticeServed';
    const reassigned: Task = {
      ...task, ...stamp(context), state: recheck ? 'noticeServed' : 'assigned',
      assigneeId: member.id, assigneeName: member.name, assignedAt: context.now, assignedBy: context.actor.name,
      // What the first check recorded stays when only the recheck changes hands.
      acceptedAt: recheck ? task.acceptedAt : null, arrivedAt: recheck ? task.arrivedAt : null,
    };
    const detail = { member: member.name, memberId: member.id, from: task.assigneeName, reason: args.reason };
    return applied([put(taskTable, reassigned)], taskTable, task, detail);
  },
});
