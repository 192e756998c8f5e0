/** 在岗、请假、离岗. Open work stays with the member until the dispatcher reassigns it; new work cannot be assigned. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { ADMIN_SCOPE, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';

export const setMemberStatus = command({
  name: 'member.setStatus',
  summary: 'Set a grid member on duty, on leave, or as having left.',
  roles: ['administrator', 'townStaff', 'villageDispatcher'],
  args: z.strictObject({ memberId: rowId, status: z.enum(['onDuty', 'leave', 'left']) }),
  reads: (args) => ({ member: one(memberTable, args.memberId) }),
  writes: (_args, { member }, { actor }) => (actor.role === 'administrator' ? [ADMIN_SCOPE] : scopeOf(member)),
  decide: (args, { member }) => {
    if (member === undefined) return rejected('row.notFound', { table: 'member' });
    return applied([put(memberTable, { ...member, status: args.status })], memberTable, member, { name: member.name, status: args.status });
  },
});
