import { describe, expect, it } from 'vitest';
import { put, remove } from '#domain/core/table.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { HubStore } from '#hub/store/store.ts';
import { LeadDuplicates } from '#hub/duplicates/lead-duplicates.ts';
import { newLead } from '#domain/lead/new.ts';
import { LIMIT_CALENDAR, VILLAGES } from '../../../simulation/city.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { memoryHub, START } from '../memory-hub.ts';

const [VILLAGE] = VILLAGES;
const context = { now: START, issuedAt: START, commandId: 'c', actor: LOCAL_ADMINISTRATOR, calendar: LIMIT_CALENDAR };
const reported = newLead({
  villageCode: VILLAGE, townCode: VILLAGE.slice(0, 9), subjectName: '仁甜便利店', address: '大街75号', addressKey: '', description: '没有营业执照',
  phone: '13913342793', category: 'unlicensed', origin: 'patrol', industry: '', gridId: null, lon: null, lat: null, entityId: null,
  taskId: null, reporterId: null, reporterName: '', occurredAt: START,
}, context);
const lead = (id: string, values: Partial<Lead> = {}): Lead => ({ ...reported, id, ...values });

const following = (store: HubStore, onFailure = (error: unknown): void => { throw error; }) => new LeadDuplicates({ store, onFailure });

describe('the duplicates of a hub', () => {
  it('follow its leads as they are committed, changed and removed', () => {
    const { store } = memoryHub();
    const duplicates = following(store);
    const commit = (...changes: Parameters<Parameters<Parameters<typeof store.commit>[0]>[0]['apply']>[0][number][]) =>
      store.commit((transaction) => transaction.apply(changes));
    commit(put(leadTable, lead('a')), put(leadTable, lead('b', { subjectName: '大明五金店', address: '北环路3号', phone: '' })));
    const found = duplicates.find(lead('new', { subjectName: '仁甜' }));
    expect(found.map(({ id }) => id)).toEqual(['a']);
    expect(found[0]?.sameIncident).toBeGreaterThan(0.9);
    commit(put(leadTable, lead('a', { subjectName: '永安药店', address: '工业路9号', phone: '' })));
    expect(duplicates.find(lead('new')).map(({ id }) => id)).toEqual([]);
    commit(put(leadTable, lead('c')));
    commit(remove(leadTable, 'c'));
    expect(duplicates.find(lead('new'))).toEqual([]);
  });

  it('know the leads of before the index, a slice at a time', () => {
    const { store } = memoryHub();
    store.commit((transaction) => transaction.apply([put(leadTable, lead('a')), put(leadTable, lead('b')), put(leadTable, lead('c'))]));
    const duplicates = following(store);
    expect(duplicates.catchUp(2)).toBe(true);
    expect(duplicates.catchUp(2)).toBe(false);
    expect(duplicates.find(lead('a')).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('tell a failure and leave the commit as it is', () => {
    const { store } = memoryHub();
    const failures: unknown[] = [];
    following(store, (error) => failures.push(error));
    store.database.exec('DROP TABLE duplicateBlock');
    store.commit((transaction) => transaction.apply([put(leadTable, lead('a'))]));
    expect(failures).toHaveLength(1);
    expect(store.reader.get(leadTable, 'a')).toBeDefined();
  });

  it('stop following when told', () => {
    const { store } = memoryHub();
    const duplicates = following(store);
    duplicates.stop();
    store.commit((transaction) => transaction.apply([put(leadTable, lead('a'))]));
    expect(duplicates.find(lead('new'))).toEqual([]);
  });
});
