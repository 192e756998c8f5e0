/** 共治市场: which self-checks are due, which markets are sampled this month, and what was found. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import { marketsToSample } from '#domain/patrol/market.ts';
import type { Market, MarketCheck } from '#domain/schema/patrol.ts';
import type { MarketQueue, MarketRow, Pending } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, countOf, first, inVillages, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

/** Self-checks are counted this far back. */
const CHECKS_MS = 30 * 86_400_000;
/** Checks of one market on screen, newest first. */
const CHECKS_SHOWN = 200;

/** The month in Shanghai, YYYY-MM, and its first millisecond. */
function monthOf(now: number): { readonly month: string; readonly from: number } {
  const month = dayText(dayNumber(now)).slice(0, 7);
  return { month, from: startOfDay(parseDay(`${month}-01`) ?? 0) };
}

/**
 * A tenth of the markets of each village, at least one: a village's station knows no other village's. Whoever keeps a market is not
 * told whether it will be sampled.
 */
function sampled({ database, now, account }: QueryContext, place: string): ReadonlySet<string> {
  if (account.role === 'marketOperator') return new Set();
  const where = both([condition('active = 1'), ...inVillages(place)]);
  const sql = `SELECT id, villageCode FROM market WHERE ${where.sql}`;
  const markets = all<{ id: string; villageCode: string }>(database, sql, ...where.values);
  const { month } = monthOf(now);
  const groups = [...Map.groupBy(markets, ({ villageCode }) => villageCode).values()];
  return new Set(groups.flatMap((group) => marketsToSample(group.map(({ id }) => id), month)));
}

export const marketsList: QueryDefinition<'markets.list'> = {
  tables: ['market', 'marketCheck'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const { offset, limit } = args;
    const toSample = sampled(context, args.place);
    const where = both([
      ...inQueue(args.queue, toSample, now), ...inVillages(args.place), ...containing(['name', 'operator', 'manager'], args.search),
    ]);
    const { total, rows } = page<Market>(database, { table: 'market', where, order: 'active DESC, nextDueAt, id', limit, offset });
    return { total, rows: markAll(context, 'market', rows).map((market) => withChecks(context, market, toSample)) };
  },
};

function inQueue(queue: MarketQueue, toSample: ReadonlySet<string>, now: number): readonly Condition[] {
  const active = condition('active = 1');
  switch (queue) {
    case 'due':
      return [active, condition('nextDueAt < ?', startOfDay(dayNumber(now) + 1))];
    case 'toSample':
      return [active, condition('id IN (SELECT value FROM json_each(?))', JSON.stringify([...toSample])), notSampled(now)];
    case 'active':
      return [active];
    case 'closed':
      return [condition('active = 0')];
    case 'all':
      return [condition('active IN (0, 1)')];
  }
}

const notSampled = (now: number): Condition => condition(
  "NOT EXISTS (SELECT 1 FROM marketCheck WHERE marketCheck.marketId = market.id AND marketCheck.kind = 'sample' AND marketCheck.at >= ?)",
  monthOf(now).from,
);

function withChecks({ database, now }: QueryContext, market: Pending<Market>, toSample: ReadonlySet<string>): MarketRow {
  const counted = first<{ checks: number; onTime: number; sampledAt: number | null }>(
    database,
    `SELECT coalesce(sum(kind = 'selfCheck' AND at >= ?), 0) AS checks,
       coalesce(sum(kind = 'selfCheck' AND at >= ? AND onTime = 1), 0) AS onTime,
       max(CASE WHEN kind = 'sample' AND at >= ? THEN at END) AS sampledAt
     FROM marketCheck WHERE marketId = ?`,
    now - CHECKS_MS, now - CHECKS_MS, monthOf(now).from, market.id,
  );
  return { ...market, ...(counted ?? { checks: 0, onTime: 0, sampledAt: null }), toSample: toSample.has(market.id) };
}

export const marketDetail: QueryDefinition<'market.detail'> = {
  tables: ['market', 'marketCheck', 'event'],
  timed: true,
  run: (context, { id }) => {
    const { database } = context;
    const market = byId<Market>(database, 'market', id);
    if (market === undefined) return null;
    return {
      market: withChecks(context, mark(context, 'market', market), sampled(context, market.villageCode)),
      checks: all<MarketCheck>(database, 'SELECT * FROM marketCheck WHERE marketId = ? ORDER BY at DESC, id LIMIT ?', id, CHECKS_SHOWN),
      timeline: timelineOf(context, [id]),
    };
  },
};

/** How many stand in a queue. */
export const marketsIn = (context: QueryContext, queue: MarketQueue, place: string): number =>
  countOf(context.database, 'market', both([...inQueue(queue, sampled(context, place), context.now), ...inVillages(place)]));
