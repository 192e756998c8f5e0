/** 联合执法申请: a department applies in writing; town and city may start one themselves (domain catalogue 1.9, matrix 1.11). */
import { z } from 'zod';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { actionTable } from '../schema/enforcement.ts';
import type { Action } from '../schema/enforcement.ts';
import { townTable } from '../schema/territory.ts';

/** The department that acts for a town; `undefined` for other roles and for departments of other towns. */
const departmentOf = (townCode: string, { actor }: Context) => actor.grants.find((grant) => grant.startsWith(`dept:${townCode}:`));

export const applyForAction = command({
  name: 'action.apply',
  summary: 'Apply for a joint enforcement action in a town.',
  roles: ['deptOfficer', 'townStaff', 'citySupervisor'],
  args: z.strictObject({
    townCode: z.string().regex(/^\d{9}$/), title: z.string().trim().min(1).max(120), application: z.string().trim().min(1).max(4000),
  }),
  reads: (args) => ({ town: one(townTable, args.townCode) }),
  writes: (args, _rows, context) => [departmentOf(args.townCode, context) ?? args.townCode],
  decide: (args, { town }, context) => {
    if (town === undefined) return rejected('row.notFound', { table: 'town' });
    const { actor, now } = context;
    const department = departmentOf(args.townCode, context);
    const action: Action = {
      ...args, ...stamp(context), id: createdId(context, 'action'), scope: town.id, also: department ?? null, number: actionNumber(context),
      state: 'applied', open: 1, appliedById: actor.accountId, appliedByName: actor.name, applicantUnit: department ?? town.id,
      appliedAt: now,
      leader: '', place: '', startsAt: null, endsAt: null, riskPlan: '', legalBasis: '', vehicles: '', units: '[]', targets: '[]',
      plannedById: null, plannedByName: null, approvedByName: null, approvedAt: null, noticedAt: null,
      summary: '', summarisedAt: null, firstCheckDueAt: null, secondCheckDueAt: null, closedAt: null,
    };
    return applied([put(actionTable, action)], actionTable, action, { number: action.number, title: action.title });
  },
});

/** LH (联合), the day, and the end of the command's random id: the same on the station and at the hub, without a counter. */
function actionNumber({ issuedAt, commandId }: Context): string {
  const day = dayText(dayNumber(issuedAt)).replaceAll('-', '');
  return `LH${day}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}`;
}
