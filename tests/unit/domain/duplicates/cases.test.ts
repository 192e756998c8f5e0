import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOf } from '#domain/duplicates/cases/operation.ts';
import type { Operation } from '#domain/duplicates/cases/operation.ts';
import { compareStamps, DRIFT_MAX_MS, nextStamp } from '#domain/duplicates/cases/stamp.ts';
import type { Stamp } from '#domain/duplicates/cases/stamp.ts';
import { undo } from '#domain/duplicates/cases/undo.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';

const at = (ms: number, node = 'a'): Stamp => ({ ms, counter: 0, node });
const merge = (id: string, ms: number, score: number, ...pairs: [string, string][]): Operation =>
  ({ id, at: at(ms), kind: 'merge', pairs: pairs.map(([a, b]) => pairOf(a, b)), score, weightsVersion: 'w' });
const split = (id: string, ms: number, ...pairs: [string, string][]): Operation =>
  ({ id, at: at(ms), kind: 'split', pairs: pairs.map(([a, b]) => pairOf(a, b)), sameShop: null });
const retract = (id: string, ms: number, ...operations: string[]): Operation => ({ id, at: at(ms), kind: 'retract', operations });
const pick = (id: string, ms: number, lead: string, source: { lead: string } | { value: string }): Operation =>
  ({ id, at: at(ms), kind: 'pick', lead, field: 'name', source });

const casesIn = (...operations: Operation[]) => [...viewOf(operations).cases.values()].map(({ members }) => members);

describe('the cases', () => {
  it('go by their earliest lead, and every old number leads there', () => {
    const view = viewOf([merge('m1', 1, 0.9, ['L3', 'L2']), merge('m2', 2, 0.8, ['L2', 'L1'])]);
    expect(['L1', 'L2', 'L3', 'L4'].map((lead) => view.caseOf(lead))).toEqual(['L1', 'L1', 'L1', 'L4']);
    expect(view.cases.get('L1')).toMatchObject({ members: ['L1', 'L2', 'L3'], weakestScore: 0.8 });
  });

  it('come apart when the merge is retracted, and together when the retraction is', () => {
    const merged = merge('m', 1, 1, ['L1', 'L2']);
    expect(casesIn(merged, retract('r', 2, 'm'))).toEqual([]);
    expect(casesIn(merged, retract('r', 2, 'm'), retract('rr', 3, 'r'))).toEqual([['L1', 'L2']]);
  });

  it('keep a merge that somebody else made of the same pair', () => {
    const both = [merge('mine', 1, 1, ['L1', 'L2']), merge('theirs', 1, 1, ['L1', 'L2'])];
    expect(casesIn(...both, retract('r', 2, 'mine'))).toEqual([['L1', 'L2']]);
  });
});

describe('a split', () => {
  it('holds against a merge of the same pair, and a person is asked', () => {
    const view = viewOf([split('s', 1, ['L1', 'L2']), merge('m', 2, 1, ['L1', 'L2'])]);
    expect(view.cases.size).toBe(0);
    expect(view.conflicts).toEqual([{ kind: 'split', pair: ['L1', 'L2'], merges: ['m'], splits: ['s'] }]);
    expect(view.isSplit('L2', 'L1')).toBe(true);
  });

  it('keeps two leads apart that a third would bring together: the weaker link gives way', () => {
    const view = viewOf([split('s', 1, ['L1', 'L3']), merge('weak', 1, 0.6, ['L1', 'L2']), merge('strong', 2, 0.9, ['L2', 'L3'])]);
    expect([...view.cases.values()].map(({ members }) => members)).toEqual([['L2', 'L3']]);
    expect(view.conflicts).toEqual([{ kind: 'blocked', pair: ['L1', 'L2'], merges: ['weak'], splits: ['s'] }]);
  });

  it('raises no conflict any more when it is retracted', () => {
    const view = viewOf([split('s', 1, ['L1', 'L2']), merge('m', 2, 1, ['L1', 'L2']), retract('r', 3, 's')]);
    expect(view.conflicts).toEqual([]);
    expect(view.caseOf('L2')).toBe('L1');
  });
});

describe('a picked value', () => {
  const together = merge('m', 1, 1, ['L1', 'L2']);

  it('is the newest whose source is in the case', () => {
    const view = viewOf([together, pick('p1', 2, 'L1', { lead: 'L2' }), pick('p2', 3, 'L1', { lead: 'L9' })]);
    expect(view.cases.get('L1')?.picks.get('name')?.id).toBe('p1');
  });

  it('survives taking apart and merging again', () => {
    const operations = [together, pick('p', 2, 'L1', { lead: 'L2' }), retract('r', 3, 'm'), merge('again', 4, 1, ['L1', 'L2'])];
    expect(viewOf(operations).cases.get('L1')?.picks.get('name')?.id).toBe('p');
  });
});

