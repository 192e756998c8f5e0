/** What brings a check about besides a registration: patrol classes, special and random inspections, annual reports, markets. */
import { code, flag, instant, integer, optionalInstant, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const PATROL_CLASSES = ['A', 'B', 'C', 'D'] as const;
/** A 远距离 · B 中距离 · C 近距离 · D 零距离 (domain catalogue 1.7) */
export type PatrolClass = (typeof PATROL_CLASSES)[number];

/** Classes that are written down. Nearly everybody is A, so A is nobody's row. */
export const WATCHED_CLASSES = ['B', 'C', 'D'] as const;
export type WatchedClass = (typeof WATCHED_CLASSES)[number];

/**
 * The class of an entity that is watched more closely than A; an active entity without a row is A and clean. `id` is the entity's;
 * same scope. Written when class or reasons change, and removed when they fall to A: a month without news writes nothing.
 */
export const patrolClassTable = table('patrolClass', {
  patrolClass: code<WatchedClass>(),
  /** Comma-separated reasons, see domain/patrol/classify.ts; the operator sees them. */
  reasons: text(), townCode: text(), villageCode: text(),
  /** YYYY-MM of the classification that gave class and reasons, and since when the class stands. */
  month: text(), since: instant(), changedBy: text(), changedAt: instant(),
}, [['villageCode', 'patrolClass']], [
  // Counts by class and reason; lists, the longest in their class first.
  ['patrolClass', 'villageCode', 'reasons'], ['patrolClass', 'since', 'villageCode'],
]);
export type EntityPatrolClass = RowOf<typeof patrolClassTable>;

/** The change log: one line for each change of class or reasons. Same scope as the entity. */
export const patrolChangeTable = table('patrolChange', {
  entityId: text(), month: text(), before: code<PatrolClass>(), after: code<PatrolClass>(), reasons: text(),
  at: instant(), byName: text(),
}, [['entityId']], [['at', 'scope']]);
export type PatrolChange = RowOf<typeof patrolChangeTable>;

/** How far the monthly classification of a village has come. `id` and scope are the village's code. */
export const patrolRoundTable = table('patrolRound', {
  townCode: text(),
  /** YYYY-MM of the round, and the key of the entity it has come to in the order of keys. */
  month: text(), through: text(),
  /** Active entities it has looked at, and how many of them are watched more closely or less since. */
  entities: integer(), closer: integer(), farther: integer(),
  startedAt: instant(), finishedAt: optionalInstant(), changedBy: text(), changedAt: instant(),
});
export type PatrolRound = RowOf<typeof patrolRoundTable>;

/** 专项检查 or 双随机抽查: who is to be checked, by whom and when. Scope: the town or the city that ordered it. */
export const campaignTable = table('campaign', {
  number: text(), title: text(), kind: code<'special' | 'random'>(), state: code<'open' | 'closed'>(), open: flag(),
  /** Code of the town, or of the city, that ordered it. */
  place: text(),
  /** JSON of the filter that defines the targets, and JSON array of the members who may be sent; empty for all on duty. */
  filter: text(), memberIds: text(),
  startsAt: instant(), endsAt: instant(), targets: integer(), openedByName: text(), openedAt: instant(),
  summary: text(), closedAt: optionalInstant(), changedBy: text(), changedAt: instant(),
}, [['open', 'place']]);
export type Campaign = RowOf<typeof campaignTable>;

/** 抽取记录: one draw, so that anybody can repeat it. Same scope as its campaign; never changed. */
export const drawTable = table('draw', {
  campaignId: text(), villageCode: text(), seed: text(), algorithm: text(),
  /** Entities that could have been drawn, and a digest over them that does not depend on their order. */
  poolSize: integer(), poolDigest: text(), inspectorPool: integer(),
  /** JSON array of {entityId, rank, inspectors}: inspectors are member keys, the first one leads. */
  drawn: text(), byName: text(), at: instant(),
}, [['campaignId']]);
export type Draw = RowOf<typeof drawTable>;

/** 未年报: an entity that has not filed the report of a year. `id`: year and entity. Same scope as the entity. */
export const annualReportTable = table('annualReport', {
  entityId: text(), year: integer(), state: code<'unreported' | 'reported'>(), listedAt: instant(), reportedAt: optionalInstant(),
  urges: integer(), firstUrgedAt: optionalInstant(), urgedByName: optionalText(),
}, [['entityId'], ['year', 'state']], [['state', 'scope', 'year']]);
export type AnnualReport = RowOf<typeof annualReportTable>;

/** 共治市场: a market whose operator checks its stalls itself. Scope: its village; also: its operator (marketScope). */
export const marketTable = table('market', {
  townCode: text(), villageCode: text(), name: text(), operator: text(), manager: text(), stalls: integer(),
  cadence: code<'daily' | 'weekly'>(), itemSet: text(), active: flag(), lastCheckAt: optionalInstant(), nextDueAt: instant(),
  changedBy: text(), changedAt: instant(),
}, [['villageCode'], ['active', 'townCode', 'nextDueAt']]);
export type Market = RowOf<typeof marketTable>;

/** One self-check of a market, or a sample (抽查) of one by a grid member. Scope: the village; also: the operator. */
export const marketCheckTable = table('marketCheck', {
  marketId: text(), kind: code<'selfCheck' | 'sample'>(), at: instant(), byName: text(), answers: text(), itemSet: text(),
  stallsChecked: integer(),
  /** Hazards solved inside (一般) and reported (重大); of a sample: whether it agrees with the last self-check. */
  ordinary: integer(), major: integer(), agrees: flag(), note: text(), onTime: flag(),
}, [['marketId']]);
export type MarketCheck = RowOf<typeof marketCheckTable>;
