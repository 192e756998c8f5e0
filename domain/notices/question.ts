/** 专家热线: the field asks, an expert answers, and what helps everybody is kept as knowledge (domain catalogue 1.10). */
import { z } from 'zod';
import { noteText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { departmentScope, PUBLIC_SCOPE, scopeOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { DEPARTMENTS } from '../lead/departments.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { knowledgeTable, questionTable } from '../schema/notices.ts';
import type { Knowledge, Question } from '../schema/notices.ts';
import { villageTable } from '../schema/territory.ts';
import { addresseeScope } from '../supervision/common.ts';

const answerText = z.string().trim().min(1).max(4000);

function questionNotIn(question: Question, states: readonly Question['state'][]): Outcome | undefined {
  return states.includes(question.state) ? undefined : rejected('question.wrongState', { state: question.state });
}

export const askQuestion = command({
  name: 'question.ask',
  summary: 'Ask the town, or a department\'s experts, a question from the field.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({
    villageCode, department: z.enum(DEPARTMENTS).nullable().default(null), text: z.string().trim().min(1).max(2000),
    subject: z.enum(['lead', 'task']).nullable().default(null), subjectId: rowId.nullable().default(null), evidence: evidenceList,
  }),
  reads: (args) => ({ village: one(villageTable, args.villageCode) }),
  writes: (args) => [args.villageCode],
  decide: (args, { village }, context) => {
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const { actor, now } = context;
    const townCode = townOf(village.id);
    const asked: Question = {
      id: createdId(context, 'question'), scope: village.id,
      also: args.department === null ? null : departmentScope(townCode, args.department),
      villageCode: village.id, townCode, department: args.department, subject: args.subject, subjectId: args.subjectId,
      question: args.text, state: 'open',
      askedById: actor.memberId ?? actor.accountId, askedByName: actor.name, askedAt: now, answer: '', answeredByName: null,
      answeredAt: null,
    };
    const changes = [put(questionTable, asked), ...evidenceOf(questionTable, asked, args.evidence, context)];
    return applied(changes, questionTable, asked, { department: args.department, text: args.text });
  },
});

export const answerQuestion = command({
  name: 'question.answer',
  summary: 'Answer a question from the field.',
  roles: ['townStaff', 'deptOfficer', 'citySupervisor'],
  args: z.strictObject({ id: rowId, text: answerText }),
  reads: ({ id }) => ({ question: one(questionTable, id) }),
  writes: (_args, { question }, { actor }) => (actor.role === 'deptOfficer' ? addresseeScope(question) : scopeOf(question)),
  decide: ({ text }, { question }, { actor, now }) => {
    if (question === undefined) return rejected('row.notFound', { table: 'question' });
    const refusal = questionNotIn(question, ['open', 'answered']);
    if (refusal !== undefined) return refusal;
    const answered: Question = { ...question, state: 'answered', answer: text, answeredByName: actor.name, answeredAt: now };
    return applied([put(questionTable, answered)], questionTable, answered, { text });
  },
});

export const settleQuestion = command({
  name: 'question.settle',
  summary: 'Note that an answer helped; the question is settled.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({ id: rowId, note: noteText }),
  reads: ({ id }) => ({ question: one(questionTable, id) }),
  writes: (_args, { question }) => scopeOf(question),
  decide: ({ note }, { question }) => {
    if (question === undefined) return rejected('row.notFound', { table: 'question' });
    const refusal = questionNotIn(question, ['answered']);
    if (refusal !== undefined) return refusal;
    const settled: Question = { ...question, state: 'settled' };
    return applied([put(questionTable, settled)], questionTable, settled, { note });
  },
});

export const keepAnswer = command({
  name: 'question.keep',
  summary: 'Keep an answer as knowledge for everybody; it names nobody.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, title: z.string().trim().min(1).max(120), question: answerText, answer: answerText }),
  reads: ({ id }) => ({ asked: one(questionTable, id) }),
  writes: (_args, { asked }) => scopeOf(asked),
  decide: ({ title, question, answer }, { asked }, context) => {
    if (asked === undefined) return rejected('row.notFound', { table: 'question' });
    const refusal = questionNotIn(asked, ['answered', 'settled']);
    if (refusal !== undefined) return refusal;
    const kept: Knowledge = {
      id: createdId(context, 'knowledge'), scope: PUBLIC_SCOPE, also: null, title, question, answer, department: asked.department,
      keptByName: context.actor.name, at: context.now, active: 1,
    };
    return applied([put(knowledgeTable, kept)], questionTable, asked, { title });
  },
});
