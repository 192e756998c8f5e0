/** One record in a list, two lines: a chip, what it is, where or what kind, who or how far, when. */
import type { ReactNode } from 'react';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import rowStyles from './row.module.css';
import { PendingMark } from './PendingMark.tsx';
import type { RecordRowProps } from './RecordDesk.tsx';

interface RowProps {
  readonly id: string;
  readonly state: RecordRowProps;
  readonly chip: ReactNode;
  readonly name: string;
  /** Below the name, shortened in the middle. */
  readonly address: string;
  readonly place: readonly [ReactNode, ReactNode];
  readonly holder: readonly [ReactNode, ReactNode];
  readonly when: string;
  readonly whenTitle?: string;
  readonly pending?: boolean;
}

export function RecordRow({ id, state, chip, name, address, place, holder, when, whenTitle, pending = false }: RowProps) {
  return (
    <div
      className={`${rowStyles['row']} ${rowStyles['plainRow']} ${state.active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={state.active}
      aria-current={state.active}
      data-record={id}
      data-pending={pending}
      onClick={() => state.onOpen(state.index)}
    >
      <span>{chip}</span>
      <span className={`${rowStyles['two']} ${rowStyles['main']}`}>
        <span className={rowStyles['name']} title={name}>
          {name}
          <PendingMark on={pending} />
        </span>
        <span className={rowStyles['sub']}>
          <MiddleEllipsis text={address} />
        </span>
      </span>
      <TwoLines lines={place} />
      <TwoLines lines={holder} />
      <span className={rowStyles['when']} title={whenTitle}>
        {when}
      </span>
    </div>
  );
}

function TwoLines({ lines: [first, second] }: { lines: readonly [ReactNode, ReactNode] }) {
  return (
    <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
      <span className={rowStyles['sub']}>{first}</span>
      <span className={rowStyles['sub']}>{second}</span>
    </span>
  );
}
