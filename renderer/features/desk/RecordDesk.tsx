/** A desk of records: queues at the left, their list, and the detail of the record the cursor is on. All of it by keyboard. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useEvent } from '../../ui/useEvent.ts';
import columnsStyles from './columns.module.css';
import detailStyles from './detail.module.css';
import { DeskList } from './DeskList.tsx';
import type { RowState } from './DeskList.tsx';
import type { QueueGroup } from './QueueNav.tsx';
import { QueueNav } from './QueueNav.tsx';
import { useDeskKeys } from './useDeskKeys.ts';
import type { RecordDeskState } from './useRecordDesk.ts';

export interface RecordRowProps extends RowState {
  readonly onOpen: (index: number) => void;
}

interface RecordDeskProps<Q extends string, T> {
  /** Of the keyboard help, and of the list as long as no queue has a name of its own. */
  readonly title: string;
  readonly desk: RecordDeskState<Q, T>;
  readonly groups: readonly QueueGroup<Q>[];
  /** What stands below the queues. */
  readonly foot?: ReactNode;
  readonly filters: ReactNode;
  readonly tools?: ReactNode;
  readonly renderRow: (row: T, state: RecordRowProps) => ReactNode;
  /** Undefined while nothing is chosen, null when what was chosen is gone. */
  readonly detail: ReactNode;
  /** The detail takes the place of the list too. */
  readonly full?: boolean;
  /** What Enter does once the detail is there. */
  readonly enter?: () => void;
  readonly own?: readonly Hotkey[];
  /** Said when the queue is empty and no filter hides anything. */
  readonly emptyHint?: string;
}

const NOTHING = (): void => undefined;
const NO_KEYS: readonly Hotkey[] = [];

export function RecordDesk<Q extends string, T extends { readonly id: string }>(props: RecordDeskProps<Q, T>) {
  const { title, desk, groups, foot, filters, tools, renderRow, detail, full = false, enter = NOTHING, own = NO_KEYS, emptyHint } = props;
  const { view, list, keys, pane, wide, searchRef } = desk;
  const t = useT();
  const items = groups.flatMap((group) => group.items);
  useDeskKeys({
    title,
    view,
    queues: items.map(({ queue }) => queue),
    detail: pane,
    wide,
    searchRef,
    enter,
    list: keys.hotkeys,
    own,
  });
  const onOpen = useEvent((index: number) => {
    keys.activate(index);
    pane.show();
  });
  const shown = wide || pane.open || full;
  const look = full ? detailStyles['fullDetail'] : shown ? columnsStyles['withDetail'] : '';
  return (
    <div className={`${columnsStyles['desk']} ${look}`}>
      <QueueNav label={t('desk:queues')} groups={groups} current={view.queue} onChoose={view.chooseQueue}>
        {foot}
      </QueueNav>
      {!full && (
        <DeskList
          title={items.find(({ queue }) => queue === view.queue)?.label ?? title}
          list={list}
          keys={keys}
          tools={tools}
          filters={filters}
          empty={<Nothing view={view} hint={emptyHint} />}
          renderRow={(row, state) => renderRow(row, { ...state, onOpen })}
        />
      )}
      {shown && (
        <aside className={detailStyles['detail']} aria-label={title} data-testid="detail">
          {detail ?? <EmptyState title={t(detail === null ? 'desk:detail.gone' : 'desk:detail.none')} hint={t('desk:detail.noneHint')} />}
        </aside>
      )}
    </div>
  );
}

function Nothing({ view, hint }: { view: { readonly filtered: boolean; readonly resetFilters: () => void }; hint: string | undefined }) {
  const t = useT();
  if (view.filtered) {
    return <EmptyState title={t('ui:list.empty')} action={{ text: t('ui:list.clearFilters'), run: view.resetFilters }} />;
  }
  return <EmptyState title={t('desk:empty')} hint={hint ?? t('desk:emptyHint')} />;
}
