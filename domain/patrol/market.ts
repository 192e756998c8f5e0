/**
 * 共治市场: a market's operator checks its stalls itself, daily or weekly, and reports what is grave; a grid member samples a tenth of
 * the markets a month (domain catalogue 1.10, I29). The operator records
 * the self-check, or the village for it (代录).
 */
import { z } from 'zod';
import { noteText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { marketScope, scopeOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { dayNumber, startOfDay } from '../calendar/calendar.ts';
import { unfitAnswers } from '../items/item-set.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { newLead } from '../lead/new.ts';
import { itemSetTable } from '../schema/items.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { marketCheckTable, marketTable } from '../schema/patrol.ts';
import type { Market, MarketCheck } from '../schema/patrol.ts';
import { villageTable } from '../schema/territory.ts';
import { answersSchema, ITEM_SET } from '../task/items.ts';
import { rankOf } from './draw.ts';

/** Its operator writes in the market's own scope, everybody else in its village. */
const writeScope = (market: Market | undefined, { actor }: Context): readonly string[] =>
  (actor.role === 'marketOperator' && market !== undefined ? [market.also ?? market.scope] : scopeOf(market));

/** Calendar days between two self-checks. */
const CADENCE_DAYS = { daily: 1, weekly: 7 } as const;
const STALLS_MAX = 10_000;
/** One market in ten is sampled a month. */
const SAMPLE_ONE_IN = 10;

/** By the end of the day after so many days a self-check is due. */
const nextDue = (cadence: Market['cadence'], from: number): number => startOfDay(dayNumber(from) + CADENCE_DAYS[cadence] + 1) - 1;

/** The markets to sample in a month (YYYY-MM): a tenth, at least one, drawn by the month, so that nobody chooses. */
export function marketsToSample(marketIds: readonly string[], month: string): readonly string[] {
  const ranked = marketIds.toSorted((left, right) => rankOf(month, left) - rankOf(month, right));
  return ranked.slice(0, Math.ceil(ranked.length / SAMPLE_ONE_IN));
}

export const saveMarket = command({
  name: 'market.save',
  summary: 'Create or change the file of a market that checks itself: operator, manager, stalls, cadence, items.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({
    /** Key of the market to change; left out, a new one is created. */
    id: rowId.optional(), villageCode, name: z.string().trim().min(1).max(120), operator: z.string().trim().min(1).max(120),
    manager: z.string().trim().max(60).default(''), stalls: z.int().min(1).max(STALLS_MAX), cadence: z.enum(['daily', 'weekly']),
    itemSet: rowId.default(ITEM_SET), active: z.boolean().default(true),
  }),
  reads: ({ id, villageCode: village }) => ({ market: one(marketTable, id ?? ''), village: one(villageTable, village) }),
  writes: ({ villageCode: village }) => [village],
  decide: ({ id, active, ...fields }, { market, village }, context) => {
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (id !== undefined && market === undefined) return rejected('row.notFound', { table: 'market' });
    if (market !== undefined && market.villageCode !== village.id) return rejected('market.wrongVillage', { market: market.name });
    const key = market?.id ?? createdId(context, 'market');
    const saved: Market = {
      ...fields, ...stamp(context), id: key, scope: village.id, also: marketScope(village.id, key),
      townCode: townOf(village.id), active: active ? 1 : 0, lastCheckAt: market?.lastCheckAt ?? null,
      nextDueAt: nextDue(fields.cadence, market?.lastCheckAt ?? context.now),
    };
    return applied([put(marketTable, saved)], marketTable, saved, { name: saved.name, stalls: saved.stalls });
  },
});

const checkArgs = z.strictObject({
  id: rowId, answers: answersSchema.default({}), stallsChecked: z.int().min(1).max(STALLS_MAX),
  ordinary: z.int().min(0).max(STALLS_MAX).default(0), major: z.int().min(0).max(STALLS_MAX).default(0),
  note: noteText, evidence: evidenceList,
});

