/** Every query a screen may ask of its replica. */
import type { QueryName } from '#protocol/bridge/queries.ts';
import { accountsList, calendarYears } from './administration.ts';
import { patrolCounts, reportsList } from './annual-reports.ts';
import { campaignDetail, campaignPreview, campaignsList } from './campaigns.ts';
import type { QueryDefinition } from './definition.ts';
import { actionDetail, actionsCounts, actionsList } from './actions.ts';
import { announcementDetail, announcementsList } from './announcements.ts';
import { caseDetail, duplicatesPair } from './case-detail.ts';
import { complaintDetail, complaintOfLead, complaintsCounts, complaintsList } from './complaints.ts';
import { deskCounts } from './desk-counts.ts';
import { documentRows } from './document-rows.ts';
import { duplicatesConflicts, duplicatesQueue } from './duplicates-queue.ts';
import { leadsSimilar } from './duplicates-similar.ts';
import { drawCheck } from './draw-check.ts';
import { entitiesCounts, entitiesList } from './entities-list.ts';
import { entityDetail } from './entity-detail.ts';
import { eventsRecent } from './events-recent.ts';
import { followUpDetail, followUpsCounts, followUpsList } from './follow-ups.ts';
import { itemIndustries, itemPermits, itemSets } from './items-lists.ts';
import { leadDetail, leadTriageFacts, teamsList } from './lead-detail.ts';
import { leadsList, leadsRisks } from './leads-list.ts';
import { ledgerCounts, ledgerDetail, ledgerGlance, ledgerList, ledgerOfLead } from './ledger.ts';
import { marketDetail, marketsList } from './markets.ts';
import { membersList } from './members-list.ts';
import { noticesCounts, noticesNews } from './notices-news.ts';
import { mapMembers, orderDetail, ordersList } from './orders.ts';
import { patrolBoard, patrolChanges } from './patrol-board.ts';
import { patrolEntities, patrolRoll } from './patrol-entities.ts';
import { placeOldest, placeTrend } from './place-course.ts';
import { placeOverview } from './place-overview.ts';
import { knowledgeList, questionDetail, questionsList, shiftsList } from './questions.ts';
import { rectificationDetail, rectificationsList } from './rectifications.ts';
import { registrationsUnplaced } from './registrations-unplaced.ts';
import { searchEverything } from './search-everything.ts';
import { supervisionSuggested } from './supervision-suggested.ts';
import { supervisionUnits } from './supervision-units.ts';
import { supervisionCounts, supervisionDetail, supervisionLadder, supervisionsList } from './supervisions-list.ts';
import { taskDetail } from './task-detail.ts';
import { taskRecommend } from './task-recommend.ts';
import { tasksList } from './tasks-list.ts';
import { mapVillage, territoryGrids, territoryTowns, territoryVillages } from './territory.ts';

export const QUERIES: { readonly [Q in QueryName]: QueryDefinition<Q> } = {
  'complaints.list': complaintsList,
  'complaints.counts': complaintsCounts,
  'complaint.detail': complaintDetail,
  'complaint.ofLead': complaintOfLead,
  'desk.counts': deskCounts,
  'tasks.list': tasksList,
  'task.detail': taskDetail,
  'task.recommend': taskRecommend,
  'leads.list': leadsList,
  'lead.detail': leadDetail,
  'lead.triageFacts': leadTriageFacts,
  'leads.risks': leadsRisks,
  'leads.similar': leadsSimilar,
  'duplicates.queue': duplicatesQueue,
  'duplicates.conflicts': duplicatesConflicts,
  'duplicates.pair': duplicatesPair,
  'case.detail': caseDetail,
  'teams.list': teamsList,
  'actions.list': actionsList,
  'actions.counts': actionsCounts,
  'action.detail': actionDetail,
  'document.rows': documentRows,
  'supervision.counts': supervisionCounts,
  'supervisions.list': supervisionsList,
  'supervision.detail': supervisionDetail,
  'supervision.ladder': supervisionLadder,
  'supervision.suggested': supervisionSuggested,
  'supervision.units': supervisionUnits,
  'rectifications.list': rectificationsList,
  'rectification.detail': rectificationDetail,
  'notices.counts': noticesCounts,
  'notices.news': noticesNews,
  'announcements.list': announcementsList,
  'announcement.detail': announcementDetail,
  'shifts.list': shiftsList,
  'questions.list': questionsList,
  'question.detail': questionDetail,
  'knowledge.list': knowledgeList,
  'orders.list': ordersList,
  'order.detail': orderDetail,
  'map.members': mapMembers,
  'registrations.unplaced': registrationsUnplaced,
  'entities.list': entitiesList,
  'entities.counts': entitiesCounts,
  'entity.detail': entityDetail,
  'items.sets': itemSets,
  'items.permits': itemPermits,
  'items.industries': itemIndustries,
  'followups.list': followUpsList,
  'followups.counts': followUpsCounts,
  'followup.detail': followUpDetail,
  'ledger.list': ledgerList,
  'ledger.counts': ledgerCounts,
  'ledger.detail': ledgerDetail,
  'ledger.ofLead': ledgerOfLead,
  'ledger.glance': ledgerGlance,
  'patrol.board': patrolBoard,
  'patrol.entities': patrolEntities,
  'patrol.changes': patrolChanges,
  'patrol.roll': patrolRoll,
  'patrol.counts': patrolCounts,
  'campaigns.list': campaignsList,
  'campaign.detail': campaignDetail,
  'campaign.preview': campaignPreview,
  'draw.check': drawCheck,
  'markets.list': marketsList,
  'market.detail': marketDetail,
  'reports.list': reportsList,
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
