/** 共治市场: markets that check themselves, which of them are due, and which the village samples this month. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { MARKET_QUEUES } from '#protocol/bridge/queries.ts';
import type { MarketQueue, MarketRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useListing } from '../../../bridge/listing.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { RecordDesk } from '../../desk/RecordDesk.tsx';
import { FilterBar } from '../../desk/FilterBar.tsx';
import { useDeskView } from '../../desk/useDeskView.ts';
import { usePlaceName } from '../../desk/usePlaceName.ts';
import { useRecordDesk } from '../../desk/useRecordDesk.ts';
import { CheckMarket } from './CheckMarket.tsx';
import { MarketDetail } from './MarketDetail.tsx';
import { MarketLine } from './MarketLine.tsx';
import type { MarketAction } from './rules.ts';
import { MARKET_RULES, marketActionsOf } from './rules.ts';
import { SaveMarket } from './SaveMarket.tsx';

const TICK_MS = 60_000;

export function MarketsDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const [adding, setAdding] = useState(false);
  const [action, setAction] = useState<MarketAction>();
  const kept = useDeskView<MarketQueue>('patrol.markets', MARKET_QUEUES, 'active');
  const args = { place: station.place, queue: kept.queue, search: kept.filters['search'] ?? '' };
  const desk = useRecordDesk(kept, useListing('markets.list', args));
  const { activeId, pane, wide } = desk;
  const { data: counts } = useQuery('patrol.counts', { place: station.place });
  const { data: detail } = useQuery('market.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const placeName = usePlaceName(station);
  const mayAdd = MARKET_RULES.save.roles.includes(account.role);
  const market = detail?.market;
  // Whoever keeps a market is not told whether it will be sampled.
  const mine: readonly MarketQueue[] = account.role === 'marketOperator' ? ['due'] : ['due', 'toSample'];
  const item = (queue: MarketQueue) => ({
    queue,
    label: t(`patrol:marketQueue.${queue}`),
    count: counts?.markets[queue],
    tone: queue === 'due' && counts !== undefined && counts.markets.due > 0 ? ('amber' as const) : undefined,
  });
  const close = (): void => {
    setAdding(false);
    setAction(undefined);
  };
  return (
    <>
      <RecordDesk<MarketQueue, MarketRow>
        title={t('patrol:part.markets')}
        desk={desk}
        groups={[
          { title: t('leads:group.mine'), items: mine.map(item) },
          { title: t('leads:group.done'), items: (['active', 'closed', 'all'] as const).map(item) },
        ]}
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('patrol:filter.market')} />}
        tools={
          mayAdd && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)} data-testid="add-market">
              {t('patrol:market.add')}
            </Button>
          )
        }
        emptyHint={t('patrol:market.emptyHint')}
        renderRow={(row, state) => (
          <MarketLine market={row} placeName={placeName({ ...row, gridId: null })} now={now} state={state} />
        )}
        detail={
          detail === undefined || detail === null ? (
            detail
          ) : (
            <MarketDetail
              key={detail.market.id}
              detail={detail}
              now={now}
              possible={marketActionsOf(detail.market, account, now)}
              onStart={setAction}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        own={mayAdd ? [{ keys: ['n'], help: t('patrol:market.add'), run: () => setAdding(true) }] : []}
      />
      {adding && <SaveMarket station={station} market={undefined} onDone={close} />}
      {action === 'save' && market !== undefined && <SaveMarket station={station} market={market} onDone={close} />}
      {(action === 'selfCheck' || action === 'sample') && market !== undefined && (
        <CheckMarket market={market} kind={action} onDone={close} />
      )}
    </>
  );
}
