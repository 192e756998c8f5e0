/** The limits of leads (T7, T8, T9, T11 of the domain catalogue) over public holidays and make-up days, from the event that starts each. */
import { describe, expect, it } from 'vitest';
import { lightOf } from '#domain/calendar/limits.ts';
import type { Actor } from '#domain/core/actor.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { at, chen, dispatcher, market, town } from '../task/world.ts';
import { LEAD, leadWorld } from './places.ts';

const leadId = LEAD;

/** What starts a limit: the place before, the command, who issues it. */
const STARTS: Readonly<Record<string, readonly [place: string, command: string, args: object, by: Actor]>> = {
  'T7 village disposal': ['handedUp', 'lead.sendBack', { reason: 'x' }, town],
  'T8 triage': ['villageAccepted', 'lead.handUp', { reason: 'noPower' }, dispatcher],
  'T8 triage after a return': ['deptAccepted', 'lead.returnTransfer', { reason: 'x' }, market],
  'T9 department': ['handedUp', 'lead.transfer', { department: 'market' }, town],
  'T9 department, again': ['feedback', 'lead.verify', { confirmed: false }, town],
  'T11 visit after feedback': ['deptAccepted', 'lead.feedback', { result: 'permitted' }, market],
  'T11 visit after disposal': ['disposing', 'lead.resolve', { result: 'stopped' }, dispatcher],
  'T7 after a visit in vain': ['resolved', 'lead.revisit', { confirmed: false }, chen],
};

/** Before Spring Festival (02-15…23 off, 02-14 and 02-28 worked), before National Day (10-01…07 off, 10-10 worked), an ordinary week. */
const VECTORS: readonly (readonly [limit: string, start: string, lastDay: string])[] = [
  ['T7 village disposal', '2026-02-11', '2026-02-25'], ['T7 village disposal', '2026-09-30', '2026-10-13'],
  ['T7 village disposal', '2026-11-23', '2026-11-30'],
  ['T8 triage', '2026-02-14', '2026-02-24'], ['T8 triage', '2026-09-30', '2026-10-08'], ['T8 triage', '2026-11-27', '2026-11-30'],
  ['T8 triage after a return', '2026-10-09', '2026-10-10'],
  ['T9 department', '2026-02-11', '2026-03-10'], ['T9 department', '2026-09-30', '2026-10-27'],
  ['T9 department', '2026-11-23', '2026-12-14'],
  ['T9 department, again', '2026-02-11', '2026-03-10'],
  ['T11 visit after feedback', '2026-02-11', '2026-02-14'], ['T11 visit after feedback', '2026-09-30', '2026-10-10'],
  ['T11 visit after disposal', '2026-02-13', '2026-02-25'], ['T7 after a visit in vain', '2026-02-11', '2026-02-25'],
];

function started(limit: string, start: string) {
  const [place = '', command = '', args = {}, by = town] = STARTS[limit] ?? [];
  const w = leadWorld(place);
  w.now = at(`${start} 16:59`);
  w.put(leadTable, { ...w.lead(), limitFrom: w.now });
  w.must(command, { leadId, ...args }, by);
  return w.lead();
}

describe('a limit of a lead', () => {
  it.each(VECTORS)('%s begun on %s ends with %s', (limit, start, lastDay) => {
    const lead = started(limit, start);
    expect(lead.dueAt).toBe(at(`${lastDay} 23:59`) + 59_999);
    expect(lead.calendarKnown).toBe(1);
    expect(lightOf(lead, lead.dueAt ?? 0)).toBe('amber');
    expect(lightOf(lead, (lead.dueAt ?? 0) + 1)).toBe('red');
  });

  it.each([
    ['T7 village disposal', '2026-11-26'], ['T9 department', '2026-12-05'], ['T11 visit after feedback', '2026-11-25'],
    ['T8 triage', '2026-11-24'],
  ])('%s begun on 2026-11-23 is amber from %s', (limit, day) => {
    const lead = started(limit, '2026-11-23');
    expect(lightOf(lead, at(`${day} 00:00`))).toBe('amber');
    expect(lightOf(lead, at(`${day} 00:00`) - 1)).toBe('green');
  });

  it('in a year without a calendar says so', () => {
    expect(started('T8 triage', '2029-05-10')).toMatchObject({ calendarKnown: 0 });
  });
});

describe('a department', () => {
  it('returns a lead within two working days of its transfer, with a code', () => {
    const w = leadWorld('handedUp');
    w.now = at('2026-09-30 10:00');
    w.must('lead.transfer', { leadId, department: 'market' }, town);
    w.now = at('2026-10-10 00:00');
    expect(w.refusal('lead.returnTransfer', { leadId, code: 'otherDepartment', reason: 'x' }, market)).toBe('lead.returnTooLate');
    w.now -= 1;
    expect(w.refusal('lead.returnTransfer', { leadId, code: 'moon', reason: 'x' }, market)).toBe('args.invalid');
    expect(w.refusal('lead.returnTransfer', { leadId, code: 'addressUnclear', reason: 'x' }, market)).toBe('applied');
  });

  it('proves its feedback; the evidence is there for town and department', () => {
    const w = leadWorld('processing');
    const piece = { kind: 'document', name: '处罚决定书.pdf', hash: 'd'.repeat(64), bytes: 4096 };
    w.must('lead.feedback', { leadId, result: 'prosecuted', evidence: [piece] }, market);
    expect(w.all(evidenceTable)).toMatchObject(
      [{ ...piece, subject: 'lead', subjectId: leadId, scope: w.lead().scope, also: w.lead().also }],
    );
    expect(
      w.refusal('lead.feedback', { leadId, result: 'prosecuted', evidence: [{ ...piece, hash: 'not a hash' }] }, market),
    ).toBe('args.invalid');
  });
});
