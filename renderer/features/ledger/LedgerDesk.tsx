/** 无证无照台账: the unlicensed businesses of a place by what waits, the entry the cursor is on, and the village at a glance. */
import { useState } from 'react';
import { Button } from 'antd';
import { EnvironmentOutlined, PlusOutlined } from '@ant-design/icons';
import type { Role } from '#domain/core/actor.ts';
import { enterInLedger } from '#domain/ledger/ledger.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import type { LedgerQueue, Pending, QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { setParams, useView } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { useDeskView } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { EnterEntry } from './EnterEntry.tsx';
import { LedgerDetail } from './LedgerDetail.tsx';
import { LedgerDialogs } from './LedgerDialogs.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import { LedgerGlance } from './LedgerGlance.tsx';
import { LedgerRow } from './LedgerRow.tsx';
import { ledgerActionsOf } from './rules.ts';
import { useLedgerActions } from './useLedgerActions.ts';

/** Limits on screen are renewed this often, ms. */
const TICK_MS = 30_000;

type ListArgs = Omit<QueryArgs<'ledger.list'>, 'offset' | 'limit'>;

function listArgs(place: string, queue: LedgerQueue, filters: Filters): ListArgs {
  const { search = '', source = '', kind = '', area = '' } = filters;
  return {
    place: area === '' ? place : area,
    queue,
    search,
    source: source as ListArgs['source'],
    kind: kind as ListArgs['kind'],
  };
}

/** What waits for whoever sits there comes first; a department sees only what it was notified of. */
function queuesOf(role: Role): { readonly mine: readonly LedgerQueue[]; readonly follow: readonly LedgerQueue[] } {
  switch (role) {
    case 'deptOfficer':
      return { mine: ['notified', 'prosecuted'], follow: ['open'] };
    case 'villageDispatcher':
      return { mine: ['found', 'late', 'toVerify'], follow: ['urged', 'notified', 'prosecuted', 'open'] };
    default:
      return { mine: ['late', 'toVerify'], follow: ['found', 'urged', 'notified', 'prosecuted', 'open'] };
  }
}

const DONE: readonly LedgerQueue[] = ['settled', 'all'];

export function LedgerDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const [glance, setGlance] = useState(false);
  const [entering, setEntering] = useState(false);
  const ofLead = useView(({ params }) => params['lead']);
  const { mine, follow } = queuesOf(account.role);
  const kept = useDeskView<LedgerQueue>('ledger', [...mine, ...follow, ...DONE], 'open');
  const desk = useRecordDesk(kept, useListing('ledger.list', listArgs(station.place, kept.queue, kept.filters)));
  const { activeId, pane, wide, keys } = desk;
  const { data: counts } = useQuery('ledger.counts', { place: station.place });
  const { data: detail } = useQuery('ledger.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const actions = useLedgerActions(keys.advance);
  const placeName = usePlaceName(station);
  const mayEnter = enterInLedger.roles.includes(account.role);
  const entry = detail?.entry.id === activeId ? detail?.entry : undefined;
  const possible = entry === undefined ? undefined : ledgerActionsOf(entry, account, now);
  const item = (queue: LedgerQueue) => ({
    queue,
    label: t(`ledger:queue.${queue}`),
    count: counts?.[queue],
    tone: queue === 'late' && counts !== undefined && counts.late > 0 ? ('red' as const) : undefined,
  });
  const stopEntering = (): void => {
    setEntering(false);
    setParams({ lead: '' });
  };
  const tools = (
    <>
      {station.tier !== 'dept' && (
        <Button size="small" icon={<EnvironmentOutlined />} onClick={() => setGlance(true)} data-testid="glance">
          {t('ledger:glance.title')}
        </Button>
      )}
      {mayEnter && (
        <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)} data-testid="enter-ledger">
          {t('ledger:enter.title')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <RecordDesk<LedgerQueue, Pending<LedgerEntry>>
        title={t('shell:page.ledger')}
        desk={desk}
        groups={[
          { title: t('leads:group.mine'), items: mine.map(item) },
          { title: t('leads:group.follow'), items: follow.map(item) },
          { title: t('leads:group.done'), items: DONE.map(item) },
        ]}
        filters={<LedgerFilters station={station} view={desk.view} searchRef={desk.searchRef} />}
        tools={tools}
        renderRow={(row, state) => (
          <LedgerRow entry={row} placeName={placeName({ ...row, gridId: null })} now={now} state={state} />
        )}
        detail={
          glance ? (
            <LedgerGlance
              station={station}
              villageCode={desk.view.filters['area']}
              onOpen={(id) => {
                setGlance(false);
                keys.focus(id);
                pane.show();
              }}
              onClose={() => setGlance(false)}
            />
          ) : detail === undefined || detail === null ? (
            detail
          ) : (
            <LedgerDetail
              key={detail.entry.id}
              detail={detail}
              now={now}
              possible={ledgerActionsOf(detail.entry, account, now)}
              onStart={(action) => actions.start(action, detail.entry)}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        full={glance}
        enter={() => {
          if (entry !== undefined && possible?.primary !== undefined) actions.start(possible.primary, entry);
        }}
        own={mayEnter ? [{ keys: ['n'], help: t('ledger:enter.title'), run: () => setEntering(true) }] : []}
      />
      <LedgerDialogs actions={actions} role={account.role} />
      {mayEnter && (entering || ofLead !== undefined) && (
        <EnterEntry station={station} leadId={ofLead} onDone={stopEntering} />
      )}
    </>
  );
}
