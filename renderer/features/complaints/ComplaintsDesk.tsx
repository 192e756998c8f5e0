/** 投诉工单: the complaints of a place by what waits, and the one the cursor is on. */
import { useState } from 'react';
import type { ComplaintQueue, ComplaintRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { FilterBar } from '../desk/FilterBar.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { useDeskView } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { CallBack } from './CallBack.tsx';
import { ComplaintDetail } from './ComplaintDetail.tsx';
import { ComplaintListRow } from './ComplaintListRow.tsx';
import { PlaceComplaint } from './PlaceComplaint.tsx';
import { complaintActionsOf } from './rules.ts';
import type { ComplaintAction } from './rules.ts';

const TICK_MS = 60_000;
/** A village has nothing to place: what is not placed yet lies above it. */
const ABOVE_VILLAGE: readonly ComplaintQueue[] = ['toPlace', 'toCallBack'];
const IN_VILLAGE: readonly ComplaintQueue[] = ['toCallBack'];
const FOLLOW: readonly ComplaintQueue[] = ['open'];
const DONE: readonly ComplaintQueue[] = ['done', 'all'];

export function ComplaintsDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const [doing, setDoing] = useState<ComplaintAction>();
  const mine = station.tier === 'village' ? IN_VILLAGE : ABOVE_VILLAGE;
  const kept = useDeskView<ComplaintQueue>('complaints', [...mine, ...FOLLOW, ...DONE], 'open');
  const { search = '' } = kept.filters;
  const state = useRecordDesk(kept, useListing('complaints.list', { place: station.place, queue: kept.queue, search }));
  const { activeId, pane, wide, view, keys, searchRef } = state;
  const { data: counts } = useQuery('complaints.counts', { place: station.place });
  const { data: detail } = useQuery('complaint.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const placeName = usePlaceName(station);
  const complaint = detail?.complaint.id === activeId ? detail?.complaint : undefined;
  const possible = complaint === undefined ? undefined : complaintActionsOf(complaint, account, now);
  const done = (): void => {
    setDoing(undefined);
    keys.advance();
  };
  const item = (queue: ComplaintQueue) => ({ queue, label: t(`complaints:queue.${queue}`), count: counts?.[queue], tone: undefined });
  return (
    <>
      <RecordDesk<ComplaintQueue, ComplaintRow>
        title={t('shell:page.complaints')}
        desk={state}
        groups={[
          { title: t('leads:group.mine'), items: mine.map(item) },
          { title: t('leads:group.follow'), items: FOLLOW.map(item) },
          { title: t('leads:group.done'), items: DONE.map(item) },
        ]}
        filters={<FilterBar view={view} searchRef={searchRef} />}
        renderRow={(row, rowState) => <ComplaintListRow complaint={row} placeName={placeOf(row, placeName)} now={now} state={rowState} />}
        detail={
          detail === undefined || detail === null ? (
            detail
          ) : (
            <ComplaintDetail
              key={detail.complaint.id}
              detail={detail}
              possible={complaintActionsOf(detail.complaint, account, now)}
              onStart={setDoing}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        enter={() => setDoing(possible?.primary)}
        emptyHint={t('complaints:emptyHint')}
      />
      {complaint !== undefined && doing === 'place' && (
        <PlaceComplaint key={complaint.id} complaint={complaint} onDone={done} onCancel={() => setDoing(undefined)} />
      )}
      {complaint !== undefined && doing === 'callBack' && (
        <CallBack key={complaint.id} complaint={complaint} onDone={done} onCancel={() => setDoing(undefined)} />
      )}
    </>
  );
}

function placeOf({ townCode, villageCode }: ComplaintRow, placeName: ReturnType<typeof usePlaceName>): string | undefined {
  return townCode === null || villageCode === null ? undefined : placeName({ townCode, villageCode, gridId: null });
}