/** Histories of several stations: any operation, retractions of any other. */
const histories = fc.array(fc.record({
  kind: fc.constantFrom('merge', 'merge', 'merge', 'split', 'retract', 'pick'),
  a: fc.integer({ min: 0, max: 9 }), b: fc.integer({ min: 0, max: 9 }), ms: fc.integer({ min: 0, max: 30 }),
  node: fc.constantFrom('a', 'b', 'c'), score: fc.constantFrom(0.5, 0.7, 0.9), target: fc.nat(40),
}), { maxLength: 40 }).map((steps) => steps.flatMap(({ kind, a, b, ms, node, score, target }, index): Operation[] => {
  const made = { id: `o${String(index)}`, at: { ms, counter: index, node } };
  if (kind === 'retract') return [{ ...made, kind, operations: [`o${String(target)}`] }];
  if (a === b) return [];
  const pair = pairOf(`L${String(a)}`, `L${String(b)}`);
  if (kind === 'pick') return [{ ...made, kind, lead: pair[0], field: 'name', source: { lead: pair[1] } }];
  if (kind === 'split') return [{ ...made, kind, pairs: [pair], sameShop: null }];
  return [{ ...made, kind: 'merge', pairs: [pair], score, weightsVersion: 'w' }];
}));

const shown = (operations: readonly Operation[]) => {
  const { cases, conflicts } = viewOf(operations);
  return { cases: [...cases.values()].map((each) => ({ ...each, picks: [...each.picks].sort() })), conflicts };
};

describe('whatever happened', () => {
  it('every station shows the same, in whatever order and how often operations arrive', () => {
    fc.assert(fc.property(
      histories.chain((operations) => fc.tuple(fc.constant(operations), fc.shuffledSubarray([...operations, ...operations], {
        minLength: operations.length * 2, maxLength: operations.length * 2,
      }))),
      ([operations, delivered]) => { expect(shown(delivered)).toEqual(shown(operations)); },
    ), { numRuns: 500 });
  });

  it('no case holds two leads that a live split keeps apart, and every merge is in a case or in a conflict', () => {
    fc.assert(fc.property(histories, (operations) => {
      const view = viewOf(operations);
      for (const { members } of view.cases.values()) {
        for (const a of members) for (const b of members) if (a !== b) expect(view.isSplit(a, b)).toBe(false);
      }
      const retracted = new Set(operations.flatMap((operation) => (operation.kind === 'retract' ? operation.operations : [])));
      const inConflict = new Set(view.conflicts.flatMap(({ merges }) => merges));
      for (const operation of operations) {
        if (operation.kind !== 'merge' || retracted.has(operation.id) || inConflict.has(operation.id)) continue;
        for (const [a, b] of operation.pairs) expect(view.caseOf(a)).toBe(view.caseOf(b));
      }
    }), { numRuns: 500 });
  });

  it('merging and undoing it leaves everything as it was', () => {
    fc.assert(fc.property(histories, (operations) => {
      const done = [...operations, merge('new', 1000, 0.8, ['L1', 'L2'])];
      expect(shown([...done, retract('undo', 1001, 'new')])).toEqual(shown(operations));
    }), { numRuns: 300 });
  });

  it('a station that hears of operations in two parts ends where one ends that hears of all', () => {
    fc.assert(fc.property(histories, fc.nat(40), (operations, cut) => {
      const [first, second] = [operations.slice(0, cut), operations.slice(cut)];
      expect(shown([...second, ...first, ...second])).toEqual(shown(operations));
    }), { numRuns: 300 });
  });
});

describe('undoing', () => {
  const made = { id: 'u', at: at(9) };
  const history = [merge('m', 1, 1, ['L1', 'L2']), merge('x', 2, 1, ['L3', 'L4']), retract('r', 3, 'x')];

  it('retracts the operation', () => {
    expect(undo(history, 'm', made)).toEqual({ ok: true, retract: { ...made, kind: 'retract', operations: ['m'] } });
  });

  it.each([['unknown', 'notFound'], ['x', 'alreadyUndone']])('says of %s: %s', (operation, code) => {
    expect(undo(history, operation, made)).toEqual({ ok: false, problem: { code, operation } });
  });

  it('says which merge made since still holds the pair', () => {
    const later = [...history, merge('later', 5, 1, ['L1', 'L2'])];
    expect(undo(later, 'm', made)).toEqual({ ok: false, problem: { code: 'superseded', operation: 'm', by: 'later' } });
  });
});

describe('the clock of operations', () => {
  it('goes on from its own last stamp and from those of others, but not from a clock far ahead', () => {
    fc.assert(fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (now, lastMs, seenMs) => {
      const last = { ms: lastMs, counter: 3, node: 'me' };
      const seen = { ms: seenMs, counter: 5, node: 'other' };
      const next = nextStamp('me', now, last, seen);
      expect(compareStamps(next, last)).toBeGreaterThan(0);
      const followed = seenMs <= now + DRIFT_MAX_MS;
      if (followed) expect(compareStamps(next, seen)).toBeGreaterThan(0);
      else expect(next.ms).toBe(Math.max(now, lastMs));
    }));
  });
});
