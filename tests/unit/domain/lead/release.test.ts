/** 放回: a lead that was taken on by mistake goes back as it was, for a few minutes. */
import { expect, it } from 'vitest';
import { RELEASE_GRACE_MS } from '#domain/lead/release.ts';
import { dispatcher, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

function accepted(): { w: World; leadId: string; reported: ReturnType<World['lead']> } {
  const w = world();
  const facts = { villageCode: VILLAGE, category: 'other', subjectName: '无名小吃店', address: '某路9号', origin: 'complaint' };
  w.must('lead.report', facts, dispatcher);
  const reported = w.lead();
  w.must('lead.accept', { leadId: reported.id }, dispatcher);
  return { w, leadId: reported.id, reported };
}

it('goes back to the inbox with the same limit and nobody in charge', () => {
  const { w, leadId, reported } = accepted();
  w.must('lead.release', { leadId }, dispatcher);
  const { state, handlerId, handlerName, dueAt } = w.lead();
  expect({ state, handlerId, handlerName }).toEqual({ state: 'reported', handlerId: null, handlerName: null });
  expect(dueAt).toBe(reported.dueAt);
});

it('is too late after the grace', () => {
  const { w, leadId } = accepted();
  w.now += RELEASE_GRACE_MS + 1;
  expect(w.refusal('lead.release', { leadId }, dispatcher)).toBe('lead.releaseTooLate');
  w.now -= 1;
  expect(w.refusal('lead.release', { leadId }, dispatcher)).toBe('applied');
});

it('is for whoever took it on', () => {
  const { w, leadId } = accepted();
  const colleague = { ...dispatcher, accountId: 'account:colleague', name: '同事' };
  expect(w.refusal('lead.release', { leadId }, colleague)).toBe('lead.notHandler');
});
