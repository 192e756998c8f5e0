/** The table of contents of the product: every command there is. */
import type { CommandDefinition } from './core/command.ts';
import { disableAccount, enableAccount } from './administration/disable-account.ts';
import { saveAccount } from './administration/save-account.ts';
import { saveCalendarYear } from './administration/save-calendar-year.ts';
import { saveMember } from './administration/save-member.ts';
import { setMemberStatus } from './administration/set-member-status.ts';
import { mergeLeads } from './case/merge.ts';
import { pickValue } from './case/pick.ts';
import { retractOperation } from './case/retract.ts';
import { splitLeads } from './case/split.ts';
import { exportDocument } from './documents/export.ts';
import { callBackComplainant } from './complaint/call-back.ts';
import { placeComplaint } from './complaint/place.ts';
import { applyForAction } from './enforcement/apply.ts';
import { cancelAction, notifyOfAction } from './enforcement/notify.ts';
import { checkInAtAction, receiveActionNotice, recordActionResult } from './enforcement/on-site.ts';
import { approveAction, planAction, refuseAction } from './enforcement/plan.ts';
import { closeAction, lookBackAtAction, summariseAction } from './enforcement/summarise.ts';
import { addEvidence } from './evidence/add.ts';
import { answerFollowUp, receiveFollowUp } from './items/follow-up.ts';
import { activateItemSet, saveItemSet } from './items/item-set.ts';
import { savePermitItem } from './items/permits.ts';
import { acceptTransferredLead } from './lead/accept-transfer.ts';
import { acceptLead } from './lead/accept.ts';
import { beginDisposal } from './lead/begin-disposal.ts';
import { coordinateLead, reportLeadToCity } from './lead/city.ts';
import { closeLead } from './lead/close.ts';
import { decideProposal } from './lead/decide-proposal.ts';
import { deferLead } from './lead/defer.ts';
import { feedBackOnLead } from './lead/feedback.ts';
import { handUpLead } from './lead/hand-up.ts';
import { invalidateLead } from './lead/invalidate.ts';
import { markMajorLead } from './lead/major.ts';
import { proposeForLead } from './lead/propose.ts';
import { linkRelapse } from './lead/relapse.ts';
import { releaseLead } from './lead/release.ts';
import { remarkOnLead } from './lead/remark.ts';
import { reopenLead } from './lead/reopen.ts';
import { reportLead } from './lead/report.ts';
import { rerouteLead } from './lead/reroute.ts';
import { resolveLead } from './lead/resolve.ts';
import { returnTransferredLead } from './lead/return-transfer.ts';
import { revisitLead } from './lead/revisit.ts';
import { receiveRiskTransfer } from './lead/risk-transfer.ts';
import { saveIndustry } from './lead/routing.ts';
import { sendBackLead } from './lead/send-back.ts';
import { startProcessingLead } from './lead/start-processing.ts';
import { saveTeam } from './lead/team.ts';
import { transferLead } from './lead/transfer.ts';
import { triageLead } from './lead/triage.ts';
import { urgeLead } from './lead/urge.ts';
import { verifyLead } from './lead/verify.ts';
import { visitLead } from './lead/visit.ts';
import {
  enterInLedger, notifyDepartment, orderLicence, prosecute, relapseEntry, settleEntry, strikeEntry, verifyEntry,
} from './ledger/ledger.ts';
import { publishAnnouncement, receiveAnnouncement, urgeAnnouncement, withdrawAnnouncement } from './notices/announcement.ts';
import { arriveForOrder, endOrder, issueOrder, receiveOrder } from './notices/order.ts';
import { answerQuestion, askQuestion, keepAnswer, settleQuestion } from './notices/question.ts';
import { handOverShift, takeOverShift } from './notices/shift.ts';
import { listAnnualReports, urgeAnnualReport } from './patrol/annual-report.ts';
import { addCampaignTargets, closeCampaign, drawCampaign, openCampaign } from './patrol/campaign.ts';
import { recordSelfCheck, sampleMarket, saveMarket } from './patrol/market.ts';
import { classifyEntities, planPatrol } from './patrol/patrol.ts';
import { placeRegistration } from './registration/place.ts';
import { answerSupervision, liftSupervision, receiveSupervision } from './supervision/answer.ts';
import { addRectificationTask, assignRectification, finishRectificationTask, submitRectification } from './supervision/carry-out.ts';
import { issueSupervision } from './supervision/issue.ts';
import { addRectificationProblem, openRectification } from './supervision/rectification.ts';
import { keepRectification, lookBackAtRectification, strikeOffRectification } from './supervision/strike-off.ts';
import { acceptTask } from './task/accept.ts';
import { arriveAtTask } from './task/arrive.ts';
import { assignTask } from './task/assign.ts';
import { logCall } from './task/call.ts';
import { cancelTask } from './task/cancel.ts';
import { deferTask } from './task/defer.ts';
import { moveTask } from './task/move.ts';
import { decideTaskProposal, proposeForTask } from './task/propose.ts';
import { reassignTask } from './task/reassign.ts';
import { recheckTask } from './task/recheck.ts';
import { remarkOnTask } from './task/remark.ts';
import { signNotice } from './task/sign-notice.ts';
import { submitTask } from './task/submit.ts';
import { urgeTask } from './task/urge.ts';
import { withdrawTask } from './task/withdraw.ts';

