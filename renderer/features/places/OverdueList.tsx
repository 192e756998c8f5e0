/** What is overdue longest in a place, with urging (催办) where the role may urge. */
import { Button, Tooltip } from 'antd';
import type { Role } from '#domain/core/actor.ts';
import type { OldestItem } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { usePerform } from '../../app/perform.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { limitWords } from '../../ui/limits.ts';
import styles from './places.module.css';

const MINUTE_MS = 60_000;

/** As the commands themselves say (domain/task/urge.ts, domain/lead/urge.ts). */
const MAY_URGE: readonly Role[] = ['townStaff', 'citySupervisor'];

export function mayUrge(role: Role): boolean {
  return MAY_URGE.includes(role);
}

export function urgeCommand({ kind, id }: OldestItem, note: string): CommandInput {
  return kind === 'task'
    ? { command: 'task.urge', args: { taskId: id, note } }
    : { command: 'lead.urge', args: { leadId: id, note } };
}

export interface OverdueListProps {
  readonly items: readonly OldestItem[];
  /** Without buttons, for screens nobody stands at. */
  readonly silent?: boolean;
}

export function OverdueList({ items, silent = false }: OverdueListProps) {
  const t = useT();
  const now = useNow(MINUTE_MS);
  if (items.length === 0) return <EmptyState title={t('places:overdue.none')} hint={t('places:overdue.noneHint')} />;
  return (
    <ul className={styles['items']} data-testid="overdue-list">
      {items.map((item) => (
        <Item key={item.id} item={item} now={now} silent={silent} />
      ))}
    </ul>
  );
}

function Item({ item, now, silent }: { item: OldestItem; now: number; silent: boolean }) {
  const t = useT();
  const { role } = useAccount();
  const { tier } = useStationPlace();
  const perform = usePerform();
  const urge = (): void => {
    void perform([urgeCommand(item, t('places:overdue.note'))], { done: t('places:overdue.urged') });
  };
  const open = (): void => openPage(item.kind === 'task' ? 'dispatch' : 'leads', { queue: 'overdue', id: item.id });
  const holder = item.holder === null ? t('places:overdue.nobody') : holderName(item, t);
  return (
    <li className={styles['item']} data-item={item.id} data-kind={item.kind}>
      <OverdueChip item={item} now={now} />
      <button type="button" className={styles['itemText']} onClick={open} disabled={silent}>
        <b>{item.name}</b>
        <small>
          {holder} · {tier === 'city' && item.townName}
          {item.villageName} · {t(`places:overdue.${item.kind}`)}
        </small>
      </button>
      {!silent && mayUrge(role) && (
        <Button size="small" onClick={urge} data-action="urge">
          {t('places:overdue.urge')}
        </Button>
      )}
    </li>
  );
}

/** A lead without a handler is held by a department, which arrives as its code. */
function holderName({ holder }: OldestItem, t: ReturnType<typeof useT>): string {
  return t(`trade:department.${holder ?? ''}` as 'trade:department.market', { defaultValue: holder ?? '' });
}

function OverdueChip({ item, now }: { item: OldestItem; now: number }) {
  const t = useT();
  const format = useFormat();
  const calendar = useCalendar();
  const words = limitWords({ amberAt: null, dueAt: item.dueAt, calendarKnown: 1 }, calendar, now);
  const days = words.kind === 'over' ? words.days : 1;
  return (
    <Tooltip title={t('places:overdue.daysHint', { count: days, time: format.dateTime(item.dueAt) })} mouseEnterDelay={0.4}>
      <span>
        <Chip tone="red" mark>
          {t('places:overdue.days', { count: days })}
        </Chip>
      </span>
    </Tooltip>
  );
}
