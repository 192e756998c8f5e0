/** One complaint: how far it is, about whom and where, the hotline and its number, who has the lead, when it came. */
import type { ComplaintRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import { ComplaintTag } from './ComplaintTag.tsx';

interface ComplaintListRowProps {
  readonly complaint: ComplaintRow;
  readonly placeName: string | undefined;
  readonly now: number;
  readonly state: RecordRowProps;
}

export function ComplaintListRow({ complaint, placeName, now, state }: ComplaintListRowProps) {
  const t = useT();
  const format = useFormat();
  const { lead } = complaint;
  return (
    <RecordRow
      id={complaint.id}
      state={state}
      chip={<ComplaintTag complaint={complaint} />}
      name={complaint.subjectName}
      address={complaint.address}
      place={[complaint.source, complaint.number]}
      holder={[placeName ?? t('complaints:noPlace'), lead?.handlerName ?? '']}
      when={format.brief(complaint.receivedAt, now)}
      whenTitle={format.dateTime(complaint.receivedAt)}
      pending={complaint.pending}
    />
  );
}
