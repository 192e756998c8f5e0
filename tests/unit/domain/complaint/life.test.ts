/** From the hotline to the call-back: recognised by source and number, the caller apart from the lead, and going where it goes. */
import { describe, expect, it } from 'vitest';
import { decideComplaint } from '#domain/complaint/intake.ts';
import type { ComplaintRows } from '#domain/complaint/intake.ts';
import { complaintFormat } from '#domain/complaint/record.ts';
import type { ComplaintRecord } from '#domain/complaint/record.ts';
import { maskRow } from '#domain/core/row.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { evidenceTable, leadVisitTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { LEAD, leadWorld } from '../lead/places.ts';
import { actor, CALENDAR, city, dispatcher, market, NEIGHBOUR, NOW, town, TOWN, VILLAGE } from '../task/world.ts';
import { complaint } from './examples.ts';

const context = { now: NOW, issuedAt: NOW, commandId: 'complaint-20261123-000001', actor: actor('intake', ''), calendar: CALENDAR };
const AT_VILLAGE = {
  addressKey: 'key', townCode: TOWN, villageCode: VILLAGE, gridId: null, lon: 113.6, lat: 22.8, placedBy: 'village', problem: '',
  candidates: [],
} as const;
const NOWHERE = { ...AT_VILLAGE, townCode: null, villageCode: null, lon: null, lat: null, placedBy: 'none', problem: 'noTown' } as const;
const NOTHING: ComplaintRows = { known: undefined, lead: undefined, sameAddress: [], industries: [] };

function record(fields: Record<string, unknown> = {}): ComplaintRecord {
  const parsed = complaintFormat.parse({
    来源: '12345', 工单编号: 'GD-1', 诉求时间: '2026-11-20 21:30', 被投诉主体: '某烧烤店', 地址: '虎门镇某路9号', 诉求内容: '半夜占道经营',
    投诉人: '张三丰', 联系电话: '13812341234', 是否回访: '是', ...fields,
  });
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.problem}`);
  return parsed.record;
}

function rowsOf(decided: ReturnType<typeof decideComplaint>) {
  const of = <T>(table: string) => decided.changes.flatMap(
    (change) => (change.op === 'put' && change.table === table ? [change.row as unknown as T] : [])
  );
  return { complaints: of<Complaint>(complaintTable.name), leads: of<Lead>(leadTable.name), events: of<{ detail: string }>('event') };
}

describe('a complaint', () => {
  it('with a known address becomes a lead of its village, without the caller', () => {
    const decided = decideComplaint(record(), NOTHING, AT_VILLAGE, '441900', context);
    const { complaints: [kept], leads: [lead], events } = rowsOf(decided);
    expect([decided.result, decided.unplaced, events.length]).toEqual(['created', false, 1]);
    expect(lead).toMatchObject(
      { origin: 'complaint', scope: VILLAGE, phone: '', reporterId: null, reporterName: '12345', state: 'reported' }
    );
    expect(JSON.stringify([lead, events])).not.toMatch(/张三丰|13812341234/);
    expect(kept).toMatchObject(
      { id: 'complaint-12345-GD-1', leadId: lead?.id, scope: VILLAGE, wantsCallBack: 1, callerPhone: '13812341234' }
    );
    expect(maskRow(complaintTable, kept as never)).toMatchObject({ callerName: '张**', callerPhone: '138****1234' });
  });

  it('waits above the village when its address says nothing', () => {
    const decided = decideComplaint(record(), NOTHING, NOWHERE, '441900', context);
    expect(decided.unplaced).toBe(true);
    expect(rowsOf(decided)).toMatchObject({ complaints: [{ scope: '441900', leadId: null }], leads: [] });
  });

  it('sent again changes nothing; with other words it adds them to the timeline; with another telephone it keeps that', () => {
    const first = rowsOf(decideComplaint(record(), NOTHING, AT_VILLAGE, '441900', context));
    const rows = { ...NOTHING, known: first.complaints[0], lead: first.leads[0] };
    expect(decideComplaint(record(), rows, AT_VILLAGE, '441900', context)).toEqual({ result: 'unchanged', unplaced: false, changes: [] });
    const more = rowsOf(decideComplaint(record({ 诉求内容: '今晚又在烧烤' }), rows, AT_VILLAGE, '441900', context));
    expect(more.events[0]?.detail).toContain('今晚又在烧烤');
    expect(more.leads).toEqual([]);
    const other = rowsOf(decideComplaint(record({ 联系电话: '13900000000' }), rows, AT_VILLAGE, '441900', context));
    expect([other.complaints[0]?.callerPhone, other.events]).toEqual(['13900000000', []]);
  });

  it.each([
    [{ 工单编号: '' }, 'number', 'missing'], [{ 来源: '12 345' }, 'source', 'format'], [{ 地址: '' }, 'address', 'missing'],
    [{ category: 'nonsense' }, 'category', 'unknown'],
    [{ 诉求时间: '2026-02-30' }, 'reportedOn', 'noSuchDay'],
    [{ 村代码: '123' }, 'villageCode', 'format'],
  ])('with %o is refused naming %s', (fields, field, problem) => {
    const row = { 来源: '12345', 工单编号: 'GD-1', 地址: '虎门镇某路9号', ...fields };
    expect(complaintFormat.parse(row)).toEqual({ ok: false, field, problem });
  });
});

describe('what belongs to a lead', () => {
  it('goes to the department with it and leaves with it; the caller stays with the village', () => {
    const w = leadWorld('disposing');
    const piece = { kind: 'photo', name: 'a.jpg', hash: 'a'.repeat(64), bytes: 1 };
    w.must('lead.visit', { leadId: LEAD, result: 'refused', evidence: [piece] }, { ...dispatcher, accountId: 'other' });
    w.put(complaintTable, complaint({ leadId: LEAD }));
    w.must('lead.handUp', { leadId: LEAD, reason: 'noPower' }, dispatcher);
    w.must('lead.transfer', { leadId: LEAD, department: 'market' }, town);
    const audience = () => [...w.all(leadVisitTable), ...w.all(evidenceTable)].map(({ also }) => also);
    expect(new Set(audience())).toEqual(new Set([`dept:${TOWN}:market`]));
    expect(w.all(complaintTable)[0]?.also).toBeNull();
    w.must('lead.returnTransfer', { leadId: LEAD, reason: '不属本部门' }, market);
    expect(new Set(audience())).toEqual(new Set([null]));
  });

  it('moves to another village with it, the complaint too', () => {
    const w = leadWorld('reported');
    w.put(complaintTable, complaint({ leadId: LEAD }));
    w.must('evidence.add', {
      subject: 'lead', subjectId: LEAD, piece: { kind: 'photo', name: 'a.jpg', hash: 'b'.repeat(64), bytes: 1 }
    }, dispatcher);
    w.must('lead.reroute', { leadId: LEAD, villageCode: NEIGHBOUR, reason: '地址在邻村' }, city);
    expect([w.all(complaintTable)[0], w.all(evidenceTable)[0]].map((row) => row?.scope)).toEqual([NEIGHBOUR, NEIGHBOUR]);
    expect(w.all(complaintTable)[0]?.villageCode).toBe(NEIGHBOUR);
  });
});
