/** The help line on a phone: a member sees the own questions with their answers, and finds what is kept for everybody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { knowledgeTable, questionTable } from '#domain/schema/notices.ts';
import type { Knowledge, Question } from '#domain/schema/notices.ts';
import { ApiHub } from '../support/api.ts';
import { VILLAGES } from '../simulation/city.ts';

let api: ApiHub;
beforeAll(async () => {
  api = await ApiHub.start(1);
});
afterAll(() => api.stop());

const rows = <R>(table: { readonly name: string }): R[] => api.hub.store.database.prepare(`SELECT * FROM "${table.name}"`).all() as R[];
const questions = async () => (await api.call<{ questions: Question[] }>('gridMember', 'GET', '/api/v1/field/questions')).body.questions;
const found = async (search: string) => {
  const path = `/api/v1/field/knowledge?search=${encodeURIComponent(search)}`;
  const { body } = await api.call<{ knowledge: Knowledge[] }>('gridMember', 'GET', path);
  return body.knowledge.map(({ title }) => title);
};

it('shows a member the own questions only, and what is kept by its text', async () => {
  api.decide('gridMember', 'question.ask', { villageCode: VILLAGES[0], text: '小作坊办什么证' });
  api.decide('dispatcher', 'question.ask', { villageCode: VILLAGES[0], text: '找谁' });
  expect((await questions()).map(({ question }) => question)).toEqual(['小作坊办什么证']);

  const asked = rows<Question>(questionTable).find(({ question }) => question === '小作坊办什么证');
  api.decide('town', 'question.answer', { id: asked?.id ?? '', text: '登记证' });
  api.decide('town', 'question.keep', { id: asked?.id ?? '', title: '小作坊', question: '办什么证', answer: '登记证' });
  expect(await questions()).toMatchObject([{ state: 'answered', answer: '登记证' }]);
  expect(rows(knowledgeTable)).toHaveLength(1);
  expect(await found('登记')).toEqual(['小作坊']);
  expect(await found('')).toEqual(['小作坊']);
  expect(await found('烟草')).toEqual([]);
});
