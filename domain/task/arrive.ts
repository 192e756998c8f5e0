/** 到场: the grid member stands at the address. A position sent along becomes the member's last known one. */
import { z } from 'zod';
import { latitude, longitude, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { notIn, notOwn, taskWrites } from './common.ts';

export const arriveAtTask = command({
  name: 'task.arrive',
  summary: 'Note the arrival on site, with the position where it is known.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({ taskId: rowId, lon: longitude.optional(), lat: latitude.optional() }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  follow: (_args, { task }) => ({ member: one(memberTable, task?.assigneeId ?? '') }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (args, { task, member }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['accepted']);
    if (refusal !== undefined) return refusal;
    const { lon, lat } = args;
    const arrived: Task = { ...task, ...stamp(context), state: 'onSite', arrivedAt: context.now };
    const changes = [put(taskTable, arrived)];
    // A dispatcher's entry says nothing about where the member is now.
    if (member !== undefined && lon !== undefined && lat !== undefined && context.actor.role === 'gridMember') {
      changes.push(put(memberTable, { ...member, lon, lat, positionAt: context.now }));
    }
    return applied(changes, taskTable, task, { member: task.assigneeName, lon: lon ?? null, lat: lat ?? null });
  },
});
