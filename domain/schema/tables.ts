/** All replicated tables, in the order in which a station receives them: reference data and open work come first. */
import type { Table } from '../core/table.ts';
import { complaintTable } from './complaint.ts';
import { evidenceTable, industryTable, leadVisitTable, proposalTable, riskTransferTable, teamTable } from './disposal.ts';
import { caseOperationTable, duplicateSuggestionTable, duplicateWeightsTable } from './duplicates.ts';
import { actionCheckTable, actionTable, actionTargetTable, actionUnitTable } from './enforcement.ts';
import { entityTable, learnedAddressTable, registrationTable } from './entity.ts';
import { eventTable } from './event.ts';
import { followUpTable, itemSetTable, permitItemTable } from './items.ts';
import { leadTable } from './lead.ts';
import { ledgerTable } from './ledger.ts';
import {
  announcementReceiptTable, announcementTable, emergencyCallTable, emergencyOrderTable, knowledgeTable, questionTable, shiftNoteTable,
} from './notices.ts';
import {
  annualReportTable, campaignTable, drawTable, marketCheckTable, marketTable, patrolChangeTable, patrolClassTable, patrolRoundTable,
} from './patrol.ts';
import { accountTable, memberTable } from './people.ts';
import { rectificationProblemTable, rectificationTable, rectificationTaskTable, supervisionTable } from './supervision.ts';
import { inspectionTable, taskProposalTable, taskTable } from './task.ts';
import { calendarYearTable, cityTable, gridTable, townTable, villageTable } from './territory.ts';

export const TABLES: readonly Table[] = [
  cityTable, townTable, villageTable, gridTable, calendarYearTable, industryTable, itemSetTable, permitItemTable, memberTable, accountTable,
  taskTable, leadTable, registrationTable, entityTable, learnedAddressTable, inspectionTable,
  teamTable, proposalTable, riskTransferTable, leadVisitTable, evidenceTable,
  caseOperationTable, duplicateSuggestionTable, duplicateWeightsTable,
  actionTable, actionUnitTable, actionTargetTable, actionCheckTable,
  supervisionTable, rectificationTable, rectificationProblemTable, rectificationTaskTable,
  taskProposalTable, followUpTable, ledgerTable,
  patrolClassTable, patrolChangeTable, patrolRoundTable, campaignTable, drawTable, annualReportTable,
  marketTable, marketCheckTable, complaintTable,
  announcementTable, announcementReceiptTable, shiftNoteTable, questionTable, knowledgeTable, emergencyOrderTable, emergencyCallTable,
  eventTable,
];

/** Raised by one with every additive change of the tables above. */
export const SCHEMA_VERSION = 4;

const byName = new Map(TABLES.map((table) => [table.name, table]));

export function tableNamed(name: string): Table | undefined {
  return byName.get(name);
}
