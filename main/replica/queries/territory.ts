/** City, towns, villages, grids, and the map of a village. */
import type { City, Grid, Town, Village } from '#domain/schema/territory.ts';
import type { VillageMap } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, byId, first } from './sql.ts';

export const territoryTowns: QueryDefinition<'territory.towns'> = {
  tables: ['city', 'town'],
  run: ({ database }) => ({
    city: first<City>(database, 'SELECT * FROM city ORDER BY id') ?? null,
    towns: all<Town>(database, 'SELECT * FROM town ORDER BY sort, id'),
  }),
};

export const territoryVillages: QueryDefinition<'territory.villages'> = {
  tables: ['village'],
  run: ({ database }, { townCode }) => all<Village>(database, 'SELECT * FROM village WHERE townCode = ? ORDER BY sort, id', townCode),
};

/** Grids in force today; abolished ones only explain old months. */
const GRIDS = 'SELECT * FROM grid WHERE villageCode = ? AND (validTo IS NULL OR validTo > ?) ORDER BY number, id';

export const territoryGrids: QueryDefinition<'territory.grids'> = {
  tables: ['grid'],
  run: ({ database, now }, { villageCode }) => all<Grid>(database, GRIDS, villageCode, now),
};

export const mapVillage: QueryDefinition<'map.village'> = {
  tables: ['village', 'grid', 'task', 'member'],
  run: ({ database, now }, { villageCode }) => {
    const village = byId<Village>(database, 'village', villageCode);
    if (village === undefined) return null;
    return {
      village,
      grids: all<Grid>(database, GRIDS, villageCode, now),
      tasks: all<VillageMap['tasks'][number]>(
        database,
        `SELECT id, entityName, lon, lat, state, gridId, amberAt, dueAt, assigneeId FROM task
         WHERE open = 1 AND villageCode = ? ORDER BY dueAt, id`,
        villageCode,
      ),
      members: all<VillageMap['members'][number]>(
        database,
        "SELECT id, name, gridId, lon, lat, positionAt, status FROM member WHERE villageCode = ? AND status <> 'left' ORDER BY id",
        villageCode,
      ),
    };
  },
};
