import { beforeEach, describe, expect, it } from 'vitest';
import { eventTable } from '#domain/schema/event.ts';
import { actor, at, chen, city, dispatcher, health, market, NEIGHBOUR, neighbour, otherTown, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

let w: World;
beforeEach(() => { w = world(); });

const facts = { villageCode: VILLAGE, category: 'noPermit', subjectName: '无名小吃店', address: '虎门镇某路9号' } as const;
const report = (by = chen, fields: object = {}): string => {
  w.must('lead.report', { ...facts, origin: 'patrol', ...fields }, by);
  return w.lead().id;
};
const handedUp = (): string => {
  const leadId = report();
  w.must('lead.accept', { leadId }, dispatcher);
  w.must('lead.handUp', { leadId, reason: 'noPower' }, dispatcher);
  return leadId;
};
const transferred = (): string => {
  const leadId = handedUp();
  w.must('lead.transfer', { leadId, department: 'market' }, town);
  return leadId;
};
const answered = (): string => {
  const leadId = transferred();
  w.must('lead.acceptTransfer', { leadId }, market);
  w.must('lead.feedback', { leadId, result: 'permitted' }, market);
  return leadId;
};

describe('reporting', () => {
  it('puts the lead into the village\'s inbox with five working days', () => {
    report();
    expect(w.lead()).toMatchObject(
      {
        state: 'reported', open: 1, scope: VILLAGE, townCode: town.grants[0], reporterId: 'chen', limit: 'villageDisposal',
        dueAt: at('2026-12-01 00:00') - 1,
      },
    );
    expect(w.lead().number).toMatch(/^XS20261123-/);
  });

  it('is refused outside the reporter\'s villages, in no village, and in another village\'s grid', () => {
    expect(w.refusal('lead.report', { ...facts, villageCode: NEIGHBOUR }, chen)).toBe('scope.forbidden');
    expect(w.refusal('lead.report', { ...facts, villageCode: '441900103999' }, town)).toBe('row.notFound');
    expect(w.refusal('lead.report', { ...facts, gridId: `${NEIGHBOUR}-1` }, chen)).toBe('grid.otherVillage');
    expect(w.refusal('lead.report', { ...facts, entityId: 'nobody' }, chen)).toBe('row.notFound');
  });

  it('never lies in the future', () => {
    report(chen, { occurredAt: w.now + 86_400_000 });
    expect(w.lead().occurredAt).toBe(w.now);
  });
});

describe('the finder is not the handler (采办分离)', () => {
  it('a dispatcher may not accept what it found, the town may accept it instead', () => {
    const leadId = report(dispatcher, { origin: 'typed' });
    expect(w.refusal('lead.accept', { leadId }, dispatcher)).toBe('lead.finderIsHandler');
    expect(w.refusal('lead.close', { leadId, result: 'moved' }, dispatcher)).toBe('lead.wrongState');
    w.must('lead.accept', { leadId }, town);
    expect(w.refusal('lead.close', { leadId, result: 'moved' }, dispatcher)).toBe('lead.finderIsHandler');
  });

  it('holds for the person behind two accounts', () => {
    const leadId = report();
    const alsoDispatcher = { ...actor('villageDispatcher', VILLAGE), accountId: 'second', memberId: 'chen' };
    expect(w.refusal('lead.accept', { leadId }, alsoDispatcher)).toBe('lead.finderIsHandler');
  });

  it('a complaint was found by the public, so whoever wrote it down may handle it', () => {
    const leadId = report(dispatcher, { origin: 'complaint' });
    expect(w.refusal('lead.accept', { leadId }, dispatcher)).toBe('applied');
  });

  it('holds for the town and the department', () => {
    const leadId = report(town, { origin: 'typed' });
    w.must('lead.handUp', { leadId, reason: 'major' }, dispatcher);
    expect(w.refusal('lead.close', { leadId, result: 'moved' }, town)).toBe('lead.finderIsHandler');
  });
});

describe('the village', () => {
  it('accepts and closes what it can settle', () => {
    const leadId = report();
    expect(w.refusal('lead.close', { leadId, result: 'licensed' }, dispatcher)).toBe('lead.wrongState');
    const due = w.lead().dueAt;
    w.must('lead.accept', { leadId }, dispatcher);
    expect(w.lead()).toMatchObject({ state: 'villageAccepted', handlerName: dispatcher.name, dueAt: due });
    w.must('lead.close', { leadId, result: 'licensed', note: '已办照' }, dispatcher);
    expect(w.lead()).toMatchObject({ state: 'closed', open: 0, result: 'licensed', closedAt: w.now, dueAt: null });
  });

  it.each(['shutDown', 'prosecuted', 'listedAbnormal', 'exempt', 'police'])('cannot record %s', (result) => {
    const leadId = report();
    w.must('lead.accept', { leadId }, dispatcher);
    expect(w.refusal('lead.close', { leadId, result }, dispatcher)).toBe('lead.beyondVillage');
  });

  it('hands up with a reason; from then on it is the town\'s', () => {
    const leadId = handedUp();
    expect(w.lead()).toMatchObject({
      state: 'handedUp', handUpReason: 'noPower', handlerId: null, limit: 'triage', dueAt: at('2026-11-25 00:00') - 1,
    });
    const tries = [
      ['lead.close', { result: 'moved' }], ['lead.handUp', { reason: 'major' }], ['lead.invalidate', { reason: 'x' }],
    ] as const;
    for (const [name, args] of tries) {
      expect(w.refusal(name, { leadId, ...args }, dispatcher)).toBe('lead.wrongState');
    }
  });

  it('marks a lead as invalid', () => {
    const leadId = report();
    w.must('lead.invalidate', { leadId, reason: '重复' }, dispatcher);
    expect(w.lead()).toMatchObject({ state: 'invalid', open: 0, result: null });
  });
});

describe('town and department', () => {
  it('transfers to the department, which then sees it and has fifteen working days', () => {
    const leadId = handedUp();
    expect(w.refusal('lead.acceptTransfer', { leadId }, market)).toBe('row.notFound');
    w.must('lead.transfer', { leadId, department: 'market' }, town);
    expect(w.lead()).toMatchObject({
      state: 'transferred', department: 'market', also: 'dept:441900103:market', limit: 'department', dueAt: at('2026-12-15 00:00') - 1,
    });
    expect(w.refusal('lead.acceptTransfer', { leadId }, health)).toBe('row.notFound');
    expect(w.refusal('lead.acceptTransfer', { leadId }, market)).toBe('applied');
    expect(
      w.all(eventTable).filter((event) => event.also !== null).map((event) => event.command),
    ).toEqual(['lead.transfer', 'lead.acceptTransfer']);
  });

  it('a department may return it once', () => {
    const leadId = transferred();
    w.must('lead.returnTransfer', { leadId, reason: '不属本部门' }, market);
    expect(w.lead()).toMatchObject({ state: 'returned', also: null, department: null, limit: 'triage' });
    w.must('lead.transfer', { leadId, department: 'health' }, town);
    expect(w.refusal('lead.returnTransfer', { leadId, reason: '也不是' }, health)).toBe('lead.returnedBefore');
  });

  it('verifies the result and closes', () => {
    const leadId = answered();
    expect(w.lead()).toMatchObject({
      state: 'feedback', result: 'permitted', open: 1, limit: 'revisit', dueAt: at('2026-11-27 00:00') - 1,
    });
    w.must('lead.verify', { leadId, confirmed: true }, town);
    expect(w.lead()).toMatchObject({ state: 'closed', open: 0, result: 'permitted', closedAt: w.now });
  });

  it('sends an unconfirmed result back to the department', () => {
    const leadId = answered();
    w.must('lead.verify', { leadId, confirmed: false, note: '仍在经营' }, town);
    expect(w.lead()).toMatchObject({ state: 'transferred', result: null, limit: 'department', also: 'dept:441900103:market' });
  });

  it('the town does not close what lies with a department', () => {
    const leadId = transferred();
    expect(w.refusal('lead.close', { leadId, result: 'moved' }, town)).toBe('lead.wrongState');
  });

  it('the town settles itself what was handed up', () => {
    const leadId = handedUp();
    w.must('lead.close', { leadId, result: 'exempt' }, town);
    expect(w.lead()).toMatchObject({ state: 'closed', result: 'exempt', handlerName: town.name });
  });
});

describe('remarks and urges', () => {
  it('remark only while visible, urge only while open', () => {
    const leadId = transferred();
    expect(w.refusal('lead.remark', { leadId, text: '已联系' }, market)).toBe('applied');
    for (const stranger of [health, neighbour, otherTown]) expect(
      w.refusal('lead.remark', { leadId, text: 'x' }, stranger),
    ).toBe('row.notFound');
    w.must('lead.urge', { leadId }, city);
    expect(w.lead().urgedAt).toBe(w.now);
    w.must('lead.returnTransfer', { leadId, reason: 'x' }, market);
    w.must('lead.invalidate', { leadId, reason: 'x' }, town);
    expect(w.refusal('lead.urge', { leadId }, city)).toBe('lead.wrongState');
  });
});
