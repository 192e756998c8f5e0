/** Announcements (公告) to this station or published by it, with their receipts. */
import type { Database } from 'better-sqlite3';
import type { Announcement, AnnouncementReceipt } from '#domain/schema/notices.ts';
import type { AnnouncementQueue, AnnouncementRow, PlaceReceipt } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, first } from './sql.ts';
import type { Condition } from './sql.ts';
import { timelineOf } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

const TABLES = ['announcement', 'announcementReceipt', 'town', 'village', 'city'];

type Line = Omit<AnnouncementRow, 'by' | 'pending' | 'places' | 'received'> & { readonly byPlace: string };

/**
 * One line an announcement, from what the station holds of it: the announcement itself (its own, or to everybody) and the
 * copy of its own place. The parameter is the station's place.
 */
const LINES = `
  SELECT coalesce(a.id, c.announcementId) AS id, coalesce(a.title, c.title) AS title, coalesce(a.body, c.body) AS body,
    coalesce(a.at, c.at) AS at, coalesce(a.byName, c.byName) AS byName, coalesce(a.place, c.byPlace) AS byPlace,
    coalesce(a.everybody, 0) AS everybody, coalesce(a.receiptDueAt, c.receiptDueAt) AS receiptDueAt,
    coalesce(a.withdrawnAt IS NOT NULL, 0) OR coalesce(c.withdrawn, 0) AS withdrawn, coalesce(a.place = s.place, 0) AS own,
    c.receivedAt, c.receivedByName, c.urgedAt
  FROM (SELECT ? AS place) AS s
  CROSS JOIN (
    SELECT id FROM announcement UNION SELECT announcementId FROM announcementReceipt WHERE place = ?
  ) AS known
  LEFT JOIN announcement AS a ON a.id = known.id
  LEFT JOIN announcementReceipt AS c ON c.id = known.id || '.' || s.place`;

function inQueue(queue: AnnouncementQueue): Condition {
  switch (queue) {
    case 'toReceive':
      return condition('own = 0 AND withdrawn = 0 AND receiptDueAt IS NOT NULL AND receivedAt IS NULL');
    case 'received':
      return condition('own = 0');
    case 'published':
      return condition('own = 1');
    // Places that have not signed; of one to everybody nobody counts the places, so it is outstanding while it is in force.
    case 'outstanding':
      return condition(
        `own = 1 AND withdrawn = 0 AND receiptDueAt IS NOT NULL AND (everybody = 1 OR EXISTS (
          SELECT 1 FROM announcementReceipt AS r WHERE r.announcementId = lines.id AND r.receivedAt IS NULL))`,
      );
  }
}

/** The city publishes for others; it is no place that signs. */
const inQueueOf = (context: QueryContext, queue: AnnouncementQueue): Condition =>
  (context.account.role === 'citySupervisor' && queue === 'toReceive' ? condition('0') : inQueue(queue));

export function countAnnouncements(context: QueryContext, queue: AnnouncementQueue): number {
  const { place } = context.account;
  const where = inQueueOf(context, queue);
  return first<{ n: number }>(
    context.database, `SELECT count(*) AS n FROM (${LINES}) AS lines WHERE ${where.sql}`, place, place, ...where.values,
  )?.n ?? 0;
}

export const announcementsList: QueryDefinition<'announcements.list'> = {
  tables: TABLES,
  run: (context, { queue, search, offset, limit }) => {
    const { place } = context.account;
    const where = both([inQueueOf(context, queue), ...containing(['title', 'body'], search)]);
    const found = `FROM (${LINES}) AS lines WHERE ${where.sql}`;
    const lines = all<Line>(
      context.database, `SELECT * ${found} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`, place, place, ...where.values, limit, offset,
    );
    const total = first<{ n: number }>(context.database, `SELECT count(*) AS n ${found}`, place, place, ...where.values)?.n ?? 0;
    return { total, rows: rowsOf(context, lines) };
  },
};

function rowsOf(context: QueryContext, lines: readonly Line[]): AnnouncementRow[] {
  const { database, account } = context;
  const names = new UnitNames(database);
  const [issued, signed] = [context.pendingIds('announcement'), context.pendingIds('announcementReceipt')];
  return lines.map(({ byPlace, ...line }) => ({
    ...line, by: names.of(byPlace), ...(line.own === 1 ? receiptCounts(database, line) : { places: 0, received: 0 }),
    pending: issued.has(line.id) || signed.has(`${line.id}.${account.place}`),
  }));
}

function receiptCounts(database: Database, { id, everybody, byPlace }: Pick<Line, 'id' | 'everybody'> & { byPlace?: string }) {
  const counted = first<{ places: number; received: number }>(
    database, 'SELECT count(*) AS places, count(receivedAt) AS received FROM announcementReceipt WHERE announcementId = ?', id,
  ) ?? { places: 0, received: 0 };
  return everybody === 1 ? { ...counted, places: Math.max(counted.places, placesBelow(database, byPlace ?? '').length) } : counted;
}

/** Everybody: the towns and villages of the city. Departments sign too, but which of them have a desk only the hub knows. */
function placesBelow(database: Database, issuer: string): readonly string[] {
  const codes = all<{ id: string }>(database, 'SELECT id FROM town UNION ALL SELECT id FROM village ORDER BY id');
  return codes.map(({ id }) => id).filter((id) => id !== issuer);
}

export const announcementDetail: QueryDefinition<'announcement.detail'> = {
  tables: [...TABLES, 'event'],
  run: (context, { id }) => {
    const { database, account } = context;
    const line = first<Line>(database, `SELECT * FROM (${LINES}) AS lines WHERE id = ?`, account.place, account.place, id);
    const [announcement] = line === undefined ? [] : rowsOf(context, [line]);
    if (announcement === undefined) return null;
    const ids = [id, `${id}.${account.place}`];
    return { announcement, receipts: announcement.own === 1 ? receiptsOf(database, id) : [], timeline: timelineOf(context, ids) };
  },
};

function receiptsOf(database: Database, id: string): PlaceReceipt[] {
  const names = new UnitNames(database);
  const announcement = byId<Announcement>(database, 'announcement', id);
  const copies = all<AnnouncementReceipt>(
    database, 'SELECT * FROM announcementReceipt WHERE announcementId = ? ORDER BY receivedAt IS NOT NULL, place', id,
  );
  const known = new Set(copies.map(({ place }) => place));
  const silent = announcement?.everybody === 1 ? placesBelow(database, announcement.place).filter((place) => !known.has(place)) : [];
  const given = copies.map(({ place, receivedAt, receivedByName, urgedAt, urges }): PlaceReceipt =>
    ({ unit: names.of(place), receivedAt, receivedByName, urgedAt, urges }));
  const without = silent.map((place): PlaceReceipt =>
    ({ unit: names.of(place), receivedAt: null, receivedByName: null, urgedAt: null, urges: 0 }));
  return [...given.filter(({ receivedAt }) => receivedAt === null), ...without, ...given.filter(({ receivedAt }) => receivedAt !== null)];
}
