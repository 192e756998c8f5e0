/** Every query a screen may ask of its replica. */
import type { QueryName } from '#protocol/bridge/queries.ts';
import { accountsList, calendarYears } from './administration.ts';
import type { QueryDefinition } from './definition.ts';
import { actionDetail, actionsList } from './actions.ts';
import { deskCounts } from './desk-counts.ts';
import { documentRows } from './document-rows.ts';
import { entitiesList } from './entities-list.ts';
import { entityDetail } from './entity-detail.ts';
import { eventsRecent } from './events-recent.ts';
import { followUpDetail, followUpsCounts, followUpsList } from './follow-ups.ts';
import { itemIndustries, itemPermits, itemSets } from './items-lists.ts';
import { leadDetail, leadTriageFacts, teamsList } from './lead-detail.ts';
import { leadsList, leadsRisks } from './leads-list.ts';
import { membersList } from './members-list.ts';
import { placeOldest, placeTrend } from './place-course.ts';
import { placeOverview } from './place-overview.ts';
import { registrationsUnplaced } from './registrations-unplaced.ts';
import { searchEverything } from './search-everything.ts';
import { taskDetail } from './task-detail.ts';
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
  'lead.triageFacts': leadTriageFacts,
  'leads.risks': leadsRisks,
  'teams.list': teamsList,
  'actions.list': actionsList,
  'action.detail': actionDetail,
  'document.rows': documentRows,
  'registrations.unplaced': registrationsUnplaced,
  'entities.list': entitiesList,
  'entity.detail': entityDetail,
  'items.sets': itemSets,
  'items.permits': itemPermits,
  'items.industries': itemIndustries,
  'followups.list': followUpsList,
  'followups.counts': followUpsCounts,
  'followup.detail': followUpDetail,
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
