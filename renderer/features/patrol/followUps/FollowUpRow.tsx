/** One follow-up in the list: limit or answer, name and address, permits asked about, department, when it was sent. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { Chip, LimitChip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { RESULT_TONE } from '../../dispatch/Permits.tsx';
import type { RecordRowProps } from '../../desk/RecordDesk.tsx';
import { RecordRow } from '../../desk/RecordRow.tsx';

interface FollowUpRowProps {
  readonly followUp: Pending<FollowUp>;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly state: RecordRowProps;
}

export function FollowUpRow({ followUp, calendar, now, state }: FollowUpRowProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { result, receivedAt } = followUp;
  return (
    <RecordRow
      id={followUp.id}
      state={state}
      chip={
        result === null ? (
          <LimitChip row={{ ...followUp, limit: 'department' }} calendar={calendar} now={now} />
        ) : (
          <Chip tone={RESULT_TONE[result]}>{t(`trade:followUpResult.${result}`)}</Chip>
        )
      }
      name={followUp.entityName}
      address={followUp.address}
      place={[
        format.list(followUp.permits.split(',')),
        followUp.found === '' ? '' : t('patrol:followUp.found', { found: foundWord(followUp.found, t) }),
      ]}
      holder={[
        words.value('department', followUp.department),
        receivedAt === null ? t('dispatch:permits.waiting') : (followUp.receivedByName ?? ''),
      ]}
      when={format.brief(followUp.sentAt, now)}
      whenTitle={format.dateTime(followUp.sentAt)}
      pending={followUp.pending}
    />
  );
}

/** What the first check said about the permits (item A3). */
export function foundWord(found: string, t: ReturnType<typeof useT>): string {
  return (t as unknown as (key: string) => string)(`trade:item.A3.${found}`);
}
