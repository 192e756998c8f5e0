/** 年报: who is on the register's list, who was urged, who has filed; the entity's file beside it. */
import { REPORT_QUEUES } from '#protocol/bridge/queries.ts';
import type { ReportQueue, ReportRow } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import type { ListingView } from '../../../bridge/listing.ts';
import { useListing } from '../../../bridge/listing.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { RecordDesk } from '../../desk/RecordDesk.tsx';
import { FilterBar } from '../../desk/FilterBar.tsx';
import { useDeskView } from '../../desk/useDeskView.ts';
import { usePlaceName } from '../../desk/usePlaceName.ts';
import { useRecordDesk } from '../../desk/useRecordDesk.ts';
import { EntityFile } from '../../entities/EntityFile.tsx';
import { ReportLine } from './ReportLine.tsx';

const TICK_MS = 3_600_000;

export function ReportsDesk() {
  const t = useT();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const kept = useDeskView<ReportQueue>('patrol.reports', REPORT_QUEUES, 'unreported');
  const list: ListingView<ReportRow> = useListing('reports.list', {
    place: station.place, queue: kept.queue, search: kept.filters['search'] ?? '',
  });
  const desk = useRecordDesk(kept, list);
  const { activeId, pane, wide } = desk;
  const { data: counts } = useQuery('patrol.counts', { place: station.place });
  const placeName = usePlaceName(station);
  // The list is of reports, the detail of their entity: the key of a report is its year and its entity.
  const entityId = activeId?.replace(/^\d+:/, '');
  const { data: detail } = useQuery('entity.detail', { id: entityId ?? '-' }, { enabled: entityId !== undefined });
  const item = (queue: ReportQueue) => ({
    queue, label: t(`patrol:reportQueue.${queue}`), count: counts?.reports[queue], tone: undefined,
  });
  return (
    <RecordDesk<ReportQueue, ReportRow>
      title={t('patrol:part.reports')}
      desk={desk}
      groups={[
        { title: t('leads:group.mine'), items: (['notUrged', 'unreported'] as const).map(item) },
        { title: t('leads:group.done'), items: (['reported', 'all'] as const).map(item) },
      ]}
      filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('patrol:filter.report')} />}
      emptyHint={t('patrol:report.emptyHint')}
      renderRow={(row, state) => <ReportLine report={row} placeName={placeNameOf(row, placeName)} now={now} state={state} />}
      detail={
        detail === undefined || detail === null ? (
          detail
        ) : (
          <EntityFile key={detail.entity.id} detail={detail} full={false} onFull={undefined} onClose={wide ? undefined : pane.hide} />
        )
      }
    />
  );
}

function placeNameOf({ entity, scope }: ReportRow, name: ReturnType<typeof usePlaceName>): string | undefined {
  const townCode = entity?.townCode ?? scope.slice(0, 9);
  return name({ townCode, villageCode: entity?.villageCode ?? scope, gridId: entity?.gridId ?? null });
}
