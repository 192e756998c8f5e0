/** 首要数字: eight figures of a place; a changed figure fades in once. */
import type { PlaceOverview, TrendDay } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './headlines.module.css';

interface Headline {
  readonly name: string;
  readonly label: string;
  readonly figure: string;
  readonly note: string;
  readonly hint?: string;
  readonly tone?: 'red' | 'amber';
}

interface HeadlinesProps {
  readonly overview: PlaceOverview;
  /** Ends with today. */
  readonly days: readonly TrendDay[];
}

export function Headlines({ overview, days }: HeadlinesProps) {
  const tiles = useHeadlines(overview, days);
  return (
    <dl className={styles['headlines']}>
      {tiles.map(({ name, label, figure, note, hint, tone }) => (
        <div key={name} className={styles['headline']} data-headline={name} data-tone={tone} title={hint}>
          <dt>{label}</dt>
          <dd key={figure} className={styles['figure']}>
            {figure}
          </dd>
          <dd className={styles['note']}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function useHeadlines({ figures }: PlaceOverview, days: readonly TrendDay[]): readonly Headline[] {
  const t = useT();
  const format = useFormat();
  const yesterday = days.at(-2);
  const shareOf = (numerator: number, denominator: number): string =>
    t('overview:headline.share', { numerator: format.count(numerator), denominator: format.count(denominator) });
  const {
    pushedToday,
    closedToday,
    tasksOpen,
    toAssign,
    overdue,
    amber,
    firstChecksOnTime,
    firstChecksDone,
    registrationsOnTime,
    registrationsPushed,
    leadsOpen,
    leadsToday,
    leadsClosed,
    leadsReported,
  } = figures;
  return [
    {
      name: 'pushedToday',
      label: t('overview:headline.pushedToday'),
      figure: format.count(pushedToday),
      note: t('overview:headline.yesterday', { count: format.count(yesterday?.pushed ?? 0) }),
    },
    {
      name: 'closedToday',
      label: t('overview:headline.closedToday'),
      figure: format.count(closedToday),
      note: t('overview:headline.yesterday', { count: format.count(yesterday?.closed ?? 0) }),
    },
    {
      name: 'open',
      label: t('overview:headline.open'),
      figure: format.count(tasksOpen),
      note: t('overview:headline.openNote', { count: format.count(toAssign) }),
    },
    {
      name: 'overdue',
      label: t('overview:headline.overdue'),
      figure: format.count(overdue),
      tone: overdue > 0 ? 'red' : undefined,
      note: t('overview:headline.overdueNote', { count: format.count(amber) }),
      hint: t('places:formula.overdueRate'),
    },
    {
      name: 'firstCheckOnTime',
      label: t('places:measure.firstCheckOnTime'),
      figure: format.rate(firstChecksOnTime, firstChecksDone),
      note: shareOf(firstChecksOnTime, firstChecksDone),
      hint: t('places:formula.firstCheckOnTime'),
    },
    {
      name: 'pushOnTime',
      label: t('places:measure.pushOnTime'),
      figure: format.rate(registrationsOnTime, registrationsPushed),
      note: shareOf(registrationsOnTime, registrationsPushed),
      hint: t('places:formula.pushOnTime'),
    },
    {
      name: 'leadsOpen',
      label: t('places:measure.leadsOpen'),
      figure: format.count(leadsOpen),
      note: t('overview:headline.leadsNote', { count: format.count(leadsToday) }),
    },
    {
      name: 'leadsClosed',
      label: t('overview:headline.leadsClosed'),
      figure: format.rate(leadsClosed, leadsReported),
      note: shareOf(leadsClosed, leadsReported),
      hint: t('overview:headline.leadsClosedHint'),
    },
  ];
}
