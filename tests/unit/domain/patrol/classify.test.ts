import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_RULES, classify, patrolDue, periodOf } from '#domain/patrol/classify.ts';
import type { History } from '#domain/patrol/classify.ts';
import { PATROL_CLASSES } from '#domain/schema/patrol.ts';
import { at } from '../task/world.ts';

const NOW = at('2026-11-23 09:00');
const DAY = 86_400_000;
const CLEAN: History = { records: [], complaints: [], unlicensed: false, refuses: false, keyIndustry: false, reportsMissing: 0 };
const minor = (days: number) => ({ at: NOW - days * DAY, gravity: 'minor' } as const);

describe('the patrol class', () => {
  it.each([
    ['nothing on record', {}, 'A', ['clean']],
    ['a minor record', { records: [minor(10)] }, 'B', ['minorRecord']],
    ['a record of three years ago', { records: [minor(1095)] }, 'A', ['clean']],
    ['a missing annual report', { reportsMissing: 1 }, 'B', ['reportMissing']],
    ['a key industry without a record', { keyIndustry: true }, 'B', ['keyIndustry']],
    ['a key industry with a record', { keyIndustry: true, records: [minor(10)] }, 'C', ['keyIndustryWithRecord']],
    ['no licence, in a key industry', { keyIndustry: true, unlicensed: true }, 'D', ['unlicensed']],
    ['a serious record', { records: [{ at: NOW - DAY, gravity: 'serious' }] }, 'D', ['seriousRecord']],
    ['refusing', { refuses: true }, 'D', ['refuses']],
    ['three complaints', { complaints: [NOW - 1, NOW - 2, NOW - 3] }, 'D', ['complaints']],
    ['five records', { records: [1, 2, 3, 4, 5].map(minor) }, 'D', ['manyRecords']],
  ] as const)('with %s', (_what, history, patrolClass, reasons) => {
    expect(classify({ ...CLEAN, ...history }, NOW)).toEqual({ patrolClass, reasons });
  });

  it('of a key industry without a record is A where the city follows the literal text', () => {
    expect(classify({ ...CLEAN, keyIndustry: true }, NOW, { ...CLASS_RULES, keyIndustryAtLeastB: false }).patrolClass).toBe('A');
  });

  it('never falls when something is added to the record', () => {
    const moment = fc.integer({ min: NOW - 900 * DAY, max: NOW });
    const history = fc.record({
      records: fc.array(fc.record({ at: moment, gravity: fc.constantFrom('minor', 'serious') }), { maxLength: 6 }),
      complaints: fc.array(moment, { maxLength: 4 }), unlicensed: fc.boolean(), refuses: fc.boolean(), keyIndustry: fc.boolean(),
      reportsMissing: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(fc.property(history, moment, (before, extra) => {
      const rank = (each: History) => PATROL_CLASSES.indexOf(classify(each, NOW).patrolClass);
      const worse = { ...before, records: [...before.records, { at: extra, gravity: 'minor' } as const] };
      expect(rank(worse)).toBeGreaterThanOrEqual(rank(before));
    }));
  });
});

describe('the period of a class', () => {
  it.each([
    ['A', '2026-11-23', '2026-07-01', '2027-01-01'], ['B', '2026-11-23', '2026-10-01', '2027-01-01'],
    ['C', '2026-12-31', '2026-12-01', '2027-01-01'], ['D', '2026-02-28', '2026-02-01', '2026-03-01'],
    ['B', '2026-03-31', '2026-01-01', '2026-04-01'],
  ] as const)('%s at %s runs from %s to before %s', (patrolClass, day, from, to) => {
    expect(periodOf(patrolClass, at(`${day} 12:00`))).toEqual({ from: at(`${from} 00:00`), to: at(`${to} 00:00`) - 1 });
  });

  it('counts the visits still missing and turns amber after three quarters without one', () => {
    expect(patrolDue('D', [at('2026-11-02 10:00')], NOW)).toMatchObject({ missing: 1, amber: false });
    expect(patrolDue('D', [], at('2026-11-24 00:00'))).toMatchObject({ missing: 2, amber: true });
    expect(patrolDue('D', [], at('2026-11-22 00:00'))).toMatchObject({ amber: false });
    expect(patrolDue('C', [at('2026-10-31 23:00')], NOW).missing).toBe(1);
  });
});
