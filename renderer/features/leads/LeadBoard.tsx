/** The queue of leads that is open, the lead under the cursor, and what can be done with it or with all that are selected. */
import { useRef, useState } from 'react';
import { App } from 'antd';
import type { InputRef } from 'antd';
import type { Light } from '#domain/calendar/limits.ts';
import { decideProposal, mayDecide } from '#domain/lead/decide-proposal.ts';
import { reportLead } from '#domain/lead/report.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { LeadDetail as Detail, Pending } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { setParams } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import columnsStyles from '../desk/columns.module.css';
import detailStyles from '../desk/detail.module.css';
import { allRows } from '../desk/selectAll.ts';
import { useDeskKeys } from '../desk/useDeskKeys.ts';
import { useDetailPane, useLinkedId, useStartingOver } from '../desk/useDeskView.ts';
import type { LeadCircumstances } from './actions.ts';
import { LEAD_ACTIONS, leadActionsOf, mayEver } from './actions.ts';
import { BatchDialogs, useLeadBatch } from './LeadBatch.tsx';
import { actionOfKey, keyOf } from './keys.ts';
import type { LeadKey } from './keys.ts';
import { LeadDetail } from './LeadDetail.tsx';
import { LeadDialogs } from './LeadDialogs.tsx';
import { leadListArgs } from './LeadFilters.tsx';
import { LeadList } from './LeadList.tsx';
import { LeadNav } from './LeadNav.tsx';
import { useDecide } from './LeadRequests.tsx';
import type { LeadView } from './LeadsDesk.tsx';
import type { DeskQueue } from './queues.ts';
import { ReportLead } from './ReportLead.tsx';
import { useLeadActions } from './useLeadActions.ts';

/** Limits and ages on screen are renewed this often, ms. */
const TICK_MS = 30_000;

/** What a lead's detail tells about what can be done with it. */
function circumstancesOf(detail: Detail, clock: Pick<LeadCircumstances, 'now' | 'calendar'>): LeadCircumstances {
  return {
    ...clock,
    visited: detail.visits.some(({ kind }) => kind === 'disposal'),
    asked: detail.proposals.filter(({ state }) => state === 'open').map(({ kind }) => kind),
    relapse: detail.relapse !== null,
  };
}

interface LeadBoardProps {
  readonly view: LeadView;
  readonly queues: readonly DeskQueue[];
}

export function LeadBoard({ view: kept, queues }: LeadBoardProps) {
  const t = useT();
  const { message } = App.useApp();
  const account = useAccount();
  const station = useStationPlace();
  const calendar = useCalendar();
  const now = useNow(TICK_MS);
  const wide = useWide();
  const searchRef = useRef<InputRef>(null);
  const [reporting, setReporting] = useState(false);

  const args = { ...leadListArgs(station.place, kept.filters), queue: kept.queue };
  const list = useListing('leads.list', args);
  const keys = useListCursor<Pending<Lead>>(list, useLinkedId());
  const view = useStartingOver<DeskQueue>(kept, keys.reset);
  const { activeId, selected } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  const { data: detail } = useQuery('lead.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const actions = useLeadActions(keys.advance);
  const decide = useDecide();
  const batch = useLeadBatch(selected, () => keys.select([]));

  const clock = { now, calendar };
  // The pane may still show the lead before; keys act on the one the cursor is on.
  const current = detail?.lead.id === activeId ? (detail ?? undefined) : undefined;
  const possible = current === undefined ? undefined : leadActionsOf(current.lead, account, circumstancesOf(current, clock));
  const mayReport = reportLead.roles.includes(account.role);
  const press = (letter: LeadKey): void => {
    if (selected.size > 0 && batch.press(letter)) return;
    const action = possible === undefined ? undefined : actionOfKey(letter, possible);
    if (action !== undefined && current !== undefined) actions.start(action, current);
  };
  const approve = (): void => {
    const request = current?.proposals.find((each) => mayDecide(each, account.role));
    if (request !== undefined) decide(request, true);
  };
  const showLight = (light: Light): void => {
    view.changeFilters({ queue: 'open', light });
    setParams({ queue: 'open' });
  };
  const selectAll = async (): Promise<void> => {
    const { rows, total } = await allRows('leads.list', args);
    keys.select(rows);
    const count = rows.length;
    message.info(count < total ? t('desk:selectedPart', { count, total }) : t('desk:selectedAll', { count }));
  };
  const letters = [...new Set(LEAD_ACTIONS.filter((action) => mayEver(action, account.role)).flatMap((action) => keyOf(action) ?? []))];
  const own: readonly Hotkey[] = [
    ...(mayReport ? [{ keys: ['n'], help: t('leads:report.title'), run: () => setReporting(true) }] : []),
    ...(decideProposal.roles.includes(account.role) ? [{ keys: ['y'], help: t('leads:keys.decide'), run: approve }] : []),
    ...letters.map((letter) => ({ keys: [letter.toLowerCase()], help: t(`leads:keys.${letter}`), run: () => press(letter) })),
  ];
  useDeskKeys<DeskQueue>({
    title: t('leads:title'),
    view,
    queues,
    detail: pane,
    wide,
    searchRef,
    selection: { any: selected.size > 0, all: () => void selectAll(), clear: () => keys.select([]) },
    enter: () => {
      if (current !== undefined && possible?.primary !== undefined) actions.start(possible.primary, current);
    },
    list: [...keys.hotkeys, ...keys.selectKeys],
    own,
  });

  const detailShown = wide || pane.open;
  return (
    <div className={`${columnsStyles['desk']} ${detailShown ? columnsStyles['withDetail'] : ''}`}>
      <LeadNav current={view.queue} onChoose={view.chooseQueue} onLight={showLight} />
      <LeadList
        view={view}
        queue={kept.queue}
        list={list}
        keys={keys}
        now={now}
        searchRef={searchRef}
        batch={batch}
        onOpen={pane.show}
        onReport={mayReport ? () => setReporting(true) : undefined}
        onSelectAll={() => void selectAll()}
      />
      {detailShown && (
        <aside className={detailStyles['detail']} aria-label={t('leads:detail.facts')} data-testid="detail">
          {detail === undefined || detail === null ? (
            <NoLead gone={detail === null} />
          ) : (
            <LeadDetail
              detail={detail}
              possible={leadActionsOf(detail.lead, account, circumstancesOf(detail, clock))}
              now={now}
              actions={actions}
              onClose={wide ? undefined : pane.hide}
            />
          )}
        </aside>
      )}
      <LeadDialogs actions={actions} />
      <BatchDialogs batch={batch} />
      {reporting && <ReportLead station={station} onDone={() => setReporting(false)} onCancel={() => setReporting(false)} />}
    </div>
  );
}

function NoLead({ gone }: { gone: boolean }) {
  const t = useT();
  return gone ? (
    <EmptyState title={t('desk:detail.gone')} />
  ) : (
    <EmptyState title={t('leads:detail.none')} hint={t('leads:detail.noneHint')} />
  );
}
