/** 督办签收、回复、解除: the unit acknowledges and answers; the tier that issued it, or the city, lifts it (domain catalogue 1.9). */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { supervisionTable } from '../schema/supervision.ts';
import type { Supervision, SupervisionState } from '../schema/supervision.ts';
import { addresseeScope, notTheUnit } from './common.ts';

function supervisionNotIn(supervision: Supervision, states: readonly SupervisionState[]): Outcome | undefined {
  return states.includes(supervision.state) ? undefined : rejected('supervision.wrongState', { state: supervision.state });
}

export const receiveSupervision = command({
  name: 'supervision.receive',
  summary: 'Acknowledge a reminder or supervision for the unit it is addressed to.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
  args: z.strictObject({ id: rowId }),
  reads: ({ id }) => ({ supervision: one(supervisionTable, id) }),
  writes: (_args, { supervision }) => addresseeScope(supervision),
  decide: (_args, { supervision }, { actor, now }) => {
    if (supervision === undefined) return rejected('row.notFound', { table: 'supervision' });
    const refusal = notTheUnit(supervision.unit, actor) ?? supervisionNotIn(supervision, ['issued']);
    if (refusal !== undefined) return refusal;
    const received: Supervision = { ...supervision, state: 'received', receivedAt: now, receivedByName: actor.name };
    return applied([put(supervisionTable, received)], supervisionTable, received, { number: received.number, rung: received.rung });
  },
});

export const answerSupervision = command({
  name: 'supervision.answer',
  summary: 'Answer a supervision with what was done, and its evidence.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
  args: z.strictObject({ id: rowId, text: z.string().trim().min(1).max(4000), evidence: evidenceList }),
  reads: ({ id }) => ({ supervision: one(supervisionTable, id) }),
  writes: (_args, { supervision }) => addresseeScope(supervision),
  decide: ({ text, evidence }, { supervision }, context) => {
    if (supervision === undefined) return rejected('row.notFound', { table: 'supervision' });
    const { actor, now } = context;
    const refusal = notTheUnit(supervision.unit, actor) ?? supervisionNotIn(supervision, ['issued', 'received', 'answered']);
    if (refusal !== undefined) return refusal;
    // An answer is a receipt too.
    const receipt = supervision.receivedAt === null ? { receivedAt: now, receivedByName: actor.name } : {};
    const answered: Supervision = {
      ...supervision, ...receipt, state: 'answered', answer: text, answeredAt: now, answeredByName: actor.name,
    };
    const changes = [put(supervisionTable, answered), ...evidenceOf(supervisionTable, answered, evidence, context)];
    return applied(
      changes, supervisionTable, answered, { number: answered.number, rung: answered.rung, late: now > answered.dueAt ? 1 : 0, text },
    );
  },
});

export const liftSupervision = command({
  name: 'supervision.lift',
  summary: 'Lift a reminder or supervision, with the reason.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, reason: reasonText }),
  reads: ({ id }) => ({ supervision: one(supervisionTable, id) }),
  writes: (_args, { supervision }) => scopeOf(supervision),
  decide: ({ reason }, { supervision }, { actor, now }) => {
    if (supervision === undefined) return rejected('row.notFound', { table: 'supervision' });
    const refusal = supervisionNotIn(supervision, ['issued', 'received', 'answered']);
    if (refusal !== undefined) return refusal;
    if (actor.role === 'townStaff' && supervision.liftTier !== 'town') return rejected('supervision.aboveRole', { rung: supervision.rung });
    const lifted: Supervision = { ...supervision, state: 'lifted', open: 0, liftedAt: now, liftedByName: actor.name, liftReason: reason };
    return applied([put(supervisionTable, lifted)], supervisionTable, lifted, { number: lifted.number, rung: lifted.rung, reason });
  },
});
