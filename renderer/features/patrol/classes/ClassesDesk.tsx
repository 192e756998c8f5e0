/** 分级巡查: how the classes keep their frequency, who has had too few visits and why, and the orders that follow. */
import { useState } from 'react';
import { Button } from 'antd';
import { planPatrol } from '#domain/patrol/patrol.ts';
import type { PatrolBoard, PatrolQueue, PatrolRow, QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useListing } from '../../../bridge/listing.ts';
import { useT } from '../../../i18n/useT.ts';
import queueStyles from '../../desk/queues.module.css';
import { RecordDesk } from '../../desk/RecordDesk.tsx';
import { useDeskView } from '../../desk/useDeskView.ts';
import { usePlaceName } from '../../desk/usePlaceName.ts';
import { useRecordDesk } from '../../desk/useRecordDesk.ts';
import { EntityFile } from '../../entities/EntityFile.tsx';
import { ChangeLog } from './ChangeLog.tsx';
import { ClassBoard } from './ClassBoard.tsx';
import { ClassFilters } from './ClassFilters.tsx';
import { ClassLine } from './ClassLine.tsx';
import { Classify } from './Classify.tsx';
import { PlanPatrol } from './PlanPatrol.tsx';
import { RoundProgress } from './RoundProgress.tsx';

const QUEUES: readonly PatrolQueue[] = ['due', 'amber', 'onTheWay', 'met', 'all'];

type ListArgs = Omit<QueryArgs<'patrol.entities'>, 'offset' | 'limit'>;

function listArgs(place: string, queue: PatrolQueue, filters: Filters): ListArgs {
  const { search = '', patrolClass = '', reason = '', area = '' } = filters;
  return { place: area === '' ? place : area, queue, search, reason, patrolClass: patrolClass as ListArgs['patrolClass'] };
}

function countOf(queue: PatrolQueue, { classes }: PatrolBoard): number {
  const sum = (part: (each: PatrolBoard['classes'][number]) => number): number => classes.reduce((total, each) => total + part(each), 0);
  switch (queue) {
    case 'due':
      return sum(({ entities, met }) => entities - met);
    case 'amber':
      return sum(({ amber }) => amber);
    case 'onTheWay':
      return sum(({ onTheWay }) => onTheWay);
    case 'met':
      return sum(({ met }) => met);
    case 'all':
      return sum(({ entities }) => entities);
  }
}

export function ClassesDesk() {
  const t = useT();
  const { role } = useAccount();
  const station = useStationPlace();
  const [sheet, setSheet] = useState<'log' | 'plan' | 'classify'>();
  const kept = useDeskView<PatrolQueue>('patrol.classes', QUEUES, 'due');
  const args = listArgs(station.place, kept.queue, kept.filters);
  const desk = useRecordDesk(kept, useListing('patrol.entities', args));
  const { view, activeId, pane, wide } = desk;
  const { data: board } = useQuery('patrol.board', { place: args.place ?? '' });
  const { data: detail } = useQuery('entity.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const placeName = usePlaceName(station);
  const close = (): void => setSheet(undefined);
  const item = (queue: PatrolQueue) => {
    const count = board === undefined ? undefined : countOf(queue, board);
    const tone = queue === 'amber' && (count ?? 0) > 0 ? ('amber' as const) : undefined;
    return { queue, label: t(`patrol:queue.${queue}`), count, tone };
  };
  const tools = (
    <>
      <Button size="small" onClick={() => setSheet('log')} data-testid="class-log">
        {t('patrol:log.title')}
      </Button>
      {role !== 'villageDispatcher' && (
        <Button size="small" onClick={() => setSheet('classify')} data-testid="classify">
          {t('patrol:classify.title')}
        </Button>
      )}
      {planPatrol.roles.includes(role) && (
        <Button size="small" type="primary" onClick={() => setSheet('plan')} data-testid="plan-patrol">
          {t('patrol:plan.title')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <RecordDesk<PatrolQueue, PatrolRow>
        title={t('patrol:part.classes')}
        desk={desk}
        groups={[
          { title: t('patrol:group.mine'), items: (['due', 'amber'] as const).map(item) },
          { title: t('patrol:group.follow'), items: (['onTheWay', 'met', 'all'] as const).map(item) },
        ]}
        foot={
          <footer className={queueStyles['queueFoot']}>{board !== undefined && <RoundProgress round={board.round} />}</footer>
        }
        filters={
          <>
            {board !== undefined && (
              <ClassBoard
                board={board}
                chosen={view.filters['patrolClass'] ?? ''}
                onChoose={(patrolClass) => view.changeFilters({ patrolClass })}
              />
            )}
            <ClassFilters station={station} view={view} searchRef={desk.searchRef} />
          </>
        }
        tools={tools}
        emptyHint={t('patrol:emptyHint')}
        renderRow={(row, state) => <ClassLine row={row} placeName={placeName({ ...row, gridId: null })} state={state} />}
        detail={
          sheet === 'log' ? (
            <ChangeLog place={args.place ?? ''} onClose={close} />
          ) : detail === undefined || detail === null ? (
            detail
          ) : (
            <EntityFile key={detail.entity.id} detail={detail} full={false} onFull={undefined} onClose={wide ? undefined : pane.hide} />
          )
        }
        full={sheet === 'log'}
      />
      {sheet === 'plan' && <PlanPatrol args={{ ...args, queue: 'due' }} onDone={close} />}
      {sheet === 'classify' && <Classify station={station} area={view.filters['area']} onDone={close} />}
    </>
  );
}
