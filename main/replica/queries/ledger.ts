/** 无证无照台账: every unlicensed business of a place, and a village at a glance (一目了然). */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { LedgerEntry, LedgerState } from '#domain/schema/ledger.ts';
import { LEDGER_QUEUES } from '#protocol/bridge/queries.ts';
import type { LedgerPoint, LedgerQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, countOf, first, inVillages, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { evidenceFor } from './task-detail.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

export const ledgerList: QueryDefinition<'ledger.list'> = {
  tables: ['ledger'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const { queue, offset, limit } = args;
    const where = both([
      ...inQueue(queue, now),
      ...inVillages(args.place),
      ...(args.source === '' ? [] : [condition('source = ?', args.source)]),
      ...(args.kind === '' ? [] : [condition('kind = ?', args.kind)]),
      ...containing(['subjectName', 'address', 'number', 'industry'], args.search),
    ]);
    const order = queue === 'settled' || queue === 'all' ? 'foundAt DESC, id DESC' : 'licenceDueAt IS NULL, licenceDueAt, foundAt, id';
    const { total, rows } = page<LedgerEntry>(database, { table: 'ledger', where, order, limit, offset });
    return { total, rows: markAll(context, 'ledger', rows) };
  },
};

export const ledgerCounts: QueryDefinition<'ledger.counts'> = {
  tables: ['ledger'],
  timed: true,
  run: ({ database, now }, { place }) => {
    const count = (queue: LedgerQueue): number => countOf(database, 'ledger', both([...inQueue(queue, now), ...inVillages(place)]));
    return Object.fromEntries(LEDGER_QUEUES.map((queue) => [queue, count(queue)])) as Record<LedgerQueue, number>;
  },
};

function inQueue(queue: LedgerQueue, now: number): readonly Condition[] {
  const open = condition('open = 1');
  switch (queue) {
    case 'found':
    case 'urged':
    case 'notified':
    case 'prosecuted':
      return [open, condition('state = ?', queue)];
    case 'late':
      return [open, condition("state = 'urged'"), condition('licenceDueAt < ?', now)];
    case 'toVerify':
      return [condition('open = 0'), condition("state <> 'struck'"), condition('verifiedAt IS NULL')];
    case 'open':
      return [open];
    case 'settled':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

export const ledgerDetail: QueryDefinition<'ledger.detail'> = {
  tables: ['ledger', 'lead', 'entity', 'evidence', 'event'],
  run: (context, { id }) => {
    const { database } = context;
    const entry = byId<LedgerEntry>(database, 'ledger', id);
    if (entry === undefined) return null;
    return {
      entry: mark(context, 'ledger', entry),
      lead: byId<Lead>(database, 'lead', entry.leadId) ?? null,
      entity: byId<Entity>(database, 'entity', entry.entityId) ?? null,
      sameAddress: all<LedgerEntry>(
        database,
        'SELECT * FROM ledger WHERE addressKey = ? AND villageCode = ? AND id <> ? ORDER BY foundAt DESC LIMIT 50',
        entry.addressKey, entry.villageCode, id,
      ),
      evidence: evidenceFor(database, [id]),
      timeline: timelineOf(context, [id]),
    };
  },
};

export const ledgerOfLead: QueryDefinition<'ledger.ofLead'> = {
  tables: ['ledger'],
  run: ({ database }, { leadId }) => all<LedgerEntry>(database, 'SELECT * FROM ledger WHERE leadId = ? ORDER BY foundAt DESC, id', leadId),
};

export const ledgerGlance: QueryDefinition<'ledger.glance'> = {
  tables: ['ledger', 'lead', 'entity'],
  timed: true,
  run: ({ database, now }, { villageCode }) => {
    const counts = <K extends string>(column: string): Partial<Record<K, number>> => Object.fromEntries(
      all<{ name: K; n: number }>(
        database, `SELECT ${column} AS name, count(*) AS n FROM ledger WHERE open = 1 AND villageCode = ? GROUP BY ${column}`, villageCode,
      ).map(({ name, n }) => [name, n]),
    ) as Partial<Record<K, number>>;
    const since = startOfDay(parseDay(`${dayText(dayNumber(now)).slice(0, 4)}-01-01`) ?? 0);
    const settled = first<{ settled: number; verified: number; relapses: number }>(
      database,
      `SELECT coalesce(sum(open = 0 AND settledAt >= ?), 0) AS settled,
         coalesce(sum(open = 0 AND settledAt >= ? AND verifiedAt IS NOT NULL), 0) AS verified,
         coalesce(sum(relapses > 0), 0) AS relapses
       FROM ledger WHERE open IN (0, 1) AND villageCode = ?`,
      since, since, villageCode,
    );
    return {
      states: counts<LedgerState>('state'),
      kinds: counts<LedgerEntry['kind']>('kind'),
      industries: all<{ industry: string; entries: number }>(
        database,
        `SELECT industry, count(*) AS entries FROM ledger WHERE open = 1 AND villageCode = ? AND industry <> ''
         GROUP BY industry ORDER BY entries DESC, industry LIMIT 8`,
        villageCode,
      ),
      ...(settled ?? { settled: 0, verified: 0, relapses: 0 }),
      points: all<LedgerPoint>(
        database,
        `SELECT * FROM (
           SELECT ledger.id, ledger.subjectName, ledger.state,
             coalesce(lead.lon, entity.lon) AS lon, coalesce(lead.lat, entity.lat) AS lat
           FROM ledger LEFT JOIN lead ON lead.id = ledger.leadId LEFT JOIN entity ON entity.id = ledger.entityId
           WHERE ledger.open = 1 AND ledger.villageCode = ?)
         WHERE lon IS NOT NULL AND lat IS NOT NULL`,
        villageCode,
      ),
    };
  },
};
