/** One waiting registration: how long it waits, who and where, what stands in the way. */
import type { MouseEvent } from 'react';
import { PUSH_LIMIT_MS } from '#domain/calendar/limits.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { problemText } from './problem.ts';
import styles from './unplaced.module.css';
import type { WaitingRow } from './UnplacedDesk.tsx';

/** Amber from here on: a quarter of the hour is left (T1 of the domain catalogue: 45 of 60 minutes). */
const AMBER_FROM_MS = 0.75 * PUSH_LIMIT_MS;
const MINUTE_MS = 60_000;

/** The push limit goes on from the receipt, placed or not. */
export function PushLimit({ receivedAt, now }: { receivedAt: number; now: number }) {
  const t = useT();
  const format = useFormat();
  const waited = Math.max(0, now - receivedAt);
  const tone: Tone = waited > PUSH_LIMIT_MS ? 'red' : waited >= AMBER_FROM_MS ? 'amber' : 'green';
  const left = Math.max(1, Math.ceil((PUSH_LIMIT_MS - waited) / MINUTE_MS));
  return (
    <span title={t('unplaced:received', { time: format.dateTime(receivedAt) })}>
      <Chip tone={tone} mark>
        {waited > PUSH_LIMIT_MS ? t('unplaced:waited', { age: ageText(waited, t) }) : t('unplaced:left', { count: left })}
      </Chip>
    </span>
  );
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

function ageText(waited: number, t: ReturnType<typeof useT>): string {
  return waited < DAY_MS
    ? t('unplaced:hours', { count: Math.floor(waited / HOUR_MS) })
    : t('unplaced:days', { count: Math.floor(waited / DAY_MS) });
}

interface UnplacedRowProps {
  readonly row: WaitingRow;
  readonly now: number;
  readonly active: boolean;
  readonly onClick: (event: MouseEvent) => void;
}

export function UnplacedRow({ row, now, active, onClick }: UnplacedRowProps) {
  const t = useT();
  const { registration, townName, candidates } = row;
  return (
    <div
      className={`${rowStyles['line']} ${styles['row']} ${active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={active}
      aria-current={active}
      data-registration={registration.id}
      onClick={onClick}
    >
      <PushLimit receivedAt={registration.receivedAt} now={now} />
      <span className={rowStyles['two']}>
        <span className={rowStyles['name']} title={registration.entityName}>
          {registration.entityName}
          <PendingMark on={registration.pending} />
        </span>
        <span className={rowStyles['sub']}>
          <MiddleEllipsis text={registration.address === '' ? t('unplaced:noAddress') : registration.address} />
        </span>
      </span>
      <span className={rowStyles['two']}>
        <span className={rowStyles['sub']}>{townName === '' ? t('unplaced:noTown') : townName}</span>
        <span className={rowStyles['sub']} title={problemText(registration.problem, t)}>
          {candidates.length > 0 ? t('unplaced:candidates', { count: candidates.length }) : problemText(registration.problem, t)}
        </span>
      </span>
      <span className={rowStyles['when']}>{t(`trade:causeShort.${registration.kind}`)}</span>
    </div>
  );
}
