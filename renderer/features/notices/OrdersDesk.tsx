/** 应急指令: orders that run and that have ended; the detail is a live board of receipts and arrivals. */
import { useState } from 'react';
import { Button } from 'antd';
import { ThunderboltOutlined } from '@ant-design/icons';
import type { OrderQueue, OrderRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { IssueOrder } from './IssueOrder.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { NoticeFoot } from './NoticeFoot.tsx';
import { OrderBoard } from './OrderBoard.tsx';
import { OrderStateTag } from './OrderStateTag.tsx';
import { queueOf } from './queues.ts';
import type { NoticeView } from './queues.ts';
import { mayOrder } from './rules.ts';
import { useNoticeNav } from './useNoticeNav.ts';

const TICK_MS = 10_000;

export function OrdersDesk({ kept }: { kept: DeskView<NoticeView> }) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const { place } = useStationPlace();
  const now = useNow(TICK_MS);
  const groups = useNoticeNav();
  const queue = queueOf(kept.queue) as OrderQueue;
  const desk = useRecordDesk(kept, useListing('orders.list', { place, queue, search: kept.filters['search'] ?? '' }));
  const { activeId, pane } = desk;
  const { data: detail } = useQuery('order.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const [issuing, setIssuing] = useState(false);
  const issues = mayOrder(account);
  const shown = pane.open && detail !== undefined && detail !== null && detail.order.id === activeId;
  return (
    <>
      <RecordDesk<NoticeView, OrderRow>
        title={t('shell:page.notices')}
        desk={{ ...desk, wide: false }}
        groups={groups}
        foot={<NoticeFoot />}
        tools={
          issues && (
            <Button
              size="small"
              danger
              type="primary"
              icon={<ThunderboltOutlined />}
              onClick={() => setIssuing(true)}
              data-testid="issue-order"
            >
              {t('notices:order.issue')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('notices:filter.text')} />}
        emptyHint={t('notices:empty.orders')}
        renderRow={(row, state) => (
          <RecordRow
            id={row.id}
            state={state}
            chip={<OrderStateTag open={row.open} />}
            name={row.body}
            address={row.number === '' ? t('notices:order.ownMembers') : row.number}
            place={[row.by === null ? '' : unitText(row.by), row.byName]}
            holder={[
              t('notices:order.receivedOf', { done: row.received, count: row.members }),
              t('notices:order.arrivedOf', { done: row.arrived, count: row.members }),
            ]}
            when={format.brief(row.at, now)}
            whenTitle={format.dateTime(row.at)}
            pending={row.pending}
          />
        )}
        detail={shown ? <OrderBoard key={detail.order.id} detail={detail} now={now} onClose={pane.hide} /> : null}
        full={shown}
        own={issues ? [{ keys: ['n'], help: t('notices:order.issue'), run: () => setIssuing(true) }] : []}
      />
      {issuing && <IssueOrder onDone={() => setIssuing(false)} onCancel={() => setIssuing(false)} />}
    </>
  );
}
