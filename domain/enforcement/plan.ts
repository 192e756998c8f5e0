/**
 * 联合执法方案: leader, departments with one liaison each, targets, time, risk plan, vehicles and legal basis. Until it is approved it
 * may be drawn up again; whoever drew it up last does not approve it (domain catalogue 1.9).
 */
import { z } from 'zod';
import { noteText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { DEPARTMENTS } from '../lead/departments.ts';
import { actionTable } from '../schema/enforcement.ts';
import type { Action } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import { actionNotIn, actionState, TARGETS_MAX } from './common.ts';

const line = (max: number) => z.string().trim().min(1).max(max);
const unit = z.strictObject({ department: z.enum(DEPARTMENTS), liaison: line(60), phone: z.string().trim().regex(/^[0-9+\- ]{0,20}$/) });
const target = z.strictObject({ leadId: rowId.nullable().default(null), subjectName: line(200), address: line(300), villageCode });

const args = z.strictObject({
  id: rowId, leader: line(60), place: line(200),
  /** Milliseconds since 1970. */
  startsAt: z.int().min(0), endsAt: z.int().min(0),
  riskPlan: line(4000), legalBasis: line(2000), vehicles: z.string().trim().max(200).default(''),
  units: z.array(unit).min(1).max(DEPARTMENTS.length), targets: z.array(target).min(1).max(TARGETS_MAX),
}).superRefine((plan, issues) => {
  const problem = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
  if (plan.endsAt <= plan.startsAt) problem('endsAt', 'the end lies after the start');
  if (new Set(plan.units.map(({ department }) => department)).size < plan.units.length) problem('units', 'a department takes part once');
  const leads = plan.targets.map(({ leadId }) => leadId).filter((id) => id !== null);
  if (new Set(leads).size < leads.length) problem('targets', 'a lead is a target once');
});

export const planAction = command({
  name: 'action.plan',
  summary: 'Draw up the plan of a joint action: leader, departments, targets, time, risk plan, legal basis.',
  roles: ['townStaff', 'citySupervisor'],
  args,
  reads: ({ id, targets }) => ({
    action: one(actionTable, id),
    ...Object.fromEntries(targets.map(({ leadId }, index) => [`lead${index}`, one(leadTable, leadId ?? '')])),
  }),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ id: _id, units, targets, ...plan }, rows, context) => {
    const { action } = rows;
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['applied', 'planned']);
    if (refusal !== undefined) return refusal;
    const elsewhere = targets.find((each) => !each.villageCode.startsWith(action.townCode));
    if (elsewhere !== undefined) return rejected('village.otherTown', { village: elsewhere.villageCode });
    const leads: Readonly<Record<string, unknown>> = rows;
    const missing = targets.some(({ leadId }, index) => leadId !== null && leads[`lead${index}`] === undefined);
    if (missing) return rejected('row.notFound', { table: 'lead' });
    const planned: Action = {
      ...action, ...plan, ...stamp(context), state: 'planned', units: JSON.stringify(units), targets: JSON.stringify(targets),
      plannedById: context.actor.accountId, plannedByName: context.actor.name,
    };
    return applied(
      [put(actionTable, planned)], actionTable, planned, { leader: plan.leader, units: units.length, targets: targets.length },
    );
  },
});

export const approveAction = command({
  name: 'action.approve',
  summary: 'Approve the plan of a joint action that somebody else drew up.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, note: noteText }),
  reads: ({ id }) => ({ action: one(actionTable, id) }),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ note }, { action }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['planned']);
    if (refusal !== undefined) return refusal;
    const { actor, now } = context;
    if (action.plannedById === actor.accountId) {
      return rejected('action.samePerson', { planner: action.plannedByName }, actionState(action));
    }
    const approved: Action = { ...action, ...stamp(context), state: 'approved', approvedByName: actor.name, approvedAt: now };
    return applied([put(actionTable, approved)], actionTable, approved, { number: action.number, note });
  },
});

export const refuseAction = command({
  name: 'action.refuse',
  summary: 'Refuse an application for joint enforcement or its plan, with the reason.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(500) }),
  reads: ({ id }) => ({ action: one(actionTable, id) }),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ reason }, { action }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['applied', 'planned']);
    if (refusal !== undefined) return refusal;
    const refused: Action = { ...action, ...stamp(context), state: 'refused', open: 0, closedAt: context.now };
    return applied([put(actionTable, refused)], actionTable, refused, { reason });
  },
});
