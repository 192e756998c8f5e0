/** 专项检查与双随机: what was ordered, how far it has come, and the orders that carry it on. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { openCampaign } from '#domain/patrol/campaign.ts';
import type { CampaignQueue, CampaignRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useListing } from '../../../bridge/listing.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { RecordDesk } from '../../desk/RecordDesk.tsx';
import { FilterBar } from '../../desk/FilterBar.tsx';
import { useDeskView } from '../../desk/useDeskView.ts';
import { useRecordDesk } from '../../desk/useRecordDesk.ts';
import { CampaignDetail } from './CampaignDetail.tsx';
import { CampaignDialogs } from './CampaignDialogs.tsx';
import { CampaignLine } from './CampaignLine.tsx';
import { OpenCampaign } from './OpenCampaign.tsx';
import type { CampaignAction } from './rules.ts';
import { campaignActionsOf } from './rules.ts';

const QUEUES: readonly CampaignQueue[] = ['special', 'random', 'closed', 'all'];
const TICK_MS = 60_000;

export function CampaignsDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const [opening, setOpening] = useState(false);
  const [action, setAction] = useState<CampaignAction>();
  const kept = useDeskView<CampaignQueue>('patrol.campaigns', QUEUES, 'special');
  const args = { place: station.place, queue: kept.queue, search: kept.filters['search'] ?? '' };
  const desk = useRecordDesk(kept, useListing('campaigns.list', args));
  const { activeId, pane, wide } = desk;
  const { data: counts } = useQuery('patrol.counts', { place: station.place });
  const { data: detail } = useQuery('campaign.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const mayOpen = openCampaign.roles.includes(account.role);
  const item = (queue: CampaignQueue) => ({
    queue, label: t(`patrol:campaignQueue.${queue}`), count: counts?.campaigns[queue], tone: undefined,
  });
  return (
    <>
      <RecordDesk<CampaignQueue, CampaignRow>
        title={t('patrol:part.campaigns')}
        desk={desk}
        groups={[
          { title: t('patrol:group.running'), items: (['special', 'random'] as const).map(item) },
          { title: t('leads:group.done'), items: (['closed', 'all'] as const).map(item) },
        ]}
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('patrol:filter.campaign')} />}
        tools={
          mayOpen && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)} data-testid="open-campaign">
              {t('patrol:campaign.open')}
            </Button>
          )
        }
        emptyHint={t('patrol:campaign.emptyHint')}
        renderRow={(row, state) => <CampaignLine campaign={row} now={now} state={state} />}
        detail={
          detail === undefined || detail === null ? (
            detail
          ) : (
            <CampaignDetail
              key={detail.campaign.id}
              detail={detail}
              possible={campaignActionsOf(detail.campaign, account, now)}
              onStart={setAction}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        own={mayOpen ? [{ keys: ['n'], help: t('patrol:campaign.open'), run: () => setOpening(true) }] : []}
      />
      {opening && <OpenCampaign station={station} onDone={() => setOpening(false)} />}
      {action !== undefined && detail !== undefined && detail !== null && (
        <CampaignDialogs action={action} detail={detail} onDone={() => setAction(undefined)} />
      )}
    </>
  );
}
