/** 补充证据: a photograph or document added to an open task or lead outside a visit. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { departmentScopeOf, leadState } from '../lead/common.ts';
import { evidenceOf, evidencePiece } from '../lead/evidence.ts';
import { leadTable } from '../schema/lead.ts';
import { taskTable } from '../schema/task.ts';
import { notOwn, taskState } from '../task/common.ts';

export const EVIDENCE_SUBJECTS = ['task', 'lead'] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];

export const addEvidence = command({
  name: 'evidence.add',
  summary: 'Add a photograph or document to an open task or lead.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  args: z.strictObject({ subject: z.enum(EVIDENCE_SUBJECTS), subjectId: rowId, piece: evidencePiece }),
  reads: ({ subject, subjectId }) => ({
    task: one(taskTable, subject === 'task' ? subjectId : ''), lead: one(leadTable, subject === 'lead' ? subjectId : ''),
  }),
  // A department's grant covers nothing of a lead but its second audience.
  writes: ({ subject }, { task, lead }, { actor }) => {
    if (subject === 'task') return scopeOf(task);
    return actor.role === 'deptOfficer' ? departmentScopeOf(lead) : scopeOf(lead);
  },
  decide: ({ subject, piece }, { task, lead }, context) => {
    const detail = { kind: piece.kind, file: piece.name };
    if (subject === 'task') {
      if (task === undefined) return rejected('row.notFound', { table: 'task' });
      if (task.open === 0) return rejected('task.wrongState', { state: task.state }, taskState(task));
      return notOwn(task, context.actor) ?? applied(evidenceOf(taskTable, task, [piece], context), taskTable, task, detail);
    }
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    if (lead.open === 0) return rejected('lead.wrongState', { state: lead.state }, leadState(lead));
    return applied(evidenceOf(leadTable, lead, [piece], context), leadTable, lead, detail);
  },
});
