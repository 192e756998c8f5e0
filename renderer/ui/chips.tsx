/** Small marks that speak with shape, colour and word together: limits, states, keys. */
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Limit, Light } from '#domain/calendar/limits.ts';
import type { LeadState } from '#domain/schema/lead.ts';
import type { TaskState } from '#domain/schema/task.ts';
import { useFormat } from './format.ts';
import type { LimitColumns } from './limits.ts';
import { limitWords } from './limits.ts';
import type { Tone } from './tone.ts';
import styles from './ui.module.css';

/** ▲ red · half-filled circle amber · ● green · ■ grey: readable without colour. */
export function ToneMark({ tone }: { tone: Tone }) {
  switch (tone) {
    case 'red':
      return (
        <svg viewBox="0 0 10 10" aria-hidden>
          <path d="M5 .6 9.8 9.4H.2z" fill="currentColor" />
        </svg>
      );
    case 'amber':
      return (
        <svg viewBox="0 0 10 10" aria-hidden>
          <circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M5 .8a4.2 4.2 0 0 0 0 8.4z" fill="currentColor" />
        </svg>
      );
    case 'green':
      return (
        <svg viewBox="0 0 10 10" aria-hidden>
          <circle cx="5" cy="5" r="4.6" fill="currentColor" />
        </svg>
      );
    case 'violet':
      return (
        <svg viewBox="0 0 10 10" aria-hidden>
          <path d="M5 .4 9.6 5 5 9.6.4 5z" fill="currentColor" />
        </svg>
      );
    default:
      return (
        <svg viewBox="0 0 10 10" aria-hidden>
          <path d="M.8.8h8.4v8.4H.8z" fill="currentColor" />
        </svg>
      );
  }
}

export function Chip({ tone, mark = false, children }: { tone: Tone; mark?: boolean; children: ReactNode }) {
  return (
    <span className={`${styles['chip']} ${styles[tone]}`}>
      {mark && <ToneMark tone={tone} />}
      {children}
    </span>
  );
}

export const LIGHT_TONE: Record<Light, Tone> = { red: 'red', amber: 'amber', green: 'green' };

/** 剩 2 个工作日 / 超期 1 个工作日 / 今日到期, with the exact time as tooltip. Nothing for a row whose limit has ended. */
export function LimitChip({
  row,
  calendar,
  now,
}: {
  row: LimitColumns & { readonly limit: Limit | null };
  calendar: WorkCalendar;
  now: number;
}) {
  const t = useT();
  const format = useFormat();
  const words = limitWords(row, calendar, now);
  if (words.kind === 'none' || row.limit === null || row.dueAt === null) return <Chip tone="grey">{t('ui:limit.none')}</Chip>;
  const text =
    words.kind === 'today'
      ? t('ui:limit.today')
      : words.kind === 'left'
        ? t('ui:limit.left', { count: words.days })
        : t('ui:limit.over', { count: words.days });
  return (
    <span title={t('ui:limit.dueAt', { limit: t(`trade:limit.${row.limit}`), time: format.dateTime(row.dueAt) })}>
      <Chip tone={LIGHT_TONE[words.light]} mark>
        {text}
      </Chip>
      {!words.known && (
        <span className={`${styles['chip']} ${styles['noCalendar']}`} title={t('ui:limit.noCalendarHint')}>
          {t('ui:limit.noCalendar')}
        </span>
      )}
    </span>
  );
}

const TASK_TONE: Record<TaskState, Tone> = {
  pushed: 'blue',
  assigned: 'grey',
  accepted: 'grey',
  onSite: 'grey',
  revisit: 'amber',
  noticeServed: 'amber',
  closedNormal: 'green',
  closedFixed: 'green',
  disposal: 'violet',
  cancelled: 'grey',
};
const LEAD_TONE: Record<LeadState, Tone> = {
  reported: 'blue',
  villageAccepted: 'grey',
  handedUp: 'violet',
  transferred: 'violet',
  deptAccepted: 'grey',
  returned: 'amber',
  feedback: 'amber',
  closed: 'green',
  invalid: 'grey',
};

export function TaskStateTag({ state }: { state: TaskState }) {
  const t = useT();
  return <Chip tone={TASK_TONE[state]}>{t(`trade:taskState.${state}`)}</Chip>;
}

export function LeadStateTag({ state }: { state: LeadState }) {
  const t = useT();
  return <Chip tone={LEAD_TONE[state]}>{t(`trade:leadState.${state}`)}</Chip>;
}

/** A key cap; `on` for keys on a coloured button. */
export function Kbd({ children, on = false }: { children: ReactNode; on?: boolean }) {
  return (
    <kbd className={`${styles['kbd']} ${on ? styles['kbdOn'] : ''}`} aria-hidden>
      {children}
    </kbd>
  );
}
