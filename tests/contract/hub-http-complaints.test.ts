/** Complaints of a hotline over HTTP, to the call-back: taken once, and the caller known to nobody who need not know. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { createCalls } from '#hub/calls/calls.ts';
import { CatchUp } from '#hub/replication/catch-up.ts';
import { ApiHub, errorOf } from '../support/api.ts';
import type { Person } from '../support/api.ts';
import { VILLAGES } from '../simulation/city.ts';

const CALLER = { callerName: '欧阳某某', callerPhone: '13987654321' };
let api: ApiHub;

beforeAll(async () => {
  api = await ApiHub.start(1);
});
afterAll(() => api.stop());

const complaint = (number: string, over: object = {}) => ({
  source: '12345', number, subjectName: '某烧烤店', address: '振华路9号', description: '半夜占道经营', callBack: true,
  villageCode: VILLAGES[0], ...CALLER, ...over,
});
const send = (body: unknown, who: Person | { key: string } = 'intake') => api.call(who, 'POST', '/api/v1/complaints', body);
const kept = (number: string) => api.hub.store.reader.get(complaintTable, `complaint-12345-${number}`) as Complaint | undefined;
const leadOf = (number: string) => api.hub.store.reader.get(leadTable, kept(number)?.leadId ?? '') as Lead | undefined;
const reveal = (person: Person, complaintId: string) => {
  const { store, services } = api.hub;
  const { account } = services.accounts.require(api.key(person));
  return createCalls({ store, accounts: services.accounts, clock: services.clock })('complaint.reveal', { complaintId }, account, 'test');
};

describe('a complaint', () => {
  it('becomes one lead, however often it is sent', async () => {
    expect((await send(complaint('1'))).body).toMatchObject({ created: 1, unplaced: 0, rejected: 0 });
    expect((await send(complaint('1'))).body).toMatchObject({ created: 0, unchanged: 1 });
    expect(leadOf('1')).toMatchObject({ origin: 'complaint', state: 'reported', scope: VILLAGES[0], phone: '', description: '半夜占道经营' });
    expect(api.hub.store.reader.find(leadTable, { villageCode: VILLAGES[0] }, 10)).toHaveLength(1);
  });

  it('is refused with the field named, and the others of the same message go on', async () => {
    const rows = [complaint('2', { address: '' }), complaint('3'), complaint('4', { villageCode: '441900000000' })];
    expect((await send(rows)).body).toMatchObject({
      created: 1, rejected: 2,
      rejectedRows: [{ row: 1, field: 'address', reason: 'missing' }, { row: 3, field: 'villageCode', reason: 'unknown' }],
    });
    const single = await send(complaint('5', { number: '' }));
    expect([single.status, errorOf(single).data['field']]).toEqual([400, 'number']);
  });

  it('waits for a place when its address says nothing, and becomes a lead when somebody knows', async () => {
    expect((await send(complaint('6', { villageCode: '', address: '那家店' }))).body).toMatchObject({ created: 1, unplaced: 1 });
    expect(kept('6')).toMatchObject({ scope: '441900', leadId: null });
    api.decide('city', 'complaint.place', { complaintId: 'complaint-12345-6', villageCode: VILLAGES[1] });
    expect(leadOf('6')?.scope).toBe(VILLAGES[1]);
  });

  it('is taken only from keys that are for it', async () => {
    for (const person of ['dispatcher', 'town', 'gridMember', 'market'] as const) {
      expect((await send(complaint('9'), person)).status).toBe(403);
    }
    expect((await send(complaint('9'), { key: api.keyFor('intake', ['registrations']) })).status).toBe(403);
    expect((await send(complaint('9'), { key: api.keyFor('intake', ['complaints']) })).status).toBe(200);
  });
});

describe('the caller', () => {
  it('leaves the hub masked, to the village and the tiers above it only', () => {
    const catchUp = new CatchUp(api.hub.store);
    const sent = (person: Person) => {
      const { account } = api.hub.services.accounts.require(api.key(person));
      return JSON.stringify(catchUp.pull('station', account.grants, { cursor: 0, decidedThrough: 0 }));
    };
    for (const person of ['dispatcher', 'town', 'city'] as const) {
      expect(sent(person)).toContain('139****4321');
      expect(sent(person)).not.toMatch(/13987654321|欧阳某某/);
    }
    for (const person of ['neighbour', 'otherTown', 'market'] as const) expect(sent(person)).not.toContain('complaint-12345-1"');
  });

  it('is revealed on record, to whoever calls back', async () => {
    expect(await reveal('dispatcher', 'complaint-12345-1')).toEqual(CALLER);
    const last = api.hub.store.database.prepare('SELECT action, subject FROM audit ORDER BY number DESC LIMIT 1').get();
    expect(last).toEqual({ action: 'complaint.reveal', subject: 'complaint:complaint-12345-1' });
    await expect(reveal('neighbour', 'complaint-12345-1')).rejects.toMatchObject({ code: 'row.notFound' });
    await expect(reveal('market', 'complaint-12345-1')).rejects.toMatchObject({ code: 'permission.denied' });
  });

  it('is called back once the lead is settled, and the record says what came of it', () => {
    const leadId = kept('1')?.leadId ?? '';
    expect(
      () => api.decide('dispatcher', 'complaint.callBack', { complaintId: 'complaint-12345-1', result: 'satisfied' })
    ).toThrow('lead.wrongState');
    api.decide('town', 'lead.invalidate', { leadId, reason: '查无此店' });
    api.decide('dispatcher', 'complaint.callBack', { complaintId: 'complaint-12345-1', result: 'unreachable' });
    api.decide('dispatcher', 'complaint.callBack', { complaintId: 'complaint-12345-1', result: 'satisfied', note: '已说明' });
    expect(kept('1')).toMatchObject({ callBacks: 2, callBackResult: 'satisfied', callBackNote: '已说明', calledBackBy: 'dispatcher' });
  });
});
