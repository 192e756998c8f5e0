/**
 * 签收、签到、逐户结果: what each department enters on site, offline too. Every command touches only rows of its own department, so
 * whatever several departments enter at once comes together without loss (domain catalogue 1.9).
 */
import { z } from 'zod';
import { latitude, longitude, noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected, superseded } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { actionTargetTable, actionUnitTable, TARGET_RESULTS } from '../schema/enforcement.ts';
import type { ActionTarget, ActionUnit } from '../schema/enforcement.ts';

/** A department writes in its own scope; the town, which may enter what a department reports by telephone, in its own. */
const ownScope = (row: { readonly scope: string; readonly also: string | null } | undefined, { actor }: Context): readonly string[] => {
  if (row === undefined) return [];
  return [actor.role === 'deptOfficer' ? row.also ?? row.scope : row.scope];
};

export const receiveActionNotice = command({
  name: 'action.receive',
  summary: 'Acknowledge the notice of a joint action for the department.',
  roles: ['deptOfficer'],
  args: z.strictObject({ id: rowId }),
  reads: ({ id }) => ({ unit: one(actionUnitTable, id) }),
  writes: (_args, { unit }, context) => ownScope(unit, context),
  decide: (_args, { unit }, { actor, now }) => {
    if (unit === undefined) return rejected('row.notFound', { table: 'actionUnit' });
    if (unit.open === 0) return rejected('action.wrongState', { state: 'shut' });
    if (unit.receivedAt !== null) return superseded('receipt.given', { by: unit.receivedByName });
    const received: ActionUnit = { ...unit, receivedAt: now, receivedByName: actor.name };
    return applied([put(actionUnitTable, received)], actionUnitTable, received, { department: unit.department });
  },
});

export const checkInAtAction = command({
  name: 'action.checkIn',
  summary: 'Check the department\'s people in on site, with the position where it is known.',
  roles: ['deptOfficer', 'townStaff'],
  args: z.strictObject({
    id: rowId, people: z.int().min(1).max(500), lon: longitude.nullable().default(null), lat: latitude.nullable().default(null),
  }),
  reads: ({ id }) => ({ unit: one(actionUnitTable, id) }),
  writes: (_args, { unit }, context) => ownScope(unit, context),
  decide: ({ people, lon, lat }, { unit }, { actor, now }) => {
    if (unit === undefined) return rejected('row.notFound', { table: 'actionUnit' });
    if (unit.open === 0) return rejected('action.wrongState', { state: 'shut' });
    if (unit.checkedInAt !== null) return rejected('receipt.given', { by: unit.checkedInByName });
    // Whoever stands on site has read the notice.
    const receipt = unit.receivedAt === null ? { receivedAt: now, receivedByName: actor.name } : {};
    const present: ActionUnit = { ...unit, ...receipt, checkedInAt: now, checkedInByName: actor.name, people, lon, lat };
    return applied([put(actionUnitTable, present)], actionUnitTable, present, { department: unit.department, people });
  },
});

export const recordActionResult = command({
  name: 'action.recordResult',
  summary: 'Record what a department did at one target; it may be corrected until the summary.',
  roles: ['deptOfficer', 'townStaff'],
  args: z.strictObject({
    id: rowId, result: z.enum(TARGET_RESULTS), document: z.string().trim().max(60).default(''), note: noteText, evidence: evidenceList,
  }),
  reads: ({ id }) => ({ target: one(actionTargetTable, id) }),
  writes: (_args, { target }, context) => ownScope(target, context),
  decide: ({ id: _id, evidence, ...result }, { target }, context) => {
    if (target === undefined) return rejected('row.notFound', { table: 'actionTarget' });
    if (target.open === 0) return rejected('action.wrongState', { state: 'shut' });
    const recorded: ActionTarget = { ...target, ...result, resultAt: context.now, resultByName: context.actor.name };
    const changes = [put(actionTargetTable, recorded), ...evidenceOf(actionTargetTable, recorded, evidence, context)];
    return applied(changes, actionTargetTable, recorded, {
      department: target.department, subject: target.subjectName, targetResult: result.result, note: result.note,
    });
  },
});
