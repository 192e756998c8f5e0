/** One year, twelve months: a click turns a working day into a holiday, a day of rest into a make-up day, and back. */
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from 'antd';
import type { CalendarYear } from '#domain/schema/territory.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './administration.module.css';
import { kindOf, monthsOf, sameDays, toggled } from './year.ts';
import type { DayKind, Month, YearDays } from './year.ts';

interface YearEditorProps {
  readonly saved: YearDays;
  /** False: the year has no data yet. */
  readonly known: boolean;
  readonly row: CalendarYear | undefined;
}

const KINDS: readonly DayKind[] = ['work', 'makeUp', 'rest', 'holiday'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function YearEditor({ saved, known, row }: YearEditorProps) {
  const t = useT();
  const format = useFormat();
  const perform = usePerform();
  const [days, setDays] = useState(saved);
  const changedAt = row?.changedAt ?? null;
  const changed = !known || !sameDays(days, saved);
  const command = ({ year, holidays, makeUpDays }: YearDays) => ({
    command: 'calendar.saveYear',
    args: { year, holidays: [...holidays].sort(), makeUpDays: [...makeUpDays].sort() },
  });
  const save = (): void => {
    const done = t('administration:calendar.saved', { year: days.year });
    void perform([command(days)], known ? { done, undo: [command(saved)] } : { done });
  };
  return (
    <div className={styles['year']} data-testid="calendar-year" data-year={days.year}>
      <div className={styles['yearBar']}>
        <span>{t('administration:calendar.counts', { holidays: days.holidays.size, makeUpDays: days.makeUpDays.size })}</span>
        <span className={styles['faint']}>
          {row === undefined
            ? t('administration:calendar.noData')
            : t('administration:calendar.source', { source: sourceText(row, t) })}
          {changedAt !== null && ` · ${row?.changedBy ?? ''} ${format.dateTime(changedAt)}`}
        </span>
        <span className={styles['space']} />
        {KINDS.map((kind) => (
          <span key={kind} className={styles['kind']}>
            <i data-kind={kind} /> {t(`administration:calendar.kind.${kind}`)}
          </span>
        ))}
        <Button size="small" disabled={sameDays(days, saved)} onClick={() => setDays(saved)}>
          {t('ui:action.reset')}
        </Button>
        <Button size="small" type="primary" disabled={!changed} onClick={save} data-action="save">
          {t('ui:action.save')}
        </Button>
      </div>
      <p className={styles['faint']}>{t('administration:calendar.hint')}</p>
      <div className={styles['months']} onKeyDown={moveFocus}>
        {monthsOf(days.year).map((month) => (
          <MonthGrid key={month.month} month={month} days={days} onToggle={(day) => setDays(toggled(days, day))} />
        ))}
      </div>
    </div>
  );
}

/** 'administrator' is what the command writes (domain/administration/save-calendar-year.ts); anything else is a source's name. */
function sourceText({ source }: CalendarYear, t: ReturnType<typeof useT>): string {
  return source === 'administrator' ? t('trade:role.administrator') : source;
}

function MonthGrid({ month, days, onToggle }: { month: Month; days: YearDays; onToggle: (day: string) => void }) {
  const t = useT();
  const name = t(`administration:calendar.month.m${month.month}`);
  return (
    <section className={styles['month']} aria-label={name}>
      <h3>{name}</h3>
      <div className={styles['days']}>
        {WEEKDAYS.map((weekday) => (
          <abbr key={weekday}>{t(`administration:calendar.weekday.${weekday}`)}</abbr>
        ))}
        {month.days.map((day, index) => {
          const kind = kindOf(days, day);
          return (
            <button
              key={day}
              type="button"
              data-day={day}
              data-kind={kind}
              tabIndex={index === 0 ? 0 : -1}
              aria-label={`${day} ${t(`administration:calendar.kind.${kind}`)}`}
              aria-pressed={kind === 'holiday' || kind === 'makeUp'}
              style={index === 0 ? { gridColumnStart: month.lead + 1 } : undefined}
              onClick={() => onToggle(day)}
            >
              {Number(day.slice(8))}
            </button>
          );
        })}
      </div>
    </section>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The arrow keys go from day to day, also into the next month; Tab goes from month to month. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-day]')];
  all[all.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}
