/** Adding photographs and documents to a record: saved at the station first, then referred to by a command each. */
import { useCallback, useState } from 'react';
import { App } from 'antd';
import { addEvidence } from '#domain/evidence/add.ts';
import type { EvidenceSubject } from '#domain/evidence/add.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_TYPES } from '#protocol/attachments.ts';
import { usePerform } from '../../app/perform.tsx';
import { handOver } from '../../bridge/attachments.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useStatus } from '../../bridge/hooks.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';

/** What the file dialog offers. */
export const ACCEPTED = ATTACHMENT_TYPES.join(',');
const MEGABYTE = 1024 * 1024;
const NAME_MAX = 200;

export interface AddPhotos {
  readonly mayAdd: boolean;
  readonly adding: boolean;
  readonly add: (files: readonly File[]) => Promise<void>;
}

export function useAddPhotos(subject: EvidenceSubject, subjectId: string, open: 0 | 1): AddPhotos {
  const t = useT();
  const words = useWords();
  const perform = usePerform();
  const { message } = App.useApp();
  const { account } = useStatus();
  const [adding, setAdding] = useState(false);
  const mayAdd = open === 1 && account !== null && addEvidence.roles.includes(account.role);
  const add = useCallback(async (files: readonly File[]): Promise<void> => {
    setAdding(true);
    const commands: CommandInput[] = [];
    for (const file of files) {
      if (file.size > ATTACHMENT_MAX_BYTES) {
        message.error(t('photos:tooLarge', { name: file.name, megabytes: ATTACHMENT_MAX_BYTES / MEGABYTE }));
        continue;
      }
      try {
        const { hash, bytes, type } = await handOver(file);
        const kind = type === 'application/pdf' ? 'document' : 'photo';
        const piece = { kind, name: file.name.slice(-NAME_MAX), hash, bytes, takenAt: file.lastModified };
        commands.push({ command: addEvidence.name, args: { subject, subjectId, piece } });
      } catch (error) {
        const failure = toBridgeError(error);
        message.error(failure.data['field'] === 'type' ? t('photos:wrongType', { name: file.name }) : words.error(failure));
      }
    }
    if (commands.length > 0) await perform(commands, { done: (count) => t('photos:added', { count }) });
    setAdding(false);
  }, [subject, subjectId, message, perform, t, words]);
  return { mayAdd, adding, add };
}
