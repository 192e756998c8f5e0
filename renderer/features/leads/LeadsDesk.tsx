/** 线索台: what was found, in the queues of whoever sits here; accepted, settled, handed up, transferred, verified. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import { reportLead } from '#domain/lead/report.ts';
import type { LeadQueue, Pending } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useEvent } from '../../ui/useEvent.ts';
import { useListCursor } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import styles from '../desk.module.css';
import { DeskList } from '../desk/DeskList.tsx';
import { QueueNav } from '../desk/QueueNav.tsx';
import { useDeskKeys } from '../desk/useDeskKeys.ts';
import { useStartingOver, useDeskView, useDetailPane, useLinkedId } from '../desk/useDeskView.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { LEAD_ACTIONS, leadActionsOf, mayEver } from './actions.ts';
import { LeadDetail } from './LeadDetail.tsx';
import { LeadDialogs } from './LeadDialogs.tsx';
import { LeadFilters, leadListArgs } from './LeadFilters.tsx';
import { LEAD_KEYS } from './LeadHead.tsx';
import { LeadRow } from './LeadRow.tsx';
import { leadQueuesOf, leadQueueTone } from './queues.ts';
import { ReportLead } from './ReportLead.tsx';
import { useLeadActions } from './useLeadActions.ts';

/** Limits and ages on screen are renewed this often, ms. */
const TICK_MS = 30_000;

export function LeadsDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const calendar = useCalendar();
  const now = useNow(TICK_MS);
  const wide = useWide();
  const searchRef = useRef<InputRef>(null);
  const [reporting, setReporting] = useState(false);

  const groups = leadQueuesOf(account.role);
  const queues = groups.flatMap((each) => each.queues);
  const kept = useDeskView('leads', queues, 'open');
  const list = useListing('leads.list', { ...leadListArgs(station.place, kept.filters), queue: kept.queue });
  const keys = useListCursor<Pending<Lead>>(list, useLinkedId());
  const view = useStartingOver(kept, keys.reset);
  const { activeId } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  const { data: counts } = useQuery('desk.counts', { place: station.place });
  const { data: detail } = useQuery('lead.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const placeName = usePlaceName(station);
  const actions = useLeadActions(keys.advance);
  const click = useEvent((_row: Pending<Lead>, index: number) => {
    keys.activate(index);
    pane.show();
  });

  const lead = detail?.lead.id === activeId ? detail?.lead : undefined;
  const possible = lead === undefined ? undefined : leadActionsOf(lead, account);
  const mayReport = reportLead.roles.includes(account.role);
  /** Several actions share a letter; at most one of them is possible in a state. */
  const press = (letter: string): void => {
    const action = LEAD_ACTIONS.find((each) => LEAD_KEYS[each] === letter && isPossible(each));
    if (action !== undefined && lead !== undefined) actions.start(action, lead);
  };
  const isPossible = (action: (typeof LEAD_ACTIONS)[number]): boolean =>
    possible?.primary === action || possible?.others.includes(action) === true;
  const letters = [...new Set(LEAD_ACTIONS.filter((action) => mayEver(action, account.role)).map((action) => LEAD_KEYS[action]))];

  const own: readonly Hotkey[] = [
    ...(mayReport ? [{ keys: ['n'], help: t('leads:report.title'), run: () => setReporting(true) }] : []),
    ...letters.map((letter) => ({
      keys: [letter.toLowerCase()],
      help: t(`leads:keys.${letter as 'A'}`),
      run: () => press(letter),
    })),
  ];
  useDeskKeys({
    title: t('leads:title'),
    view,
    queues,
    detail: pane,
    wide,
    searchRef,
    enter: () => {
      if (lead !== undefined && possible?.primary !== undefined) actions.start(possible.primary, lead);
    },
    list: keys.hotkeys,
    own,
  });

  const detailShown = wide || pane.open;
  return (
    <div className={`${styles['desk']} ${detailShown ? styles['withDetail'] : ''}`}>
      <QueueNav
        label={t('desk:queues')}
        groups={groups.map(({ group, queues: names }) => ({
          title: t(`leads:group.${group}`),
          items: names.map((queue) => ({
            queue,
            label: t(`leads:queue.${queue}`),
            count: counts?.leads[queue],
            tone: counts === undefined ? undefined : leadQueueTone(queue, counts),
          })),
        }))}
        current={view.queue}
        onChoose={view.chooseQueue}
      />
      <DeskList
        title={t(`leads:queue.${view.queue}`)}
        list={list}
        keys={keys}
        tools={
          mayReport && (
            <Button
              size="small"
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setReporting(true)}
              data-testid="report-lead"
            >
              {t('leads:report.title')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={
          <LeadFilters
            station={station}
            filters={view.filters}
            filtered={view.filtered}
            onChange={view.changeFilters}
            onReset={view.resetFilters}
            searchRef={searchRef}
          />
        }
        empty={<NoLeads view={view} />}
        renderRow={(row, { active, index }) => (
          <LeadRow
            lead={row}
            placeName={placeName(row)}
            active={active}
            calendar={calendar}
            now={now}
            index={index}
            onClick={click}
          />
        )}
      />
      {detailShown && (
        <aside className={styles['detail']} aria-label={t('leads:detail.facts')} data-testid="detail">
          {detail === undefined || detail === null ? (
            <NoLead gone={detail === null} />
          ) : (
            <LeadDetail
              detail={detail}
              possible={leadActionsOf(detail.lead, account)}
              now={now}
              actions={actions}
              onClose={wide ? undefined : pane.hide}
            />
          )}
        </aside>
      )}
      <LeadDialogs actions={actions} />
      {reporting && <ReportLead station={station} onDone={() => setReporting(false)} onCancel={() => setReporting(false)} />}
    </div>
  );
}

function NoLeads({ view }: { view: DeskView<LeadQueue> }) {
  const t = useT();
  if (view.filtered) {
    return (
      <EmptyState
        title={t('leads:empty.filtered')}
        hint={t('leads:empty.filteredHint')}
        action={{ text: t('ui:list.clearFilters'), run: view.resetFilters }}
      />
    );
  }
  return <EmptyState title={t('leads:empty.none')} hint={t('leads:empty.noneHint')} />;
}

function NoLead({ gone }: { gone: boolean }) {
  const t = useT();
  return gone ? (
    <EmptyState title={t('desk:detail.gone')} />
  ) : (
    <EmptyState title={t('leads:detail.none')} hint={t('leads:detail.noneHint')} />
  );
}
