/** One entity in the patrol list: class, name, why it has it, visits made of those needed, last visit. */
import type { PatrolRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { RecordRowProps } from '../../desk/RecordDesk.tsx';
import { RecordRow } from '../../desk/RecordRow.tsx';
import { useReasons } from '../../entities/PatrolClassPanel.tsx';
import { CLASS_TONE } from '../../entities/tones.ts';

interface ClassLineProps {
  readonly row: PatrolRow;
  /** Undefined at a village's own desk: every row would say the same. */
  readonly placeName: string | undefined;
  readonly state: RecordRowProps;
}

export function ClassLine({ row, placeName, state }: ClassLineProps) {
  const t = useT();
  const format = useFormat();
  const reasons = useReasons();
  const since = row.since === null ? '' : t('patrol:row.since', { day: format.date(row.since) });
  return (
    <RecordRow
      id={row.id}
      state={state}
      chip={
        <Chip tone={CLASS_TONE[row.patrolClass]} mark>
          {t(`trade:patrolClass.${row.patrolClass}`)}
        </Chip>
      }
      name={row.name}
      address={row.address}
      place={[reasons(row.reasons), placeName ?? since]}
      holder={[
        t('patrol:row.visits', { visits: row.visits, needed: row.needed }),
        row.openTaskId === null ? t('patrol:row.noTask') : t('patrol:row.task'),
      ]}
      when={row.lastVisitAt === null ? '—' : format.date(row.lastVisitAt).slice(5)}
      whenTitle={row.lastVisitAt === null ? t('patrol:row.never') : format.dateTime(row.lastVisitAt)}
    />
  );
}
