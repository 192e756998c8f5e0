/** 公告: to read and sign for; or one's own, with who has not signed. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { AnnouncementQueue, AnnouncementRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { DueChip } from '../desk/DueChip.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { AnnouncementDetail } from './AnnouncementDetail.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { NoticeFoot } from './NoticeFoot.tsx';
import { PublishAnnouncement } from './PublishAnnouncement.tsx';
import { queueOf } from './queues.ts';
import type { NoticeView } from './queues.ts';
import { announcementActionsOf, mayPublish } from './rules.ts';
import { useAnnouncementActions } from './useAnnouncementActions.tsx';
import { useNoticeNav } from './useNoticeNav.ts';

const TICK_MS = 30_000;

export function AnnouncementsDesk({ kept }: { kept: DeskView<NoticeView> }) {
  const t = useT();
  const account = useAccount();
  const now = useNow(TICK_MS);
  const groups = useNoticeNav();
  const queue = queueOf(kept.queue) as AnnouncementQueue;
  const desk = useRecordDesk(kept, useListing('announcements.list', { queue, search: kept.filters['search'] ?? '' }));
  const { activeId, pane, wide, keys } = desk;
  const { data: detail } = useQuery('announcement.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const actions = useAnnouncementActions(keys.advance);
  const [publishing, setPublishing] = useState(false);
  const publishes = mayPublish(account);
  const shown = detail?.announcement.id === activeId ? (detail ?? undefined) : undefined;
  return (
    <>
      <RecordDesk<NoticeView, AnnouncementRow>
        title={t('shell:page.notices')}
        desk={desk}
        groups={groups}
        foot={<NoticeFoot />}
        tools={
          publishes && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setPublishing(true)} data-testid="publish">
              {t('notices:publish.title')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('notices:filter.text')} />}
        emptyHint={t('notices:empty.announcements')}
        renderRow={(row, state) => <AnnouncementLine announcement={row} now={now} state={state} />}
        detail={
          shown === undefined ? (detail === null ? null : undefined) : (
            <AnnouncementDetail
              key={shown.announcement.id}
              detail={shown}
              now={now}
              actions={actions}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        enter={() => {
          const primary = shown === undefined ? undefined : announcementActionsOf(shown.announcement, account).primary;
          if (primary !== undefined && shown !== undefined) actions.start(primary, shown);
        }}
        own={publishes ? [{ keys: ['n'], help: t('notices:publish.title'), run: () => setPublishing(true) }] : []}
      />
      {actions.dialog}
      {publishing && <PublishAnnouncement onDone={() => setPublishing(false)} onCancel={() => setPublishing(false)} />}
    </>
  );
}

function AnnouncementLine({ announcement: row, now, state }: { announcement: AnnouncementRow; now: number; state: RecordRowProps }) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  return (
    <RecordRow
      id={row.id}
      state={state}
      chip={<AnnouncementChip row={row} now={now} />}
      name={row.title}
      address={row.body.split('\n', 1)[0] ?? ''}
      place={[unitText(row.by), row.byName]}
      holder={[
        row.own === 1 && row.receiptDueAt !== null ? t('notices:announcement.receipts', { done: row.received, count: row.places }) : '',
        row.urgedAt === null ? '' : t('notices:announcement.urged'),
      ]}
      when={format.brief(row.at, now)}
      whenTitle={format.dateTime(row.at)}
      pending={row.pending}
    />
  );
}

function AnnouncementChip({ row, now }: { row: AnnouncementRow; now: number }) {
  const t = useT();
  if (row.withdrawn === 1) return <Chip tone="grey">{t('notices:announcement.withdrawn')}</Chip>;
  if (row.receiptDueAt === null) return <Chip tone="blue">{t('notices:announcement.plain')}</Chip>;
  const signed = row.own === 1 ? row.received >= row.places : row.receivedAt !== null;
  if (signed) return <Chip tone="green" mark>{t(row.own === 1 ? 'notices:announcement.allSigned' : 'notices:announcement.signed')}</Chip>;
  return <DueChip dueAt={row.receiptDueAt} now={now} />;
}
