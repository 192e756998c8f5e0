/** A pair in the review queue, or a conflict: how probable, which two, why. */
import type { ReactNode } from 'react';
import type { ConflictCard, DuplicatePairRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import rowStyles from '../desk/row.module.css';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import styles from './duplicates.module.css';
import { percentOf } from './percent.ts';
import { tellingReasons } from './reasonWords.ts';

export function PairRow({ row, state }: { row: DuplicatePairRow; state: RecordRowProps }) {
  const t = useT();
  const format = useFormat();
  const { a, b, strong, kind, sameIncident, sameShop, distanceM, reasons } = row;
  const names = a.subjectName === b.subjectName ? a.subjectName : `${a.subjectName} / ${b.subjectName}`;
  const days = Math.round(Math.abs(a.occurredAt - b.occurredAt) / DAY_MS);
  const apart = distanceM === null ? '' : format.distance(distanceM);
  return (
    <Row
      id={row.id}
      state={state}
      chip={<Chip tone={strong ? 'violet' : 'grey'}>{percentOf(kind === 'duplicate' ? sameIncident : sameShop)}</Chip>}
      name={names}
      sub={<MiddleEllipsis text={a.address} />}
      reasons={tellingReasons(reasons, t).join(' · ')}
      far={[apart, days === 0 ? t('duplicates:sameDay') : t('duplicates:daysApart', { count: days })]}
    />
  );
}

const DAY_MS = 86_400_000;

interface ConflictRowProps {
  readonly id: string;
  readonly card: ConflictCard;
  readonly state: RecordRowProps;
}

export function ConflictRow({ id, card, state }: ConflictRowProps) {
  const t = useT();
  const { kind, leads: [a, b], merges, splits } = card;
  const names = [...new Set([a, b].map((lead) => lead?.subjectName ?? t('duplicates:history.elsewhere')))];
  return (
    <Row
      id={id}
      state={state}
      chip={<Chip tone="violet" mark>{t('duplicates:conflict.title')}</Chip>}
      name={names.join(' / ')}
      sub={a?.address ?? b?.address ?? ''}
      reasons={t(`duplicates:conflict.${kind}`)}
      far={[merges[0]?.byName ?? '', splits[0]?.byName ?? '']}
    />
  );
}

interface RowProps {
  readonly id: string;
  readonly state: RecordRowProps;
  readonly chip: ReactNode;
  readonly name: string;
  readonly sub: ReactNode;
  readonly reasons: string;
  readonly far: readonly [string, string];
}

function Row({ id, state, chip, name, sub, reasons, far: [first, second] }: RowProps) {
  return (
    <div
      className={`${rowStyles['line']} ${styles['row']} ${state.active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={state.active}
      data-record={id}
      onClick={() => state.onOpen(state.index)}
    >
      <span>{chip}</span>
      <span className={rowStyles['two']}>
        <span className={rowStyles['name']} title={name}>
          {name}
        </span>
        <span className={rowStyles['sub']} title={reasons}>
          {reasons === '' ? sub : reasons}
        </span>
      </span>
      <span className={`${rowStyles['two']} ${styles['far']}`}>
        <span className={rowStyles['sub']}>{first}</span>
        <span className={rowStyles['sub']}>{second}</span>
      </span>
    </div>
  );
}
