/** 专项检查、双随机抽查: orders, their progress village by village, and the records of the draws. */
import type { Database } from 'better-sqlite3';
import { tierOf } from '#domain/core/scope.ts';
import type { Drawn } from '#domain/patrol/draw.ts';
import type { Campaign, Draw } from '#domain/schema/patrol.ts';
import type { CampaignDetail, CampaignQueue, CampaignRow, CampaignVillage, Pending } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, countOf, first, inPlace, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

/** Tasks of a campaign that one screen shows. */
const TASKS_SHOWN = 2000;

const TABLES = ['campaign', 'draw', 'task', 'village', 'member', 'event'];
/** The first value is now. */
const PROGRESS = `count(*) AS targets, coalesce(sum(firstCheckAt IS NOT NULL), 0) AS done, coalesce(sum(result = 'problem'), 0) AS problems,
  coalesce(sum(open = 1 AND dueAt < ?), 0) AS overdue`;

type Progress = Pick<CampaignRow, 'done' | 'problems' | 'overdue'>;

export const campaignsList: QueryDefinition<'campaigns.list'> = {
  tables: ['campaign', 'task'],
  timed: true,
  run: (context, args) => {
    const { offset, limit } = args;
    const where = both([...inQueue(args.queue), ...orderedBy(args.place), ...containing(['title', 'number'], args.search)]);
    const order = 'open DESC, endsAt, id';
    const { total, rows } = page<Campaign>(context.database, { table: 'campaign', where, order, limit, offset });
    return { total, rows: markAll(context, 'campaign', rows).map((row) => withProgress(context, row)) };
  },
};

/** A town's own inspections; a city's station sees those of all its towns. */
export const orderedBy = (place: string): readonly Condition[] => (tierOf(place) === 'town' ? [condition('place = ?', place)] : []);

export function inQueue(queue: CampaignQueue): readonly Condition[] {
  switch (queue) {
    case 'special':
    case 'random':
      return [condition('open = 1'), condition('kind = ?', queue)];
    case 'closed':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

function withProgress({ database, now }: QueryContext, campaign: Pending<Campaign>): CampaignRow {
  const progress = first<Progress>(database, `SELECT ${PROGRESS} FROM task WHERE campaignId = ?`, now, campaign.id);
  const { done, problems, overdue } = progress ?? { done: 0, problems: 0, overdue: 0 };
  return { ...campaign, done, problems, overdue };
}

export const campaignDetail: QueryDefinition<'campaign.detail'> = {
  tables: TABLES,
  timed: true,
  run: (context, { id }): CampaignDetail | null => {
    const { database, now } = context;
    const campaign = byId<Campaign>(database, 'campaign', id);
    if (campaign === undefined) return null;
    const villages = all<CampaignVillage>(
      database,
      `SELECT villageCode, coalesce((SELECT name FROM village WHERE village.id = villageCode), villageCode) AS villageName, ${PROGRESS}
       FROM task WHERE campaignId = ? GROUP BY villageCode ORDER BY villageCode`,
      now, id,
    );
    const draws = all<Draw>(database, 'SELECT * FROM draw WHERE campaignId = ? ORDER BY at, id', id);
    const drawn = draws.flatMap((draw) => (JSON.parse(draw.drawn) as readonly Drawn[]).flatMap(({ inspectors }) => inspectors));
    return {
      campaign: withProgress(context, mark(context, 'campaign', campaign)),
      villages,
      draws,
      inspectors: membersOf(database, JSON.stringify([...new Set(drawn)])),
      members: membersOf(database, campaign.memberIds),
      tasks: all(
        database,
        `SELECT id, number, entityId, entityName, villageCode, state, assigneeName, result FROM task WHERE campaignId = ?
         ORDER BY villageCode, number LIMIT ?`,
        id, TASKS_SHOWN,
      ),
      timeline: timelineOf(context, [id]),
    };
  },
};

function membersOf(database: Database, ids: string): readonly { readonly id: string; readonly name: string }[] {
  return all(database, 'SELECT id, name FROM member WHERE id IN (SELECT value FROM json_each(?)) ORDER BY villageCode, gridId, id', ids);
}

export const campaignPreview: QueryDefinition<'campaign.preview'> = {
  tables: ['entity', 'village'],
  run: ({ database }, { place, words, kinds, registeredFrom, registeredTo }) => {
    const filters: Condition[] = [condition("status = 'active'")];
    if (words.length > 0) {
      filters.push(condition(`(${words.map(() => "instr(businessScope || ' ' || name, ?) > 0").join(' OR ')})`, ...words));
    }
    if (kinds.length > 0) filters.push(condition(`kind IN (${kinds.map(() => '?').join(', ')})`, ...kinds));
    if (registeredFrom !== '') filters.push(condition('registeredOn >= ?', registeredFrom));
    if (registeredTo !== '') filters.push(condition('registeredOn <= ?', registeredTo));
    const where = both([...inPlace(place), condition('villageCode IS NOT NULL'), ...filters]);
    const counted = all<{ villageCode: string; entities: number }>(
      database,
      `SELECT villageCode, count(*) AS entities FROM entity WHERE ${where.sql} GROUP BY villageCode`,
      ...where.values,
    );
    const entities = new Map(counted.map((row) => [row.villageCode, row.entities]));
    const town = tierOf(place) === 'village' ? condition('id = ?', place) : condition('townCode = ?', place);
    const villages = all<{ villageCode: string; villageName: string }>(
      database, `SELECT id AS villageCode, name AS villageName FROM village WHERE ${town.sql} ORDER BY sort, id`, ...town.values,
    );
    return villages.map((village) => ({ ...village, entities: entities.get(village.villageCode) ?? 0 }));
  },
};

/** How many stand in a queue. */
export const campaignsIn = (database: Database, queue: CampaignQueue, place: string): number =>
  countOf(database, 'campaign', both([...inQueue(queue), ...orderedBy(place)]));
