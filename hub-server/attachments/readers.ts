/** Who may look at an attachment: whoever sees a row that refers to it, and who sent it. Like a row that is not there otherwise. */
import { visible } from '#domain/core/scope.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import type { Evidence } from '#domain/schema/disposal.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { HubStore } from '../store/store.ts';
import type { Attachments, StoredAttachment } from './attachments.ts';

/** Rows that may refer to one content: the same form letter is attached again and again. */
const REFERENCES_MAX = 1000;

/** The attachment, for this account. Throws row.notFound, the same whether it does not exist or is not for the account. */
export function readableAttachment(hash: string, account: SessionAccount, store: HubStore, attachments: Attachments): StoredAttachment {
  const attachment = attachments.stored(hash);
  const mayRead = attachment !== undefined
    && (attachment.accountId === account.id || references(hash, store).some((evidence) => sees(account, evidence, store)));
  if (!mayRead) throw new ShaotaiError('row.notFound', undefined, { table: 'attachment' });
  return attachment;
}

function references(hash: string, { reader }: HubStore): Evidence[] {
  return reader.find(evidenceTable, { hash }, REFERENCES_MAX) as unknown as Evidence[];
}

/** A grid member sees what belongs to the own tasks, not to the village's. */
function sees(account: SessionAccount, evidence: Evidence, store: HubStore): boolean {
  if (!visible(evidence, account.grants)) return false;
  if (account.role !== 'gridMember' || evidence.byId === account.id) return true;
  return account.memberId !== null && taskOf(evidence, store)?.assigneeId === account.memberId;
}

function taskOf({ subject, subjectId }: Evidence, { reader }: HubStore): Task | undefined {
  if (subject === taskTable.name) return reader.get(taskTable, subjectId) as Task | undefined;
  if (subject !== inspectionTable.name) return undefined;
  const inspection = reader.get(inspectionTable, subjectId) as Inspection | undefined;
  return inspection === undefined ? undefined : reader.get(taskTable, inspection.taskId) as Task | undefined;
}
