/** 送达回证: who signed for the notice, refused it, or had it left at the door. Once, and it is not taken back (domain catalogue 1.3). */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { NOTICE_RECEIPTS, taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { notIn, notOwn, taskState, taskWrites } from './common.ts';

export const signNotice = command({
  name: 'task.signNotice',
  summary: 'Record the receipt of a served notice: signed, refused, or left at the door.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({
    taskId: rowId, receipt: z.enum(NOTICE_RECEIPTS), signedBy: z.string().trim().max(60).default(''), evidence: evidenceList,
  }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: ({ receipt, signedBy, evidence }, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['noticeServed']);
    if (refusal !== undefined) return refusal;
    if (task.noticeReceipt !== null) return rejected('receipt.given', { by: task.noticeSignedBy }, taskState(task));
    if (receipt === 'signed' && signedBy === '') return rejected('args.invalid', { field: 'signedBy', problem: 'who signed' });
    const signed: Task = { ...task, ...stamp(context), noticeReceipt: receipt, noticeSignedBy: signedBy, noticeSignedAt: context.now };
    const changes = [put(taskTable, signed), ...evidenceOf(taskTable, task, evidence, context)];
    return applied(changes, taskTable, task, { receipt, signedBy, number: task.noticeNumber });
  },
});
