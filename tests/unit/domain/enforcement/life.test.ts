/** A joint action from application to its last look-back, and what several departments enter at once. */
import { describe, expect, it } from 'vitest';
import { leadResultOf } from '#domain/enforcement/summarise.ts';
import { actionTargetTable } from '#domain/schema/enforcement.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { at, city, health, market, otherTown, TOWN, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import {
  actionOf, applied, approved, cancelled, DAY_MS, noticed, planFor, planned, planner, summarised, targetFor, unitFor, visited,
} from './places.ts';

const HASH = 'a'.repeat(64);

describe('the plan', () => {
  it('is not approved by whoever drew it up', () => {
    const w = planned();
    expect(w.refusal('action.approve', { id: actionOf(w).id }, planner)).toBe('action.samePerson');
    expect(w.refusal('action.approve', { id: actionOf(w).id }, town)).toBe('applied');
  });

  it('names targets of its town, existing leads, each once, and an end after its start', () => {
    const w = applied();
    const plan = planFor(w);
    const target = { leadId: null, subjectName: 'x', address: 'x', villageCode: '441900104001' };
    expect(w.refusal('action.plan', { ...plan, targets: [target] }, town)).toBe('village.otherTown');
    expect(
      w.refusal('action.plan', { ...plan, targets: [{ ...target, leadId: 'none', villageCode: VILLAGE }] }, town),
    ).toBe('row.notFound');
    expect(w.refusal('action.plan', { ...plan, targets: [plan.targets[0], plan.targets[0]] }, town)).toBe('args.invalid');
    expect(w.refusal('action.plan', { ...plan, endsAt: plan.startsAt }, town)).toBe('args.invalid');
    expect(w.refusal('action.plan', plan, otherTown)).toBe('row.notFound');
  });

  it('is sent to each department, with a row of its own for every target', () => {
    const w = noticed();
    expect(unitFor(w, 'health')).toMatchObject({ also: `dept:${TOWN}:health`, leader: '分管副镇长', receivedAt: null });
    expect(w.all(actionTargetTable).map(({ department, targetKey }) => `${department} ${targetKey}`).toSorted()).toEqual([
      'health t1', 'health t2', 'market t1', 'market t2',
    ]);
    expect(w.lead()).toMatchObject({ step: 'joint', actionId: actionOf(w).id, dueAt: null });
  });

  it('does not take a lead that is with the city or in another action', () => {
    const w = approved();
    w.must('lead.reportToCity', { leadId: w.lead().id, reason: 'x' }, town);
    expect(w.refusal('action.notify', { id: actionOf(w).id }, town)).toBe('action.leadBusy');
  });
});

describe('on site', () => {
  it('checking in is a receipt too', () => {
    const w = noticed();
    w.must('action.checkIn', { id: unitFor(w, 'market').id, people: 4, lon: 113.6, lat: 22.8 }, market);
    expect(unitFor(w, 'market')).toMatchObject({ receivedAt: w.now, checkedInAt: w.now, people: 4 });
    expect(w.refusal('action.receive', { id: unitFor(w, 'market').id }, market)).toBe('receipt.given');
  });

  it('a department writes its own rows only', () => {
    const w = noticed();
    expect(w.refusal('action.recordResult', { id: targetFor(w, 'market').id, result: 'ordered' }, health)).toBe('row.notFound');
  });

  it('what departments enter at once comes together without loss, whatever the order', () => {
    const entries = (w: World) => [
      () => w.must('action.recordResult', { id: targetFor(w, 'market').id, result: 'shutDown', note: '现场取缔' }, market),
      () => w.must('action.recordResult', { id: targetFor(w, 'health').id, result: 'ordered', evidence: [piece] }, health),
    ];
    const piece = { kind: 'photo', name: '门头.jpg', hash: HASH, bytes: 1000 };
    const results = [false, true].map((reversed) => {
      const w = noticed();
      const list = entries(w);
      for (const enter of reversed ? list.toReversed() : list) enter();
      return w.all(actionTargetTable).map(({ department, targetKey, result, note }) => ({ department, targetKey, result, note }));
    });
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toContainEqual({ department: 'market', targetKey: 't1', result: 'shutDown', note: '现场取缔' });
    expect(results[0]).toContainEqual({ department: 'health', targetKey: 't1', result: 'ordered', note: '' });
  });

  it('evidence has the audience of the result', () => {
    const w = noticed();
    w.must(
      'action.recordResult',
      { id: targetFor(w, 'market').id, result: 'sealed', evidence: [{ kind: 'photo', name: 'x', hash: HASH, bytes: 1 }] }, market,
    );
    expect(w.all(evidenceTable)).toMatchObject([{ subjectId: targetFor(w, 'market').id, also: `dept:${TOWN}:market`, hash: HASH }]);
  });
});

