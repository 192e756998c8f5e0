/** Emergency orders (应急指令) with receipts and arrivals; a village knows those of its own members only. */
import type { Evidence } from '#domain/schema/disposal.ts';
import type { EmergencyCall } from '#domain/schema/notices.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Village } from '#domain/schema/territory.ts';
import { tierOf } from '#domain/core/scope.ts';
import type { CallRow, MembersMap, OrderQueue, OrderRow } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, first } from './sql.ts';
import type { Condition } from './sql.ts';
import { markAll, timelineOf } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

type Line = Omit<OrderRow, 'by' | 'pending'> & { readonly byPlace: string | null };

/** Without the order itself (a village), it runs while one of the calls that are known is neither answered by arrival nor withdrawn. */
const LINES = `
  SELECT calls.orderId AS id, coalesce(o.number, '') AS number, calls.body, o.place AS byPlace, coalesce(o.byName, '') AS byName, calls.at,
    o.endedAt, coalesce(o.report, '') AS report, coalesce(o.open, calls.waiting > 0) AS open, calls.lon, calls.lat,
    coalesce(o.area, '') AS area, calls.members, calls.received, calls.arrived, calls.villages
  FROM (
    SELECT orderId, min(body) AS body, min(at) AS at, min(lon) AS lon, min(lat) AS lat, count(*) AS members,
      count(receivedAt) AS received, count(arrivedAt) AS arrived, sum(arrivedAt IS NULL AND withdrawn = 0) AS waiting,
      group_concat(villageCode) AS villages
    FROM emergencyCall GROUP BY orderId
  ) AS calls LEFT JOIN emergencyOrder AS o ON o.id = calls.orderId`;

const inQueue = (queue: OrderQueue): Condition => condition('open = ?', queue === 'open' ? 1 : 0);

/** Orders that called somebody of the place. */
function callsIn(place: string): readonly Condition[] {
  return tierOf(place) === 'city' || place === '' ? [] : [condition('instr(villages, ?) > 0', place)];
}

export function countOrders({ database }: QueryContext, place: string, queue: OrderQueue): number {
  const where = both([inQueue(queue), ...callsIn(place)]);
  return first<{ n: number }>(database, `SELECT count(*) AS n FROM (${LINES}) WHERE ${where.sql}`, ...where.values)?.n ?? 0;
}

export const ordersList: QueryDefinition<'orders.list'> = {
  tables: ['emergencyOrder', 'emergencyCall', 'town', 'village', 'city'],
  run: (context, { place, queue, search, offset, limit }) => {
    const where = both([inQueue(queue), ...callsIn(place), ...containing(['body', 'number'], search)]);
    const found = `FROM (${LINES}) WHERE ${where.sql}`;
    const lines = all<Line>(
      context.database, `SELECT * ${found} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`, ...where.values, limit, offset,
    );
    const total = first<{ n: number }>(context.database, `SELECT count(*) AS n ${found}`, ...where.values)?.n ?? 0;
    return { total, rows: rowsOf(context, lines) };
  },
};

function rowsOf(context: QueryContext, lines: readonly Line[]): OrderRow[] {
  const names = new UnitNames(context.database);
  const pending = context.pendingIds('emergencyOrder');
  return lines.map(({ byPlace, ...line }) => ({ ...line, by: byPlace === null ? null : names.of(byPlace), pending: pending.has(line.id) }));
}

export const orderDetail: QueryDefinition<'order.detail'> = {
  tables: ['emergencyOrder', 'emergencyCall', 'member', 'evidence', 'event', 'town', 'village', 'city'],
  run: (context, { id }) => {
    const { database } = context;
    const line = first<Line>(database, `SELECT * FROM (${LINES}) WHERE id = ?`, id);
    const [order] = line === undefined ? [] : rowsOf(context, [line]);
    if (order === undefined) return null;
    const calls = all<EmergencyCall>(
      database, 'SELECT * FROM emergencyCall WHERE orderId = ? ORDER BY arrivedAt IS NOT NULL, receivedAt IS NOT NULL, distance, id', id,
    );
    const callIds = calls.map((call) => call.id);
    return {
      order,
      calls: markAll(context, 'emergencyCall', calls).map((call): CallRow => ({ ...call, ...whereabouts(context, call) })),
      evidence: all<Evidence>(
        database, 'SELECT * FROM evidence WHERE subjectId IN (SELECT value FROM json_each(?)) ORDER BY at, id', JSON.stringify(callIds),
      ),
      timeline: timelineOf(context, [id, ...callIds]),
    };
  },
};

function whereabouts({ database }: QueryContext, { villageCode, memberId }: EmergencyCall): Pick<CallRow, 'villageName' | 'seen'> {
  const member = byId<Member>(database, 'member', memberId);
  return {
    villageName: byId<Village>(database, 'village', villageCode)?.name ?? '',
    seen: member === undefined ? null : { lon: member.lon, lat: member.lat, positionAt: member.positionAt },
  };
}

export const mapMembers: QueryDefinition<'map.members'> = {
  tables: ['village', 'grid', 'member'],
  run: ({ database, now }, { place }) => {
    const villages = all<MembersMap['villages'][number]>(
      database, 'SELECT id, name, lon, lat FROM village WHERE id = ? OR townCode = ? ORDER BY sort, id', place, place,
    );
    if (villages.length === 0) return null;
    const codes = JSON.stringify(villages.map(({ id }) => id));
    const inThem = 'villageCode IN (SELECT value FROM json_each(?))';
    return {
      villages,
      grids: all<MembersMap['grids'][number]>(
        database, `SELECT id, villageCode, outline FROM grid WHERE ${inThem} AND (validTo IS NULL OR validTo > ?) ORDER BY id`, codes, now,
      ),
      members: all<MembersMap['members'][number]>(
        database,
        `SELECT id, name, villageCode, lon, lat, positionAt FROM member WHERE ${inThem} AND status = 'onDuty' ORDER BY id`,
        codes,
      ),
    };
  },
};
