/** The list of the open queue of leads, with its filters and the batch bar. */
import type { RefObject } from 'react';
import { Button } from 'antd';
import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import type { LeadQueue, Pending } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useStationPlace } from '../../app/session.ts';
import type { ListingView } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/pieces.tsx';
import type { ListKeys } from '../../ui/useListCursor.ts';
import { DeskList, useRowClick } from '../desk/DeskList.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { LeadBatchBar } from './LeadBatch.tsx';
import type { LeadBatch } from './LeadBatch.tsx';
import { LeadFilters } from './LeadFilters.tsx';
import { LeadRow } from './LeadRow.tsx';
import type { DeskQueue } from './queues.ts';
import { RiskTicker } from './RiskTicker.tsx';
import { TeamsButton } from './Teams.tsx';

interface LeadListProps {
  readonly view: DeskView<DeskQueue>;
  readonly queue: LeadQueue;
  readonly list: ListingView<Pending<Lead>>;
  readonly keys: ListKeys<Pending<Lead>>;
  readonly now: number;
  readonly searchRef: RefObject<InputRef | null>;
  readonly batch: LeadBatch;
  readonly onOpen: () => void;
  /** Undefined for roles that report no leads. */
  readonly onReport: (() => void) | undefined;
  readonly onSelectAll: () => void;
}

export function LeadList(props: LeadListProps) {
  const { view, queue, list, keys, now, searchRef, batch, onOpen, onReport, onSelectAll } = props;
  const t = useT();
  const station = useStationPlace();
  const calendar = useCalendar();
  const placeName = usePlaceName(station);
  const click = useRowClick(keys, onOpen);
  return (
    <DeskList
      title={t(`leads:queue.${queue}`)}
      list={list}
      keys={keys}
      tools={
        <>
          <TeamsButton icon={<TeamOutlined />} />
          {onReport !== undefined && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={onReport} data-testid="report-lead">
              {t('leads:report.title')} <Kbd on>N</Kbd>
            </Button>
          )}
        </>
      }
      filters={
        <>
          <RiskTicker place={station.place} />
          <LeadFilters
            station={station}
            filters={view.filters}
            filtered={view.filtered}
            onChange={view.changeFilters}
            onReset={view.resetFilters}
            searchRef={searchRef}
          />
        </>
      }
      empty={<NoLeads view={view} />}
      batch={<LeadBatchBar batch={batch} onSelectAll={onSelectAll} />}
      renderRow={(row, { active, selected, index }) => (
        <LeadRow
          lead={row}
          placeName={placeName(row)}
          active={active}
          selected={selected}
          calendar={calendar}
          now={now}
          index={index}
          onClick={click}
          onToggle={keys.toggle}
        />
      )}
    />
  );
}

function NoLeads({ view }: { view: DeskView<DeskQueue> }) {
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
