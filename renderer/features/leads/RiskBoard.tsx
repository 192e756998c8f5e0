/** 专线移送: risk leads of key industries that wait for their department's receipt, first due first. */
import { useRef } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import type { RiskTransfer } from '#domain/schema/disposal.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { EmptyState, MiddleEllipsis } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import columnsStyles from '../desk/columns.module.css';
import detailStyles from '../desk/detail.module.css';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { DeskList, useRowClick } from '../desk/DeskList.tsx';
import type { RowClick } from '../desk/DeskList.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { useDeskKeys } from '../desk/useDeskKeys.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { useDetailPane, useLinkedId, useStartingOver } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { LeadNav } from './LeadNav.tsx';
import type { DeskQueue } from './queues.ts';
import { RiskLimit, RiskLine, useReceive } from './RiskLine.tsx';

/** The last hour counts by minutes. */
const TICK_MS = 15_000;

interface RiskBoardProps {
  readonly view: DeskView<DeskQueue>;
  readonly queues: readonly DeskQueue[];
}

export function RiskBoard({ view: kept, queues }: RiskBoardProps) {
  const t = useT();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const wide = useWide();
  const searchRef = useRef<InputRef>(null);
  const list = useListing('leads.risks', { place: station.place });
  const keys = useListCursor<Pending<RiskTransfer>>(list, useLinkedId());
  const view = useStartingOver(kept, keys.reset);
  const { activeId, activeIndex } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  const click = useRowClick(keys, pane.show);
  const placeName = usePlaceName(station);
  const receive = useReceive();
  const risk = list.rowAt(activeIndex);
  const confirm = (): void => {
    if (risk === undefined || receive === undefined) return;
    keys.advance();
    receive(risk);
  };
  useDeskKeys<DeskQueue>({
    title: t('leads:queue.risks'),
    view,
    queues,
    detail: pane,
    wide,
    searchRef,
    enter: confirm,
    list: keys.hotkeys,
    own: receive === undefined ? [] : [{ keys: ['a'], help: t('leads:keys.receive'), run: confirm }],
  });
  const detailShown = wide || pane.open;
  return (
    <div className={`${columnsStyles['desk']} ${detailShown ? columnsStyles['withDetail'] : ''}`}>
      <LeadNav current="risks" onChoose={view.chooseQueue} />
      <DeskList
        title={t('leads:queue.risks')}
        list={list}
        keys={keys}
        filters={null}
        empty={<EmptyState title={t('leads:risk.none')} hint={t('leads:risk.noneHint')} />}
        renderRow={(row, { active, index }) => (
          <RiskRow risk={row} active={active} index={index} now={now} placeName={placeName({ ...row, gridId: null })} onClick={click} />
        )}
      />
      {detailShown && (
        <aside className={detailStyles['detail']} aria-label={t('leads:risk.title')} data-testid="detail">
          {risk === undefined ? (
            <EmptyState title={t('leads:risk.none')} />
          ) : (
            <RiskDetail risk={risk} now={now} onReceive={receive === undefined ? undefined : confirm} />
          )}
        </aside>
      )}
    </div>
  );
}

interface RiskRowProps {
  readonly risk: Pending<RiskTransfer>;
  readonly active: boolean;
  readonly index: number;
  readonly now: number;
  readonly placeName: string | undefined;
  readonly onClick: RowClick<Pending<RiskTransfer>>;
}

function RiskRow({ risk, active, index, now, placeName, onClick }: RiskRowProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  return (
    <div
      className={`${rowStyles['row']} ${rowStyles['plainRow']} ${active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={active}
      data-risk={risk.id}
      onClick={(event) => onClick(risk, index, event)}
    >
      <RiskLimit risk={risk} now={now} />
      <span className={`${rowStyles['two']} ${rowStyles['main']}`}>
        <span className={rowStyles['name']} title={risk.subjectName}>
          {risk.subjectName}
          <PendingMark on={risk.pending} />
        </span>
        <span className={rowStyles['sub']}>
          <MiddleEllipsis text={risk.address} />
        </span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={rowStyles['sub']}>{risk.industry}</span>
        <span className={rowStyles['sub']}>{placeName}</span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={`${rowStyles['sub']} ${rowStyles['holder']}`}>{words.value('department', risk.department)}</span>
        <span className={rowStyles['sub']}>{t(risk.risk === 2 ? 'leads:risk.highest' : 'leads:risk.key')}</span>
      </span>
      <span className={rowStyles['when']}>{format.brief(risk.sentAt, now)}</span>
    </div>
  );
}

interface RiskDetailProps {
  readonly risk: RiskTransfer;
  readonly now: number;
  /** Undefined for roles that give no receipts. */
  readonly onReceive: (() => void) | undefined;
}

/** A department sees the copy only; whoever has the lead itself is taken to it. */
function RiskDetail({ risk, now, onReceive }: RiskDetailProps) {
  const t = useT();
  const { data: detail } = useQuery('lead.detail', { id: risk.leadId });
  return (
    <>
      <header className={detailStyles['detailHead']}>
        <div className={detailStyles['detailTitle']}>
          <h2>{risk.subjectName}</h2>
          <RiskLimit risk={risk} now={now} />
        </div>
        <div className={detailStyles['number']}>
          <span>{risk.leadNumber}</span>
          <span>{risk.industry}</span>
        </div>
        <div className={detailStyles['actions']}>
          {onReceive !== undefined && (
            <Button type="primary" onClick={onReceive} data-action="receiveRisk">
              {t('leads:risk.receive')} <Kbd on>A</Kbd>
            </Button>
          )}
          {detail !== undefined && detail !== null && (
            <Button onClick={() => openPage('leads', { queue: 'all', id: risk.leadId })}>{t('leads:risk.openLead')}</Button>
          )}
        </div>
      </header>
      <div className={detailStyles['detailBody']}>
        <Panel name="findings" title={t('leads:detail.facts')}>
          <Facts>
            <Fact whole label={t('leads:detail.address')}>
              {risk.address}
            </Fact>
            <Fact whole label={t('leads:detail.description')}>
              {risk.description}
            </Fact>
          </Facts>
        </Panel>
        <Panel name="risks" title={t('leads:risk.title')}>
          <RiskLine risk={risk} now={now} />
        </Panel>
      </div>
    </>
  );
}
