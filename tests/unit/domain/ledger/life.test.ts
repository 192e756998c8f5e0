import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerTable } from '#domain/schema/ledger.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { at, chen, dispatcher, market, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

let w: World;
beforeEach(() => { w = world(); });

const business = { villageCode: VILLAGE, source: 'patrol', kind: 'neither', subjectName: '无名作坊', address: '振华路9号' };
const entries = (): LedgerEntry[] => w.all(ledgerTable);
const entry = (): LedgerEntry => {
  const [first] = entries();
  if (first === undefined) throw new Error('the ledger is empty');
  return first;
};

describe('an entry of the ledger', () => {
  it('stands once for an address as long as it is open', () => {
    w.must('ledger.enter', business, chen);
    expect(w.refusal('ledger.enter', business, dispatcher)).toBe('ledger.exists');
    expect(entries()).toHaveLength(1);
  });

  it('goes from the village to the department and is settled there, then verified by the village', () => {
    w.must('ledger.enter', business, chen);
    w.must('ledger.orderLicence', { id: entry().id, order: 'licence', until: '2026-11-30' }, dispatcher);
    expect(entry()).toMatchObject({ state: 'urged', urges: 1, licenceDueAt: at('2026-12-01 00:00') - 1 });
    expect(w.refusal('ledger.prosecute', { id: entry().id, document: '1' }, market)).toBe('row.notFound');
    w.must('ledger.notify', { id: entry().id, department: 'market' }, dispatcher);
    w.must('ledger.prosecute', { id: entry().id, document: '立〔2026〕1号' }, market);
    expect(w.refusal('ledger.settle', { id: entry().id, result: 'banned' }, town)).toBe('role.forbidden');
    w.must('ledger.settle', { id: entry().id, result: 'banned' }, market);
    w.must('ledger.verify', { id: entry().id, confirmed: true }, dispatcher);
    expect(entry()).toMatchObject({ state: 'banned', open: 0, verifiedByName: dispatcher.name, document: '立〔2026〕1号' });
  });

  it('is not verified by who settled it', () => {
    w.must('ledger.enter', business, chen);
    w.must('ledger.settle', { id: entry().id, result: 'stopped' }, dispatcher);
    expect(w.refusal('ledger.verify', { id: entry().id, confirmed: true }, dispatcher)).toBe('lead.handlerIsVerifier');
    w.must('ledger.verify', { id: entry().id, confirmed: false }, chen);
    expect(entry()).toMatchObject({ state: 'found', open: 1, settledAt: null });
  });

  it('counts a relapse within ninety days and takes a later one for a new finding', () => {
    w.must('ledger.enter', business, chen);
    w.must('ledger.settle', { id: entry().id, result: 'moved' }, dispatcher);
    w.now += 89 * 86_400_000;
    w.must('ledger.enter', business, chen);
    expect(entries().map(({ relapses }) => relapses)).toEqual([0, 1]);
  });

  it.each(['2026-11-23', '2027-03-01'])('refuses %s as the day to have a licence by', (until) => {
    w.must('ledger.enter', business, chen);
    expect(w.refusal('ledger.orderLicence', { id: entry().id, order: 'licence', until }, dispatcher)).toBe('args.invalid');
  });

  it('orders a change of registration only from who is registered', () => {
    w.must('ledger.enter', business, chen);
    expect(w.refusal('ledger.orderLicence', { id: entry().id, order: 'change', until: '2026-12-20' }, dispatcher)).toBe('args.invalid');
  });
});
