/** 补充证据: a photograph or document added to an open task or lead outside a visit, to a question, to a card that is answered. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { Table } from '../core/table.ts';
import { departmentScopeOf, leadState } from '../lead/common.ts';
import { evidenceOf, evidencePiece } from '../lead/evidence.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { questionTable } from '../schema/notices.ts';
import type { Question } from '../schema/notices.ts';
import { supervisionTable } from '../schema/supervision.ts';
import type { Supervision } from '../schema/supervision.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { addresseeScope, notTheUnit } from '../supervision/common.ts';
import { notOwn, taskState, taskWrites } from '../task/common.ts';

export const EVIDENCE_SUBJECTS = ['task', 'lead', 'question', 'supervision'] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];

type Piece = z.output<typeof evidencePiece>;

export const addEvidence = command({
  name: 'evidence.add',
  summary: 'Add a photograph or document to an open task or lead, a question, or a card one answers.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'specialUnit'],
  args: z.strictObject({ subject: z.enum(EVIDENCE_SUBJECTS), subjectId: rowId, piece: evidencePiece }),
  reads: ({ subject, subjectId }) => {
    const when = (kind: EvidenceSubject): string => (subject === kind ? subjectId : '');
    return {
      task: one(taskTable, when('task')), lead: one(leadTable, when('lead')), question: one(questionTable, when('question')),
      supervision: one(supervisionTable, when('supervision')),
    };
  },
  writes: ({ subject }, { task, lead, question, supervision }, context) => {
    const department = context.actor.role === 'deptOfficer';
    switch (subject) {
      case 'task': return taskWrites(task, context);
      // A department's grant covers nothing of a lead but its second audience.
      case 'lead': return department ? departmentScopeOf(lead) : scopeOf(lead);
      case 'question': return department ? addresseeScope(question) : scopeOf(question);
      case 'supervision': return addresseeScope(supervision);
    }
  },
  decide: ({ subject, piece }, { task, lead, question, supervision }, context) => {
    switch (subject) {
      case 'task': return task === undefined ? missing(taskTable) : toTask(task, piece, context);
      case 'lead': return lead === undefined ? missing(leadTable) : toLead(lead, piece, context);
      case 'question': return question === undefined ? missing(questionTable) : toQuestion(question, piece, context);
      case 'supervision': return supervision === undefined ? missing(supervisionTable) : toCard(supervision, piece, context);
    }
  },
});

const missing = (table: Table): Outcome => rejected('row.notFound', { table: table.name });

function added(
  table: Table, about: { readonly id: string; readonly scope: string; readonly also: string | null }, piece: Piece, context: Context,
): Outcome {
  return applied(evidenceOf(table, about, [piece], context), table, about, { kind: piece.kind, file: piece.name });
}

function toTask(task: Task, piece: Piece, context: Context): Outcome {
  if (task.open === 0) return rejected('task.wrongState', { state: task.state }, taskState(task));
  return notOwn(task, context.actor) ?? added(taskTable, task, piece, context);
}

function toLead(lead: Lead, piece: Piece, context: Context): Outcome {
  if (lead.open === 0) return rejected('lead.wrongState', { state: lead.state }, leadState(lead));
  return added(leadTable, lead, piece, context);
}

/** Whoever asks shows what it is about, whoever answers may show how it should be; a member only with the own question. */
function toQuestion(question: Question, piece: Piece, context: Context): Outcome {
  const { actor } = context;
  if (question.state === 'settled') return rejected('question.wrongState', { state: question.state });
  if (actor.role === 'gridMember' && question.askedById !== actor.memberId) return missing(questionTable);
  return added(questionTable, question, piece, context);
}

/** The unit that is supervised proves what it answers. A grid member is not the unit. */
function toCard(supervision: Supervision, piece: Piece, context: Context): Outcome {
  const { actor } = context;
  if (actor.role === 'gridMember') return rejected('role.forbidden', { role: actor.role });
  if (supervision.open === 0) return rejected('supervision.wrongState', { state: supervision.state });
  return notTheUnit(supervision.unit, actor) ?? added(supervisionTable, supervision, piece, context);
}
