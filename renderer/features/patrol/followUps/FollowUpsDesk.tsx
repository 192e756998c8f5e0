/** 部门后续监管: entities whose permits a department answers for within fifteen working days. */
import { useState } from 'react';
import { FOLLOW_UP_QUEUES } from '#protocol/bridge/queries.ts';
import type { FollowUpQueue, Pending, QueryArgs } from '#protocol/bridge/queries.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import { useCalendar } from '../../../app/calendar.tsx';
import { usePerform } from '../../../app/perform.tsx';
import { useAccount, useStationPlace } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useListing } from '../../../bridge/listing.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { FilterBar } from '../../desk/FilterBar.tsx';
import { FilterSelect } from '../../desk/FilterSelect.tsx';
import { LightFilter } from '../../desk/LightFilter.tsx';
import { RecordDesk } from '../../desk/RecordDesk.tsx';
import { useDeskView } from '../../desk/useDeskView.ts';
import { useRecordDesk } from '../../desk/useRecordDesk.ts';
import { AnswerFollowUp } from './AnswerFollowUp.tsx';
import { FollowUpDetail } from './FollowUpDetail.tsx';
import { FollowUpRow } from './FollowUpRow.tsx';
import type { FollowUpAction } from './rules.ts';
import { followUpActionsOf } from './rules.ts';

const TICK_MS = 30_000;

export function FollowUpsDesk() {
  const t = useT();
  const account = useAccount();
  const station = useStationPlace();
  const calendar = useCalendar();
  const now = useNow(TICK_MS);
  const perform = usePerform();
  const [answering, setAnswering] = useState<FollowUp>();
  const ofDepartment = account.role === 'deptOfficer';
  const kept = useDeskView<FollowUpQueue>('patrol.followUps', FOLLOW_UP_QUEUES, 'open');
  const { search = '', department = '', light = '' } = kept.filters;
  const args = { place: station.place, queue: kept.queue, search, department, light: light as QueryArgs<'followups.list'>['light'] };
  const desk = useRecordDesk(kept, useListing('followups.list', args));
  const { view, activeId, pane, wide, keys } = desk;
  const { data: counts } = useQuery('followups.counts', { place: station.place });
  const { data: detail } = useQuery('followup.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const start = (action: FollowUpAction, followUp: FollowUp): void => {
    if (action === 'answer') {
      setAnswering(followUp);
      return;
    }
    keys.advance();
    void perform([{ command: 'followup.receive', args: { id: followUp.id } }], { done: t('patrol:followUp.received') });
  };
  const shown = detail?.followUp.id === activeId ? detail?.followUp : undefined;
  const primary = shown === undefined ? undefined : followUpActionsOf(shown, account, now).primary;
  const item = (queue: FollowUpQueue) => ({
    queue,
    label: t(`patrol:followUpQueue.${queue}`),
    count: counts?.[queue],
    tone: queue === 'overdue' && counts !== undefined && counts.overdue > 0 ? ('red' as const) : undefined,
  });
  const filters = (
    <FilterBar view={view} searchRef={desk.searchRef}>
      {!ofDepartment && (
        <FilterSelect
          name="department"
          label={t('leads:detail.department')}
          value={department}
          choices={DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) }))}
          onChange={(value) => view.changeFilters({ department: value })}
        />
      )}
      <LightFilter value={light} onChange={(value) => view.changeFilters({ light: value })} />
    </FilterBar>
  );
  return (
    <>
      <RecordDesk<FollowUpQueue, Pending<FollowUp>>
        title={t('patrol:part.followUps')}
        desk={desk}
        groups={[
          { title: t('leads:group.mine'), items: (['toReceive', 'toAnswer', 'overdue'] as const).map(item) },
          { title: t('leads:group.follow'), items: (['applying', 'open'] as const).map(item) },
          { title: t('leads:group.done'), items: (['answered', 'all'] as const).map(item) },
        ]}
        filters={filters}
        emptyHint={t('patrol:followUp.emptyHint')}
        renderRow={(row, state) => <FollowUpRow followUp={row} calendar={calendar} now={now} state={state} />}
        detail={
          detail === undefined || detail === null ? (
            detail
          ) : (
            <FollowUpDetail
              key={detail.followUp.id}
              detail={detail}
              now={now}
              possible={followUpActionsOf(detail.followUp, account, now)}
              onStart={(action) => start(action, detail.followUp)}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        enter={() => {
          if (shown !== undefined && primary !== undefined) start(primary, shown);
        }}
      />
      {answering !== undefined && (
        <AnswerFollowUp
          followUp={answering}
          onDone={() => {
            setAnswering(undefined);
            keys.advance();
          }}
          onCancel={() => setAnswering(undefined)}
        />
      )}
    </>
  );
}
