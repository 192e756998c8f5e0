/**
 * 联合执法通知: every department gets the plan and its own row of every target, and the leads among the targets leave the town's
 * triage until the action is summarised (domain catalogue 1.5, JOINT_APPROVED → JOINT_ACTION).
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { departmentScope, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { elsewhere, endLimit, NO_HANDLER } from '../lead/common.ts';
import { actionTable, actionTargetTable, actionUnitTable } from '../schema/enforcement.ts';
import type { Action } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import {
  actionNotIn, actionState, leadReads, leadsIn, released, shut, TARGET_ROWS_MAX, targetKeyOf, targetsOf, unitsOf,
} from './common.ts';

export const notifyOfAction = command({
  name: 'action.notify',
  summary: 'Send the approved plan to the departments; their result rows and the leads follow it.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId }),
  reads: ({ id }) => ({ action: one(actionTable, id) }),
  follow: (_args, { action }) => leadReads(action),
  writes: (_args, { action }) => scopeOf(action),
  decide: (_args, { action, ...leads }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['approved']);
    if (refusal !== undefined) return refusal;
    const concerned = leadsIn(leads);
    const busy = concerned.find((lead) => elsewhere(lead) !== undefined);
    if (busy !== undefined) return rejected('action.leadBusy', { number: busy.number }, actionState(action));
    const noticed: Action = { ...action, ...stamp(context), state: 'noticed', noticedAt: context.now };
    const changes = [put(actionTable, noticed), ...rowsOf(noticed, context), ...joined(noticed, concerned, context)];
    return applied(changes, actionTable, noticed, { units: unitsOf(action).length, targets: targetsOf(action).length });
  },
});

/** One notice a department, and one row a target and department. */
function rowsOf(action: Action, context: Context): RowChange[] {
  const { id: actionId, townCode, title, leader, place, riskPlan, legalBasis } = action;
  return unitsOf(action).flatMap((unit) => {
    const audience = { scope: action.scope, also: departmentScope(townCode, unit.department), actionId, open: 1 } as const;
    const notice = put(actionUnitTable, {
      ...audience, ...unit, id: createdId(context, unit.department), title, leader, place, riskPlan, legalBasis,
      startsAt: action.startsAt ?? 0, endsAt: action.endsAt ?? 0, noticedAt: context.now, receivedAt: null, receivedByName: null,
      checkedInAt: null, checkedInByName: null, people: 0, lon: null, lat: null,
    });
    const targets = targetsOf(action).map((target, index) => put(actionTargetTable, {
      ...audience, ...target, id: createdId(context, `${unit.department}.${targetKeyOf(index)}`), targetKey: targetKeyOf(index),
      department: unit.department, result: null, document: '', note: '', resultAt: null, resultByName: null,
    }));
    return [notice, ...targets];
  });
}

/** Leads that lie with the town go into the action; those with a village or department keep their own way and know of it. */
function joined(action: Action, leads: readonly Lead[], context: Context): RowChange[] {
  return leads.filter(({ open }) => open === 1).map((lead) => {
    const known = { ...lead, ...stamp(context), actionId: action.id };
    const withTown = lead.state === 'handedUp' || lead.state === 'returned';
    return put(leadTable, withTown ? { ...known, ...endLimit(lead, context), ...NO_HANDLER, step: 'joint' } : known);
  });
}

export const cancelAction = command({
  name: 'action.cancel',
  summary: 'Cancel a joint action before its summary, with the reason; its leads go back to the town.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(500) }),
  reads: ({ id }) => ({
    action: one(actionTable, id), units: many(actionUnitTable, { actionId: id }),
    targets: many(actionTargetTable, { actionId: id }, TARGET_ROWS_MAX),
  }),
  follow: (_args, { action }) => leadReads(action),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ reason }, { action, units, targets, ...leads }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['applied', 'planned', 'approved', 'noticed']);
    if (refusal !== undefined) return refusal;
    const cancelled: Action = { ...action, ...stamp(context), state: 'cancelled', open: 0, closedAt: context.now };
    const changes = [put(actionTable, cancelled), ...shut(units, targets), ...released(action, leadsIn(leads), context)];
    return applied(changes, actionTable, cancelled, { reason });
  },
});
