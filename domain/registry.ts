/** The table of contents of the product: every command there is. */
import type { CommandDefinition } from './core/command.ts';
import { disableAccount, enableAccount } from './administration/disable-account.ts';
import { saveAccount } from './administration/save-account.ts';
import { saveCalendarYear } from './administration/save-calendar-year.ts';
import { saveMember } from './administration/save-member.ts';
import { setMemberStatus } from './administration/set-member-status.ts';
import { acceptLead } from './lead/accept.ts';
import { acceptTransferredLead } from './lead/accept-transfer.ts';
import { closeLead } from './lead/close.ts';
import { feedBackOnLead } from './lead/feedback.ts';
import { handUpLead } from './lead/hand-up.ts';
import { invalidateLead } from './lead/invalidate.ts';
import { remarkOnLead } from './lead/remark.ts';
import { reportLead } from './lead/report.ts';
import { returnTransferredLead } from './lead/return-transfer.ts';
import { transferLead } from './lead/transfer.ts';
import { urgeLead } from './lead/urge.ts';
import { verifyLead } from './lead/verify.ts';
import { placeRegistration } from './registration/place.ts';
import { acceptTask } from './task/accept.ts';
import { arriveAtTask } from './task/arrive.ts';
import { assignTask } from './task/assign.ts';
import { cancelTask } from './task/cancel.ts';
import { moveTask } from './task/move.ts';
import { reassignTask } from './task/reassign.ts';
import { recheckTask } from './task/recheck.ts';
import { remarkOnTask } from './task/remark.ts';
import { submitTask } from './task/submit.ts';
import { urgeTask } from './task/urge.ts';
import { withdrawTask } from './task/withdraw.ts';

export const COMMANDS: readonly CommandDefinition[] = [
  assignTask, reassignTask, withdrawTask, acceptTask, arriveAtTask, submitTask, recheckTask, cancelTask, moveTask, urgeTask, remarkOnTask,
  reportLead, acceptLead, closeLead, handUpLead, invalidateLead, transferLead, acceptTransferredLead, returnTransferredLead, feedBackOnLead, verifyLead,
  urgeLead, remarkOnLead,
  placeRegistration,
  saveMember, setMemberStatus, saveAccount, disableAccount, enableAccount, saveCalendarYear,
];

const byName = new Map(COMMANDS.map((definition) => [definition.name, definition]));

export function commandNamed(name: string): CommandDefinition | undefined {
  return byName.get(name);
}
