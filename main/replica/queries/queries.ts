/** Every query a screen may ask of its replica. */
import type { QueryName } from '#protocol/bridge/queries.ts';
import { accountsList, calendarYears } from './administration.ts';
import type { QueryDefinition } from './definition.ts';
import { deskCounts } from './desk-counts.ts';
import { entityDetail, leadDetail, taskDetail } from './details.ts';
import { eventsRecent } from './events-recent.ts';
import { leadsList } from './leads-list.ts';
import { membersList } from './members-list.ts';
import { placeOldest, placeTrend } from './place-course.ts';
import { placeOverview } from './place-overview.ts';
import { registrationsUnplaced } from './registrations-unplaced.ts';
import { searchEverything } from './search-everything.ts';
import { taskRecommend } from './task-recommend.ts';
import { tasksList } from './tasks-list.ts';
import { mapVillage, territoryGrids, territoryTowns, territoryVillages } from './territory.ts';

export const QUERIES: { readonly [Q in QueryName]: QueryDefinition<Q> } = {
  'desk.counts': deskCounts,
  'tasks.list': tasksList,
  'task.detail': taskDetail,
  'task.recommend': taskRecommend,
  'leads.list': leadsList,
  'lead.detail': leadDetail,
  'registrations.unplaced': registrationsUnplaced,
  'entity.detail': entityDetail,
  'members.list': membersList,
  'territory.towns': territoryTowns,
  'territory.villages': territoryVillages,
  'territory.grids': territoryGrids,
  'map.village': mapVillage,
  'place.overview': placeOverview,
  'place.trend': placeTrend,
  'place.oldest': placeOldest,
  'events.recent': eventsRecent,
  'search.everything': searchEverything,
  'accounts.list': accountsList,
  'calendar.years': calendarYears,
};
