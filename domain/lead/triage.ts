/**
 * 镇级分类: department, industry and hazard of what the villages handed up, within one working day (T8). It judges whether the
 * lead is major and, for a key industry without a permit, sends the department its copy at once.
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { industryTable, riskTransferTable } from '../schema/disposal.ts';
import { entityTable } from '../schema/entity.ts';
import { HAZARDS, leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { elsewhere, notIn } from './common.ts';
import { DEPARTMENTS } from './departments.ts';
import { judgeMajor } from './major.ts';
import { leadsAt } from './relapse.ts';
import { riskTransferOf } from './risk-transfer.ts';
import { industriesIn, INDUSTRIES_MAX } from './routing.ts';

/** Leads of an industry in one village count as a cluster within thirty calendar days. */
const CLUSTER_MS = 30 * 86_400_000;
const yes = z.boolean().default(false);

/** How often the address and the industry came up before: two of the facts a major lead is judged by. */
export interface Recurrence {
  /** Earlier leads at the same address. */
  readonly repeats: number;
  /** Leads of the industry in the village within thirty days, this one included. */
  readonly sameIndustry: number;
}

/** Counts them among the leads at the lead's address and those of its village's industry. */
export function recurrenceOf(lead: Lead, sameAddress: readonly Lead[], sameIndustry: readonly Lead[]): Recurrence {
  const neighbours = sameIndustry.filter((other) => other.id !== lead.id && Math.abs(other.reportedAt - lead.reportedAt) <= CLUSTER_MS);
  const earlier = sameAddress.filter((other) => other.id !== lead.id && other.reportedAt <= lead.reportedAt);
  return { repeats: earlier.length, sameIndustry: neighbours.length + 1 };
}

export const triageLead = command({
  name: 'lead.triage',
  summary: 'Classify a lead handed up: departments, industry, hazard; judges whether it is major.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    leadId: rowId, departments: z.array(z.enum(DEPARTMENTS)).min(1).max(DEPARTMENTS.length),
    industry: z.string().trim().max(80).default(''),
    hazard: z.enum(HAZARDS), casualties: yes, dangerousGoods: yes, nearSchool: yes, instruction: yes, petition: yes, refusesEntry: yes,
    /** Square metres and persons on site; 0 when not known. */
    areaM2: z.number().min(0).max(1e7).default(0), people: z.int().min(0).max(1e6).default(0), note: noteText,
  }),
  reads: (args) => ({
    lead: one(leadTable, args.leadId), industries: many(industryTable, { active: 1 }, INDUSTRIES_MAX),
    risks: many(riskTransferTable, { leadId: args.leadId }),
  }),
  follow: (args, { lead }) => ({
    entity: one(entityTable, lead?.entityId ?? ''),
    sameAddress: leadsAt(lead?.addressKey ?? ''),
    sameIndustry: many(leadTable, {
      villageCode: lead?.villageCode ?? '', industry: args.industry === '' ? lead?.industry ?? '' : args.industry,
    }),
  }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead, industries, risks, entity, sameAddress, sameIndustry }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned']) ?? elsewhere(lead);
    if (refusal !== undefined) return refusal;
    const industry = args.industry === '' ? lead.industry : args.industry;
    const departments = [...new Set(args.departments)];
    const verdict = judgeMajor({
      ...args, departments: departments.length,
      dangerousGoods: args.dangerousGoods || industriesIn(industry, industries).some((routed) => routed.industry.risk === 2),
      // Leads that name no industry are not of the same one.
      ...recurrenceOf(lead, sameAddress, industry === '' ? [] : sameIndustry),
    });
    const triaged: Lead = {
      ...lead, ...stamp(context), step: 'triaged', industry, hazard: args.hazard, departments: departments.join(','),
      major: verdict.major ? 1 : 0, majorClauses: verdict.clauses.join(','), majorScore: verdict.score,
    };
    const risk = risks.length > 0 ? undefined : riskTransferOf(triaged, entity?.businessScope ?? '', industries, context);
    const changes = [put(leadTable, triaged), ...(risk === undefined ? [] : [put(riskTransferTable, risk)])];
    return applied(changes, leadTable, triaged, {
      departments: triaged.departments, hazard: args.hazard, major: triaged.major, clauses: triaged.majorClauses, score: verdict.score,
      note: args.note,
    });
  },
});
