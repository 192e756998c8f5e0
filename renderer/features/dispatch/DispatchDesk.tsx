/** 派单台: queues, the list of tasks, and the detail of the one the cursor is on. Everything works by keyboard and offline. */
import { useRef, useState } from 'react';
import { App } from 'antd';
import type { InputRef } from 'antd';
import type { Task } from '#domain/schema/task.ts';
import type { Pending, Recommendation } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { queryOnce, useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { useListCursor } from '../../ui/useListCursor.ts';
import { useWide } from '../../ui/useWide.ts';
import columnsStyles from '../desk/columns.module.css';
import detailStyles from '../desk/detail.module.css';
import { allRows } from '../desk/selectAll.ts';
import { useDeskKeys } from '../desk/useDeskKeys.ts';
import { useStartingOver, useDeskView, useDetailPane, useLinkedId } from '../desk/useDeskView.ts';
import type { TaskAction } from './actions.ts';
import { actionsOf } from './actions.ts';
import { BulkAssign } from './BulkAssign.tsx';
import type { BatchAction } from './commands.ts';
import { batch } from './commands.ts';
import { listArgs } from './FilterRow.tsx';
import { PrintPreview } from './print/PrintPreview.tsx';
import { QueueList } from './QueueList.tsx';
import { taskQueuesOf } from './queues.ts';
import { NoTask, TaskDetail } from './TaskDetail.tsx';
import { TaskDialogs } from './TaskDialogs.tsx';
import { TaskList } from './TaskList.tsx';
import { useTaskActions } from './useTaskActions.ts';

/** Limits and ages on screen are renewed this often, ms. */
const TICK_MS = 30_000;
/** 推荐第 1–3 位 */
const PICKS = [1, 2, 3] as const;

/** What lies over the desk for several tasks at once. */
type Sheet = { readonly kind: 'bulk' | 'print'; readonly tasks: readonly Task[] };

export function DispatchDesk() {
  const t = useT();
  const { message } = App.useApp();
  const { role } = useAccount();
  const station = useStationPlace();
  const now = useNow(TICK_MS);
  const wide = useWide();
  const searchRef = useRef<InputRef>(null);
  const [sheet, setSheet] = useState<Sheet>();

  const groups = taskQueuesOf(role);
  const queues = groups.flatMap((each) => each.queues);
  const kept = useDeskView('dispatch', queues, 'toAssign');
  const args = { ...listArgs(station.place, kept.filters), queue: kept.queue };
  const list = useListing('tasks.list', args);
  const keys = useListCursor<Pending<Task>>(list, useLinkedId());
  const view = useStartingOver(kept, keys.reset);
  const { activeId, selected } = keys.cursor;
  const pane = useDetailPane(activeId, keys.focus);
  const { data: counts } = useQuery('desk.counts', { place: station.place });
  const { data: detail } = useQuery('task.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const actions = useTaskActions(keys.advance);
  const perform = usePerform();

  // The pane may still show the task before; keys act on the one the cursor is on.
  const task = detail?.task.id === activeId ? detail?.task : undefined;
  const possible = task === undefined ? undefined : actionsOf(task, role);
  const assignable = possible?.primary === 'assign';
  const recommended = useQuery(
    'task.recommend',
    { id: activeId ?? '-', limit: PICKS.length },
    { enabled: assignable, keep: false },
  ).data;

  const start = (action: TaskAction): void => {
    if (task === undefined || possible === undefined) return;
    if (possible.primary === action || possible.others.includes(action)) actions.start(action, task);
  };
  const startFirst = (...choices: readonly TaskAction[]): void => {
    const action = choices.find((each) => possible?.primary === each || possible?.others.includes(each));
    if (action !== undefined) start(action);
  };
  const assignPick = async (place: number): Promise<void> => {
    if (task === undefined || !assignable) {
      message.info(t('dispatch:nothingToAssign'));
      return;
    }
    const candidates: readonly Recommendation[] =
      recommended ?? (await queryOnce('task.recommend', { id: task.id, limit: PICKS.length }));
    const pick = candidates[place - 1];
    if (pick === undefined) message.info(t('dispatch:recommend.noLeft'));
    else actions.assignTo(task, pick.member);
  };
  const selectAll = async (): Promise<void> => {
    const { rows, total } = await allRows('tasks.list', args);
    keys.select(rows);
    message.info(
      rows.length < total ? t('desk:selectedPart', { count: rows.length, total }) : t('desk:selectedAll', { count: rows.length }),
    );
  };
  /** The selection, or else the task the cursor is on. */
  const chosen = (): readonly Task[] => (selected.size > 0 ? [...selected.values()] : task === undefined ? [] : [task]);
  const open = (kind: Sheet['kind']): void => {
    const tasks = chosen();
    if (tasks.length > 0) setSheet({ kind, tasks });
  };

  const batchOf = (action: BatchAction): void => {
    const steps = batch(action, [...selected.values()], role);
    if (steps.length === 0) {
      message.info(t('dispatch:batch.nothing'));
      return;
    }
    void perform(
      steps.map(({ command }) => command),
      {
        done: (count) => t(`dispatch:batch.${action}`, { count }),
        undo: steps.flatMap(({ undo }) => (undo === undefined ? [] : [undo])),
      },
    ).then((saved) => {
      if (saved > 0) keys.select([]);
    });
  };

  const own: readonly Hotkey[] = [
    { keys: ['a'], help: t('dispatch:keys.first'), run: () => void assignPick(1) },
    ...PICKS.map((place) => ({
      keys: [String(place)],
      ...(place === 1 ? { help: t('dispatch:keys.pick') } : {}),
      run: () => void assignPick(place),
    })),
    { keys: ['c'], help: t('dispatch:keys.choose'), run: () => startFirst('assign', 'reassign') },
    { keys: ['b'], help: t('dispatch:keys.bulk'), run: () => open('bulk') },
    {
      keys: ['w'],
      help: t('dispatch:action.withdraw'),
      run: () => (selected.size > 0 ? batchOf('withdraw') : start('withdraw')),
    },
    { keys: ['g'], help: t('dispatch:keys.urge'), run: () => (selected.size > 0 ? batchOf('urge') : start('urge')) },
    { keys: ['v'], help: t('dispatch:keys.check'), run: () => startFirst('submit', 'recheck') },
    { keys: ['m'], help: t('desk:keys.remark'), run: () => start('remark') },
    { keys: ['p', 'mod+p'], help: t('dispatch:keys.print'), run: () => open('print') },
  ];
  useDeskKeys({
    title: t('dispatch:keys.title'),
    view,
    queues,
    detail: pane,
    wide,
    searchRef,
    selection: { any: selected.size > 0, all: () => void selectAll(), clear: () => keys.select([]) },
    enter: () => void (assignable && assignPick(1)),
    list: [...keys.hotkeys, ...keys.selectKeys],
    own,
  });

  const detailShown = wide || pane.open;
  return (
    <div className={`${columnsStyles['desk']} ${detailShown ? columnsStyles['withDetail'] : ''}`}>
      <QueueList groups={groups} place={station.place} counts={counts} current={view.queue} onChoose={view.chooseQueue} />
      <TaskList
        station={station}
        view={view}
        list={list}
        keys={keys}
        now={now}
        searchRef={searchRef}
        onOpen={pane.show}
        onBulk={() => open('bulk')}
        onBatch={batchOf}
        onPrint={() => open('print')}
        onSelectAll={() => void selectAll()}
      />
      {detailShown && (
        <aside className={detailStyles['detail']} aria-label={t('dispatch:detail.facts')} data-testid="detail">
          {detail === undefined || detail === null ? (
            <NoTask gone={detail === null} />
          ) : (
            <TaskDetail
              detail={detail}
              role={role}
              now={now}
              recommended={recommended}
              assignable={actionsOf(detail.task, role).primary === 'assign'}
              actions={actions}
              onPrint={() => setSheet({ kind: 'print', tasks: [detail.task] })}
              onClose={wide ? undefined : pane.hide}
            />
          )}
        </aside>
      )}
      <TaskDialogs actions={actions} detail={detail ?? undefined} />
      {sheet?.kind === 'bulk' && (
        <BulkAssign
          tasks={sheet.tasks}
          onCancel={() => setSheet(undefined)}
          onDone={() => {
            setSheet(undefined);
            keys.select([]);
          }}
        />
      )}
      {sheet?.kind === 'print' && <PrintPreview tasks={sheet.tasks} station={station} onClose={() => setSheet(undefined)} />}
    </div>
  );
}
