/**
 * 重点行业风险线索专线移送: where a key industry works without its permit, the department gets a copy at once, while the village goes
 * on; it must acknowledge within an hour for the highest risk (●●), within a working day otherwise (domain catalogue 1.5, T10).
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { departmentScope } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { riskTransferTable } from '../schema/disposal.ts';
import type { Industry, RiskTransfer } from '../schema/disposal.ts';
import type { Lead } from '../schema/lead.ts';
import { industriesIn } from './routing.ts';
import type { Routed } from './routing.ts';

/** T10 for the highest risk: one natural hour, nights and holidays too. */
export const HIGHEST_RISK_MS = 3_600_000;
/** T10 for the other key industries, in working days. */
const KEY_RISK_DAYS = 1;

/** The copy for the department; `undefined` where the lead is not about a missing permit of a key industry. */
export function riskTransferOf(
  lead: Lead, businessScope: string, industries: readonly Industry[], context: Context,
): RiskTransfer | undefined {
  if (lead.category !== 'noPermit' && lead.category !== 'noLicenceNoPermit') return undefined;
  const routed = keyIndustryOf(`${lead.industry} ${lead.subjectName} ${lead.description}`, industries)
    ?? keyIndustryOf(businessScope, industries);
  if (routed === undefined) return undefined;
  const { industry, department } = routed;
  const due = industry.risk === 2
    ? { at: context.now + HIGHEST_RISK_MS, known: true }
    : context.calendar.deadline(context.now, KEY_RISK_DAYS);
  return {
    id: createdId(context, 'risk'), scope: lead.scope, also: departmentScope(lead.townCode, department),
    leadId: lead.id, leadNumber: lead.number, subjectName: lead.subjectName, address: lead.address, industry: industry.name,
    description: lead.description, townCode: lead.townCode, villageCode: lead.villageCode, department, risk: industry.risk,
    sentAt: context.now, dueAt: due.at, calendarKnown: due.known ? 1 : 0, open: 1, receivedAt: null, receivedByName: null,
  };
}

/** The most dangerous key industry a text names. */
function keyIndustryOf(text: string, industries: readonly Industry[]): Routed | undefined {
  const key = industriesIn(text, industries).filter(({ industry }) => industry.risk > 0);
  return key.find(({ industry }) => industry.risk === 2) ?? key[0];
}

export const receiveRiskTransfer = command({
  name: 'risk.receive',
  summary: 'Acknowledge a risk lead of a key industry that came directly to the department.',
  roles: ['deptOfficer'],
  args: z.strictObject({ id: rowId }),
  reads: (args) => ({ risk: one(riskTransferTable, args.id) }),
  writes: (_args, { risk }) => (risk === undefined ? [] : [risk.also ?? risk.scope]),
  decide: (_args, { risk }, { actor, now }) => {
    if (risk === undefined) return rejected('row.notFound', { table: 'riskTransfer' });
    if (risk.open === 0) return rejected('receipt.given', { by: risk.receivedByName });
    const received: RiskTransfer = { ...risk, open: 0, receivedAt: now, receivedByName: actor.name };
    return applied([put(riskTransferTable, received)], riskTransferTable, received, {
      number: risk.leadNumber, department: risk.department, late: now > risk.dueAt ? 1 : 0,
    });
  },
});