describe('the summary', () => {
  it('waits for a result at every target', () => {
    const w = noticed();
    expect(w.refusal('action.summarise', { id: actionOf(w).id, summary: 'x' }, town)).toBe('action.unfinished');
  });

  it('sends settled leads to verification; unsettled ones go back to triage', () => {
    const settled = visited();
    settled.must('action.summarise', { id: actionOf(settled).id, summary: 'x' }, town);
    expect(settled.lead()).toMatchObject({ state: 'feedback', result: 'shutDown', limit: 'revisit' });
    settled.must('lead.verify', { leadId: settled.lead().id, confirmed: false }, town);
    expect(settled.lead()).toMatchObject({ state: 'handedUp', limit: 'triage', reopened: 1 });

    const open = noticed();
    for (const key of ['t1', 't2']) open.must('action.recordResult', { id: targetFor(open, 'market', key).id, result: 'ordered' }, market);
    open.must('action.summarise', { id: actionOf(open).id, summary: 'x' }, town);
    expect(open.lead()).toMatchObject({ state: 'handedUp', step: null, limit: 'triage' });
  });

  it.each([
    [['ordered', 'police'], 'police'], [['shutDown', 'stopped'], 'shutDown'], [['inOrder', 'sealed'], null], [['inOrder'], 'unfounded'],
    [['gone', 'inOrder'], 'moved'], [[], null],
  ] as const)('the results %j make the lead %s', (results, expected) => {
    expect(leadResultOf(results)).toBe(expected);
  });

  it('looks back after 7 and 30 calendar days, not sooner, once', () => {
    const w = visited();
    w.now = at('2026-11-23 15:00');
    w.must('action.summarise', { id: actionOf(w).id, summary: 'x' }, town);
    const { id } = actionOf(w);
    expect(actionOf(w)).toMatchObject({ firstCheckDueAt: at('2026-12-01 00:00') - 1, secondCheckDueAt: at('2026-12-24 00:00') - 1 });
    const seven = { id, targetKey: 't1', days: 7, held: true };
    w.now = at('2026-11-29 23:59');
    expect(w.refusal('action.lookBack', seven, town)).toBe('action.tooEarly');
    w.now = at('2026-11-30 00:00');
    expect(w.refusal('action.lookBack', seven, town)).toBe('applied');
    expect(w.refusal('action.lookBack', seven, city)).toBe('receipt.given');
    expect(w.refusal('action.lookBack', { ...seven, days: 30 }, town)).toBe('action.tooEarly');
    expect(w.refusal('action.lookBack', { ...seven, targetKey: 't9' }, town)).toBe('action.unknownTarget');
    expect(w.refusal('action.close', { id }, town)).toBe('action.unfinished');
  });

  it('a department that was offline still brings its result in afterwards, but does not change one that was summed up', () => {
    const w = summarised();
    expect(w.refusal('action.recordResult', { id: targetFor(w, 'health').id, result: 'ordered' }, health)).toBe('applied');
    expect(w.refusal('action.recordResult', { id: targetFor(w, 'market').id, result: 'inOrder' }, market)).toBe('action.wrongState');
  });
});

describe('a cancelled action', () => {
  it('gives its leads back to the town and takes nothing more', () => {
    const w = cancelled();
    expect(w.lead()).toMatchObject({ state: 'handedUp', step: null, actionId: null, limit: 'triage' });
    expect(w.refusal('action.recordResult', { id: targetFor(w, 'market').id, result: 'ordered' }, market)).toBe('action.wrongState');
    w.now += DAY_MS;
    expect(w.refusal('lead.transfer', { leadId: w.lead().id, department: 'market' }, town)).toBe('applied');
  });
});
