/** 年报名单: who has not filed, who was urged, who has filed since. */
import type { AnnualReport } from '#domain/schema/patrol.ts';
import { CAMPAIGN_QUEUES, MARKET_QUEUES, REPORT_QUEUES } from '#protocol/bridge/queries.ts';
import type { ReportQueue, ReportRow } from '#protocol/bridge/queries.ts';
import { campaignsIn } from './campaigns.ts';
import type { QueryDefinition } from './definition.ts';
import { marketsIn } from './markets.ts';
import { both, condition, containing, countOf, first, inScopes, page } from './sql.ts';
import type { Condition } from './sql.ts';

export const reportsList: QueryDefinition<'reports.list'> = {
  tables: ['annualReport', 'entity'],
  run: ({ database }, args) => {
    const { offset, limit } = args;
    const named = containing(['name', 'address'], args.search)
      .map(({ sql, values }) => condition(`EXISTS (SELECT 1 FROM entity WHERE entity.id = annualReport.entityId AND ${sql})`, ...values));
    const where = both([...inQueue(args.queue), ...inScopes(args.place), ...named]);
    const { total, rows } = page<AnnualReport>(database, { table: 'annualReport', where, order: 'year DESC, scope, id', limit, offset });
    const entityOf = (id: string): ReportRow['entity'] =>
      first<NonNullable<ReportRow['entity']>>(
        database, 'SELECT name, address, creditCode, villageCode, townCode, gridId FROM entity WHERE id = ?', id,
      ) ?? null;
    return { total, rows: rows.map((report) => ({ ...report, entity: entityOf(report.entityId) })) };
  },
};

function inQueue(queue: ReportQueue): readonly Condition[] {
  switch (queue) {
    case 'unreported':
      return [condition("state = 'unreported'")];
    case 'notUrged':
      return [condition("state = 'unreported'"), condition('urges = 0')];
    case 'reported':
      return [condition("state = 'reported'")];
    case 'all':
      return [condition("state IN ('reported', 'unreported')")];
  }
}

export const patrolCounts: QueryDefinition<'patrol.counts'> = {
  tables: ['campaign', 'market', 'marketCheck', 'annualReport'],
  timed: true,
  run: (context, { place }) => {
    const { database } = context;
    const each = <Q extends string>(queues: readonly Q[], count: (queue: Q) => number): Record<Q, number> =>
      Object.fromEntries(queues.map((queue) => [queue, count(queue)])) as Record<Q, number>;
    return {
      campaigns: each(CAMPAIGN_QUEUES, (queue) => campaignsIn(database, queue, place)),
      markets: each(MARKET_QUEUES, (queue) => marketsIn(context, queue, place)),
      reports: each(REPORT_QUEUES, (queue) => countOf(database, 'annualReport', both([...inQueue(queue), ...inScopes(place)]))),
    };
  },
};
