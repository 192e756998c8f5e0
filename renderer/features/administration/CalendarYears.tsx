/** 工作日历: the public holidays and make-up days of every year; a year without data is flagged, because limits need it. */
import { useState } from 'react';
import { Alert, Button } from 'antd';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { CalendarYear } from '#domain/schema/territory.ts';
import { useQuery, useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { FreshnessStamp, LoadingBar } from '../../ui/pieces.tsx';
import listStyles from '../desk/list.module.css';
import styles from './administration.module.css';
import { daysOf, missingYears } from './year.ts';
import { YearEditor } from './YearEditor.tsx';

const HOUR_MS = 3_600_000;
const NO_YEARS: readonly CalendarYear[] = [];

export function CalendarYears() {
  const t = useT();
  const { lastSyncedAt } = useStatus();
  const thisYear = Number(dayText(dayNumber(useNow(HOUR_MS))).slice(0, 4));
  const { data: rows = NO_YEARS, loading, error } = useQuery('calendar.years', {});
  const [chosen, setChosen] = useState(thisYear);
  const known = rows.map(({ id }) => Number(id));
  const missing = loading ? [] : missingYears(known, thisYear);
  const years = [...new Set([...known, ...missing])].sort((a, b) => b - a);
  const row = rows.find(({ id }) => Number(id) === chosen);
  const days = { year: chosen, holidays: daysOf(row?.holidays ?? ''), makeUpDays: daysOf(row?.makeUpDays ?? '') };
  return (
    <section className={listStyles['middle']} aria-label={t('administration:section.calendar')}>
      <div className={listStyles['bar']}>
        <h2>{t('administration:section.calendar')}</h2>
        <FreshnessStamp syncedAt={lastSyncedAt} error={error} />
      </div>
      <LoadingBar on={loading} />
      {missing.length > 0 && (
        <Alert
          banner
          type="warning"
          title={t('administration:calendar.missing', { years: missing.join(', ') })}
          data-testid="calendar-missing"
        />
      )}
      <div className={styles['years']} role="tablist" aria-label={t('administration:calendar.year')}>
        {years.map((year) => (
          <Button
            key={year}
            role="tab"
            size="small"
            type={year === chosen ? 'primary' : known.includes(year) ? 'default' : 'dashed'}
            aria-selected={year === chosen}
            data-year={year}
            data-missing={!known.includes(year)}
            onClick={() => setChosen(year)}
          >
            {year}
            {!known.includes(year) && ` · ${t('ui:limit.noCalendar')}`}
          </Button>
        ))}
      </div>
      <YearEditor
        key={`${String(chosen)} ${row?.holidays ?? ''} ${row?.makeUpDays ?? ''}`}
        saved={days}
        known={row !== undefined}
        row={row}
      />
    </section>
  );
}
