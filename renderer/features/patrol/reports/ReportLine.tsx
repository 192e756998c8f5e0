/** One line of the register's list: badge, entity, year, how often it was urged. */
import { reportBadge } from '#domain/patrol/annual-report.ts';
import type { ReportRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { RecordRowProps } from '../../desk/RecordDesk.tsx';
import { RecordRow } from '../../desk/RecordRow.tsx';
import { BADGE_TONE } from '../../dispatch/AnnualReportBadge.tsx';

interface ReportLineProps {
  readonly report: ReportRow;
  readonly placeName: string | undefined;
  readonly now: number;
  readonly state: RecordRowProps;
}

export function ReportLine({ report, placeName, now, state }: ReportLineProps) {
  const t = useT();
  const format = useFormat();
  const badge = reportBadge(report, now);
  return (
    <RecordRow
      id={report.id}
      state={state}
      chip={
        badge === undefined ? (
          <Chip tone={report.state === 'reported' ? 'green' : 'grey'}>{t(`entities:reportState.${report.state}`)}</Chip>
        ) : (
          <Chip tone={BADGE_TONE[badge]} mark>
            {t(`trade:reportBadge.${badge}`)}
          </Chip>
        )
      }
      name={report.entity?.name ?? report.entityId}
      address={report.entity?.address ?? ''}
      place={[placeName ?? '', report.entity?.creditCode ?? '']}
      holder={[
        t('patrol:report.year', { year: report.year }),
        report.urges === 0 ? t('patrol:report.notUrged') : t('dispatch:report.urged', { count: report.urges }),
      ]}
      when={format.date(report.reportedAt ?? report.firstUrgedAt ?? report.listedAt).slice(5)}
    />
  );
}
