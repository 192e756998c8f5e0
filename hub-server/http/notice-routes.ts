/** The expert help line (专家热线) on a phone: the member's own questions with their answers, and what is kept for everybody. */
import { z } from 'zod';
import { townOf } from '#domain/core/scope.ts';
import { knowledgeTable, questionTable } from '#domain/schema/notices.ts';
import type { Knowledge, Question } from '#domain/schema/notices.ts';
import { memberTable } from '#domain/schema/people.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import { rowSchema } from './rows-schema.ts';
import type { HubServices } from './services.ts';

const QUESTIONS_LIMIT = 2000;
const KNOWLEDGE_LIMIT = 2000;
/** On one screen of a phone. */
const ANSWERED_ROWS = 50;
const STATES: readonly Question['state'][] = ['open', 'answered', 'settled'];

const access: Access = { roles: ['gridMember'], scope: 'field' };
const KnowledgeQuery = z.strictObject({ search: z.string().max(100).default('') });

export function noticeRoutes(api: Api, { store: { reader } }: HubServices): void {
  api.route({
    method: 'GET', path: '/api/v1/field/questions', tag: 'field', access, summary: 'Questions the member asked, answers included.',
    answers: { 200: answer('Newest first', z.object({ questions: z.array(rowSchema(questionTable)) })) },
    run: ({ session: { account: { memberId } } }) => {
      const member = memberId === null ? undefined : reader.get(memberTable, memberId);
      const townCode = townOf(String(member?.['villageCode'] ?? ''));
      const all = STATES.flatMap((state) => reader.find(questionTable, { state, townCode }, QUESTIONS_LIMIT) as unknown as Question[]);
      const own = all.filter(({ askedById }) => askedById === memberId).sort((a, b) => b.askedAt - a.askedAt);
      return { questions: own.slice(0, ANSWERED_ROWS) };
    },
  });
  api.route({
    method: 'GET', path: '/api/v1/field/knowledge', tag: 'field', access, query: KnowledgeQuery,
    summary: 'Answers of the help line that are kept for everybody, by text.',
    answers: { 200: answer('Newest first', z.object({ knowledge: z.array(rowSchema(knowledgeTable)) })) },
    run: ({ query }) => {
      const needle = query.search.trim().toLowerCase();
      const kept = reader.find(knowledgeTable, { active: 1 }, KNOWLEDGE_LIMIT) as unknown as Knowledge[];
      const found = kept.filter(({ title, question, answer: text }) => `${title}\n${question}\n${text}`.toLowerCase().includes(needle));
      return { knowledge: found.sort((a, b) => b.at - a.at).slice(0, ANSWERED_ROWS) };
    },
  });
}
