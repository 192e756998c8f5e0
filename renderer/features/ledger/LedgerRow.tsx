/** One entry of the ledger: state and term, name and address, place and industry, department, when it was found. */
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import { LedgerStateTag } from './LedgerStateTag.tsx';

interface LedgerRowProps {
  readonly entry: Pending<LedgerEntry>;
  readonly placeName: string | undefined;
  readonly now: number;
  readonly state: RecordRowProps;
}

export function LedgerRow({ entry, placeName, now, state }: LedgerRowProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const term = entry.licenceDueAt === null ? '' : t('ledger:row.term', { day: format.date(entry.licenceDueAt) });
  return (
    <RecordRow
      id={entry.id}
      state={state}
      chip={<LedgerStateTag entry={entry} now={now} />}
      name={entry.subjectName}
      address={entry.address}
      place={[placeName ?? entry.number, entry.industry === '' ? t(`trade:ledgerKind.${entry.kind}`) : entry.industry]}
      holder={[
        entry.department === null ? term : words.value('department', entry.department),
        entry.relapses > 0 ? t('ledger:row.relapses', { count: entry.relapses }) : t(`trade:ledgerSource.${entry.source}`),
      ]}
      when={format.brief(entry.foundAt, now)}
      whenTitle={format.dateTime(entry.foundAt)}
      pending={entry.pending}
    />
  );
}
