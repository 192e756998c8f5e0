/** 档案: the entities of a place by patrol class, and the file of the one the cursor is on. */
import { useState } from 'react';
import type { EntityCounts, EntityRow, QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../app/preferences.ts';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { useDeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { EntityFile } from './EntityFile.tsx';
import { EntityFilters } from './EntityFilters.tsx';
import { EntityLine } from './EntityLine.tsx';

const QUEUES = ['all', 'D', 'C', 'B', 'A', 'unreported'] as const;
type EntityQueue = (typeof QUEUES)[number];

type ListArgs = Omit<QueryArgs<'entities.list'>, 'offset' | 'limit'>;

/** The queue is a class or the missing report; the filters narrow it. */
function listArgs(place: string, queue: EntityQueue, filters: Filters): ListArgs {
  const { search = '', kind = '', industry = '', permit = '', status = '', area = '' } = filters;
  return {
    place: area === '' ? place : area,
    search,
    kind,
    industryId: industry,
    permitId: permit,
    status: status as ListArgs['status'],
    patrolClass: queue === 'all' || queue === 'unreported' ? '' : queue,
    report: queue === 'unreported' ? 'unreported' : '',
  };
}

const countOf = (queue: EntityQueue, counts: EntityCounts): number =>
  queue === 'all' ? counts.all : queue === 'unreported' ? counts.unreported : counts.classes[queue];

export function EntitiesDesk() {
  const t = useT();
  const station = useStationPlace();
  const [full, setFull] = useState(false);
  const kept = useDeskView<EntityQueue>('entities', QUEUES, 'all');
  const desk = useRecordDesk(kept, useListing('entities.list', listArgs(station.place, kept.queue, kept.filters)));
  const { activeId, pane, wide } = desk;
  const { data: counts } = useQuery('entities.counts', { place: station.place });
  const { data: detail } = useQuery('entity.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const placeName = usePlaceName(station);
  const item = (queue: EntityQueue) => ({
    queue,
    label: queue === 'all' || queue === 'unreported' ? t(`entities:queue.${queue}`) : t(`trade:patrolClass.${queue}`),
    count: counts === undefined ? undefined : countOf(queue, counts),
    tone: queue === 'D' && counts !== undefined && counts.classes.D > 0 ? ('red' as const) : undefined,
  });
  return (
    <RecordDesk<EntityQueue, EntityRow>
      title={t('shell:page.entities')}
      desk={desk}
      groups={[
        { title: t('entities:group.file'), items: [item('all')] },
        { title: t('entities:group.classes'), items: (['D', 'C', 'B', 'A'] as const).map(item) },
        { title: t('entities:group.report'), items: [item('unreported')] },
      ]}
      filters={<EntityFilters station={station} view={desk.view} searchRef={desk.searchRef} />}
      emptyHint={t('entities:emptyHint')}
      renderRow={(row, state) => <EntityLine entity={row} placeName={placeNameOf(row, placeName)} state={state} />}
      detail={
        detail === undefined || detail === null ? (
          detail
        ) : (
          <EntityFile key={detail.entity.id} detail={detail} full={full} onFull={setFull} onClose={wide || full ? undefined : pane.hide} />
        )
      }
      full={full && detail !== undefined && detail !== null}
      own={[{ keys: ['o'], help: t('entities:keys.full'), run: () => setFull(!full) }]}
    />
  );
}

type PlaceName = ReturnType<typeof usePlaceName>;

/** An entity that is not placed yet has no village. */
function placeNameOf({ townCode, villageCode, gridId }: EntityRow, name: PlaceName): string | undefined {
  return name({ townCode: townCode ?? '', villageCode: villageCode ?? '', gridId });
}
