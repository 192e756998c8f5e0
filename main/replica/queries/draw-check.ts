/** 双随机复核: repeats a draw from its record with the entities that are here now. */
import { filterOf, poolOf } from '#domain/patrol/campaign.ts';
import { checkDraw, digestOf } from '#domain/patrol/draw.ts';
import type { Drawn } from '#domain/patrol/draw.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Campaign, Draw } from '#domain/schema/patrol.ts';
import type { QueryDefinition } from './definition.ts';
import { all, byId } from './sql.ts';

export const drawCheck: QueryDefinition<'draw.check'> = {
  tables: ['draw', 'campaign', 'entity'],
  run: ({ database }, { id }) => {
    const record = byId<Draw>(database, 'draw', id);
    const campaign = record === undefined ? undefined : byId<Campaign>(database, 'campaign', record.campaignId);
    if (record === undefined || campaign === undefined) return null;
    const entities = all<Entity>(database, 'SELECT * FROM entity WHERE villageCode = ?', record.villageCode);
    const pool = poolOf(entities, filterOf(campaign)).map((entity) => entity.id);
    const { seed, poolDigest } = record;
    const drawn = JSON.parse(record.drawn) as readonly Drawn[];
    return { ...checkDraw({ seed, poolDigest, drawn }, pool), poolSize: pool.length, poolDigest: digestOf(pool) };
  },
};
