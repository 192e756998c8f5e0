/** 联合执法台: joint actions in the queues of whoever sits here, from the application to the last look-back. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import type { ActionQueue, ActionSummary } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { openPage, setParams, useView } from '../../app/view.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import columnsStyles from '../desk/columns.module.css';
import detailStyles from '../desk/detail.module.css';
import { DeskList, useRowClick } from '../desk/DeskList.tsx';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import type { FilteredView } from '../desk/FilterBar.tsx';
import { QueueNav } from '../desk/QueueNav.tsx';
import { useDeskKeys } from '../desk/useDeskKeys.ts';
import { useDeskView, useDetailPane, useLinkedId, useStartingOver } from '../desk/useDeskView.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { ActionDetailPane } from './ActionDetailPane.tsx';
import { ActionRow } from './ActionRow.tsx';
import { ENFORCEMENT_ACTIONS, enforcementActionsOf, mayEver } from './actions.ts';
import type { EnforcementAction } from './actions.ts';
import { ApplyForm } from './ApplyForm.tsx';
import { EnforcementDialogs } from './EnforcementDialogs.tsx';
import { ACTION_KEYS } from './keys.ts';
import { actionQueuesOf } from './queues.ts';
import { useEnforcementActions } from './useEnforcementActions.ts';
import { useUnitName } from './useUnitName.ts';

/** Limits and ages on screen are renewed this often, ms. */
const TICK_MS = 30_000;

export function EnforcementDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const wide = useWide();
  const unitName = useUnitName();
  const searchRef = useRef<InputRef>(null);
  const lead = useView((state) => state.params['lead']);
  const [applying, setApplying] = useState(lead !== undefined);

  const queues = actionQueuesOf(account.role).flatMap((each) => each.queues);
  const kept = useDeskView<ActionQueue>('enforcement', queues, 'open');
  const { search = '', area = '' } = kept.filters;
  const place = area === '' ? station.place : area;
  const list = useListing('actions.list', { place, queue: kept.queue, search });
  const keys = useListCursor<ActionSummary>(list, useLinkedId());
  const view = useStartingOver(kept, keys.reset);
  const { activeId } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  const click = useRowClick(keys, pane.show);
  const { data: detail } = useQuery('action.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const actions = useEnforcementActions(keys.advance);

  const shown = detail?.summary.id === activeId ? (detail ?? undefined) : undefined;
  const possible = shown === undefined ? undefined : enforcementActionsOf(shown, account, now);
  const isPossible = (action: EnforcementAction): boolean => possible?.primary === action || possible?.others.includes(action) === true;
  const press = (letter: string): void => {
    const action = ENFORCEMENT_ACTIONS.find((each) => ACTION_KEYS[each] === letter && isPossible(each));
    if (action !== undefined && shown !== undefined) actions.start(action, shown);
  };
  const letters = [...new Set(ENFORCEMENT_ACTIONS.filter((action) => mayEver(action, account.role)).map((action) => ACTION_KEYS[action]))];
  const own: readonly Hotkey[] = [
    { keys: ['n'], help: t('enforcement:apply.title'), run: () => setApplying(true) },
    ...letters.map((letter) => ({
      keys: [letter.toLowerCase()],
      help: t(`enforcement:keys.${letter as 'A'}`),
      run: () => press(letter),
    })),
  ];
  useDeskKeys({
    title: t('enforcement:title'),
    view,
    queues,
    detail: pane,
    wide,
    searchRef,
    enter: () => {
      if (shown !== undefined && possible?.primary !== undefined) actions.start(possible.primary, shown);
    },
    list: keys.hotkeys,
    own,
  });
  const leaveForm = (): void => {
    setApplying(false);
    setParams({ lead: '' });
  };
  const applied = (id: string): void => {
    leaveForm();
    // Whoever may draw up the plan goes on with it at once; a department waits for the town.
    if (mayEver('plan', account.role)) openPage('enforcement', { id, view: 'plan', lead: lead ?? '' });
    else openPage('enforcement', { queue: 'all', id });
  };

  const detailShown = wide || pane.open;
  return (
    <div className={`${columnsStyles['desk']} ${detailShown ? columnsStyles['withDetail'] : ''}`} data-testid="enforcement-desk">
      <Queues view={view} />
      <DeskList
        title={t(`enforcement:queue.${view.queue}`)}
        list={list}
        keys={keys}
        tools={
          <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setApplying(true)} data-testid="apply-action">
            {t('enforcement:apply.title')} <Kbd on>N</Kbd>
          </Button>
        }
        filters={<Filters view={view} searchRef={searchRef} />}
        empty={<NoActions view={view} />}
        renderRow={(row, { active, index }) => (
          <ActionRow
            summary={row}
            placeName={unitName(station.tier === 'city' ? row.townCode : row.applicantUnit)}
            active={active}
            now={now}
            index={index}
            onClick={click}
          />
        )}
      />
      {detailShown && (
        <aside className={detailStyles['detail']} aria-label={t('enforcement:detail.plan')} data-testid="detail">
          {detail === undefined || detail === null ? (
            <NoAction gone={detail === null} />
          ) : (
            <ActionDetailPane
              detail={detail}
              possible={enforcementActionsOf(detail, account, now)}
              actions={actions}
              now={now}
              onClose={wide ? undefined : pane.hide}
            />
          )}
        </aside>
      )}
      <EnforcementDialogs actions={actions} />
      {applying && <ApplyForm station={station} leadId={lead} onDone={applied} onCancel={leaveForm} />}
    </div>
  );
}

function Queues({ view }: { view: DeskView<ActionQueue> }) {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('actions.counts', { place });
  return (
    <QueueNav
      label={t('desk:queues')}
      groups={actionQueuesOf(role).map(({ group, queues }) => ({
        title: t(`leads:group.${group}`),
        items: queues.map((queue) => ({
          queue,
          label: t(`enforcement:queue.${queue}`),
          count: counts?.[queue],
          tone: queue === 'toReceive' && (counts?.toReceive ?? 0) > 0 ? 'amber' : undefined,
        })),
      }))}
      current={view.queue}
      onChoose={view.chooseQueue}
    />
  );
}

function Filters({ view, searchRef }: { view: FilteredView; searchRef: React.RefObject<InputRef | null> }) {
  const t = useT();
  const station = useStationPlace();
  return (
    <FilterBar view={view} searchRef={searchRef} label={t('enforcement:filter.search')}>
      {station.tier === 'city' && (
        <AreaFilter station={station} value={view.filters['area']} onChange={(area) => view.changeFilters({ area })} />
      )}
    </FilterBar>
  );
}

function NoActions({ view }: { view: DeskView<ActionQueue> }) {
  const t = useT();
  if (view.filtered) {
    return <EmptyState title={t('enforcement:empty.filtered')} action={{ text: t('ui:list.clearFilters'), run: view.resetFilters }} />;
  }
  return <EmptyState title={t('enforcement:empty.none')} hint={t('enforcement:empty.noneHint')} />;
}

function NoAction({ gone }: { gone: boolean }) {
  const t = useT();
  return gone ? (
    <EmptyState title={t('desk:detail.gone')} />
  ) : (
    <EmptyState title={t('enforcement:detail.none')} hint={t('enforcement:detail.noneHint')} />
  );
}
