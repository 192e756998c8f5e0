/** The middle column: tasks of the queue, their filters, and the batch bar of the selection. */
import type { RefObject } from 'react';
import { Button } from 'antd';
import { CheckSquareOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import type { Role } from '#domain/core/actor.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Pending, TaskQueue } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useAccount } from '../../app/session.ts';
import type { Station } from '../../app/session.ts';
import type { ListingView } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { BatchBar, EmptyState } from '../../ui/pieces.tsx';
import type { ListKeys } from '../../ui/useListCursor.ts';
import { DeskList, useRowClick } from '../desk/DeskList.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { usePlaceName } from '../desk/usePlaceName.ts';
import { actionsOf } from './actions.ts';
import type { BatchAction } from './commands.ts';
import { batch, BATCH_ACTIONS } from './commands.ts';
import { FilterRow } from './FilterRow.tsx';
import { queueText } from './queues.ts';
import { TaskRow } from './TaskRow.tsx';

const BATCH_KEYS: Readonly<Record<BatchAction, string>> = { withdraw: 'W', urge: 'G' };

interface TaskListProps {
  readonly station: Station;
  readonly view: DeskView<TaskQueue>;
  readonly list: ListingView<Pending<Task>>;
  readonly keys: ListKeys<Pending<Task>>;
  readonly now: number;
  readonly searchRef: RefObject<InputRef | null>;
  readonly onOpen: () => void;
  readonly onBulk: () => void;
  readonly onBatch: (action: BatchAction) => void;
  readonly onPrint: () => void;
  readonly onSelectAll: () => void;
}

export function TaskList(props: TaskListProps) {
  const { station, view, list, keys, now, searchRef, onOpen, onBulk, onBatch, onPrint, onSelectAll } = props;
  const t = useT();
  const calendar = useCalendar();
  const { role } = useAccount();
  const placeName = usePlaceName(station);
  const click = useRowClick(keys, onOpen);
  const { selected } = keys.cursor;
  const chosen = [...selected.values()];
  const mayAssign = chosen.some((task) => actionsOf(task, role).primary === 'assign');
  return (
    <DeskList
      title={t(queueText(view.queue, role))}
      list={list}
      keys={keys}
      tools={
        <Button
          size="small"
          icon={<CheckSquareOutlined />}
          onClick={onSelectAll}
          disabled={list.total === 0}
          data-testid="select-all"
        >
          {t('dispatch:keys.all')}
        </Button>
      }
      filters={
        <FilterRow
          station={station}
          filters={view.filters}
          filtered={view.filtered}
          searchRef={searchRef}
          onChange={view.changeFilters}
          onReset={view.resetFilters}
        />
      }
      empty={<NoTasks view={view} role={role} />}
      batch={
        <BatchBar count={selected.size} onClear={() => keys.select([])}>
          <Button ghost onClick={onPrint} data-testid="batch-print">
            {t('dispatch:action.print')} <Kbd>P</Kbd>
          </Button>
          {BATCH_ACTIONS.filter((action) => batch(action, chosen, role).length > 0).map((action) => (
            <Button key={action} ghost onClick={() => onBatch(action)} data-batch={action}>
              {t(`dispatch:action.${action}`)} <Kbd>{BATCH_KEYS[action]}</Kbd>
            </Button>
          ))}
          {mayAssign && (
            <Button type="primary" onClick={onBulk} data-testid="batch-assign">
              {t('dispatch:action.bulk')} <Kbd on>B</Kbd>
            </Button>
          )}
        </BatchBar>
      }
      renderRow={(task, { active, selected: on, index }) => (
        <TaskRow
          task={task}
          placeName={placeName(task)}
          active={active}
          selected={on}
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

/** Says why there is nothing and what to do: clear the filters, look elsewhere, or simply wait. */
function NoTasks({ view, role }: { view: DeskView<TaskQueue>; role: Role }) {
  const t = useT();
  if (view.filtered) {
    return (
      <EmptyState
        title={t('dispatch:empty.filtered')}
        hint={t('dispatch:empty.filteredHint')}
        action={{ text: t('ui:list.clearFilters'), run: view.resetFilters }}
      />
    );
  }
  if (role === 'specialUnit' && view.queue === 'toAssign') {
    return <EmptyState title={t('dispatch:own.empty')} hint={t('dispatch:own.emptyHint')} />;
  }
  return view.queue === 'toAssign' ? (
    <EmptyState title={t('dispatch:empty.toAssign')} hint={t('dispatch:empty.toAssignHint')} />
  ) : (
    <EmptyState title={t('dispatch:empty.other')} hint={t('dispatch:empty.otherHint')} />
  );
}