export const recordSelfCheck = command({
  name: 'market.selfCheck',
  summary: 'Record a market\'s self-check: ordinary hazards solved inside, major ones reported as a lead.',
  roles: ['villageDispatcher', 'marketOperator'],
  args: checkArgs,
  reads: ({ id }) => ({ market: one(marketTable, id) }),
  follow: (_args, { market }) => ({ set: one(itemSetTable, market?.itemSet ?? '') }),
  writes: (_args, { market }, context) => writeScope(market, context),
  decide: ({ id: _id, answers, evidence, ...found }, { market, set }, context) => {
    if (market === undefined) return rejected('row.notFound', { table: 'market' });
    const refusal = unfitAnswers({ answers, itemSet: market.itemSet }, set);
    if (refusal !== undefined) return refusal;
    const { actor, now } = context;
    const check: MarketCheck = {
      ...found, id: createdId(context, 'check'), scope: market.scope, also: market.also, marketId: market.id, kind: 'selfCheck', at: now,
      byName: actor.name, answers: JSON.stringify(answers), itemSet: market.itemSet, agrees: 1, onTime: now <= market.nextDueAt ? 1 : 0,
    };
    const checked: Market = { ...market, ...stamp(context), lastCheckAt: now, nextDueAt: nextDue(market.cadence, now) };
    const reported = found.major > 0 ? [put(leadTable, hazardOf(market, found, context))] : [];
    const changes = [
      put(marketTable, checked), put(marketCheckTable, check), ...evidenceOf(marketCheckTable, check, evidence, context), ...reported,
    ];
    return applied(changes, marketTable, market, { ordinary: found.ordinary, major: found.major, note: found.note });
  },
});

/** 重大隐患: what a market cannot solve inside becomes a lead of its village; who reported it does not handle it. */
function hazardOf(market: Market, { major, note }: { readonly major: number; readonly note: string }, context: Context): Lead {
  const { actor, now } = context;
  return newLead({
    category: 'other', origin: 'patrol', subjectName: market.name, address: market.name, addressKey: '',
    description: `市场自检发现重大隐患 ${major} 处。${note}`, industry: '', phone: '',
    townCode: market.townCode, villageCode: market.villageCode, gridId: null, lon: null, lat: null,
    entityId: null, taskId: null, reporterId: actor.accountId, reporterName: actor.name, occurredAt: now,
  }, context);
}

export const sampleMarket = command({
  name: 'market.sample',
  summary: 'Record the sample of a market by a grid member, and whether it agrees with the last self-check.',
  roles: ['gridMember', 'villageDispatcher'],
  args: checkArgs,
  reads: ({ id }) => ({ market: one(marketTable, id), checks: many(marketCheckTable, { marketId: id }) }),
  follow: (_args, { market }) => ({ set: one(itemSetTable, market?.itemSet ?? '') }),
  writes: (_args, { market }) => scopeOf(market),
  decide: ({ id: _id, answers, evidence, ...found }, { market, checks, set }, context) => {
    if (market === undefined) return rejected('row.notFound', { table: 'market' });
    const refusal = unfitAnswers({ answers, itemSet: market.itemSet }, set);
    if (refusal !== undefined) return refusal;
    const { actor, now } = context;
    const last = checks.filter(({ kind }) => kind === 'selfCheck').toSorted((left, right) => right.at - left.at)[0];
    // A self-check that kept silent about what the sample finds does not agree (抽查一致率).
    const agrees = last !== undefined && found.major <= last.major && found.ordinary <= last.ordinary ? 1 : 0;
    const check: MarketCheck = {
      ...found, id: createdId(context, 'check'), scope: market.scope, also: market.also, marketId: market.id, kind: 'sample', at: now,
      byName: actor.name, answers: JSON.stringify(answers), itemSet: market.itemSet, agrees, onTime: 1,
    };
    const changes = [put(marketCheckTable, check), ...evidenceOf(marketCheckTable, check, evidence, context)];
    return applied(changes, marketTable, market, { agrees, ordinary: found.ordinary, major: found.major, note: found.note });
  },
});