export const COMMANDS: readonly CommandDefinition[] = [
  assignTask, reassignTask, withdrawTask, acceptTask, arriveAtTask, submitTask, recheckTask, cancelTask, moveTask, urgeTask, remarkOnTask,
  deferTask, logCall, signNotice, proposeForTask, decideTaskProposal,
  reportLead, acceptLead, closeLead, handUpLead, invalidateLead,
  transferLead, acceptTransferredLead, returnTransferredLead, feedBackOnLead, verifyLead,
  urgeLead, remarkOnLead, releaseLead,
  beginDisposal, visitLead, resolveLead, revisitLead, deferLead, rerouteLead,
  proposeForLead, decideProposal, sendBackLead, reopenLead, linkRelapse,
  triageLead, markMajorLead, startProcessingLead, reportLeadToCity, coordinateLead, receiveRiskTransfer, saveTeam, saveIndustry,
  mergeLeads, splitLeads, pickValue, retractOperation,
  applyForAction, planAction, approveAction, refuseAction, notifyOfAction, receiveActionNotice, checkInAtAction, recordActionResult,
  summariseAction, lookBackAtAction, closeAction, cancelAction, exportDocument,
  issueSupervision, receiveSupervision, answerSupervision, liftSupervision,
  openRectification, addRectificationProblem, assignRectification, addRectificationTask, finishRectificationTask, submitRectification,
  strikeOffRectification, keepRectification, lookBackAtRectification,
  publishAnnouncement, receiveAnnouncement, urgeAnnouncement, withdrawAnnouncement, handOverShift, takeOverShift,
  askQuestion, answerQuestion, settleQuestion, keepAnswer, issueOrder, receiveOrder, arriveForOrder, endOrder,
  saveItemSet, activateItemSet, savePermitItem, receiveFollowUp, answerFollowUp,
  classifyEntities, planPatrol, openCampaign, addCampaignTargets, drawCampaign, closeCampaign, listAnnualReports, urgeAnnualReport,
  saveMarket, recordSelfCheck, sampleMarket,
  enterInLedger, orderLicence, notifyDepartment, prosecute, settleEntry, verifyEntry, relapseEntry, strikeEntry,
  placeRegistration, addEvidence, placeComplaint, callBackComplainant,
  saveMember, setMemberStatus, saveAccount, disableAccount, enableAccount, saveCalendarYear,
];

const byName = new Map(COMMANDS.map((definition) => [definition.name, definition]));

export function commandNamed(name: string): CommandDefinition | undefined {
  return byName.get(name);
}
