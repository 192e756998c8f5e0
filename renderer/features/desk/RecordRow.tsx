/** One record in a list, two lines: a chip, what it is, where or what kind, who or how far, when. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import styles from '../desk.module.css';
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
  const t = useT();
  return (
    <div
      className={`${styles['row']} ${styles['plainRow']} ${state.active ? styles['active'] : ''}`}
      role="option"
      aria-selected={state.active}
      aria-current={state.active}
      data-record={id}
      data-pending={pending}
      onClick={() => state.onOpen(state.index)}
    >
      <span>{chip}</span>
      <span className={`${styles['two']} ${styles['main']}`}>
        <span className={styles['name']} title={name}>
          {name}
          {pending && (
            <span className={styles['up']} title={t('desk:row.pending')}>
              ⇡
            </span>
          )}
        </span>
        <span className={styles['sub']}>
          <MiddleEllipsis text={address} />
        </span>
      </span>
      <TwoLines lines={place} />
      <TwoLines lines={holder} />
      <span className={styles['when']} title={whenTitle}>
        {when}
      </span>
    </div>
  );
}

function TwoLines({ lines: [first, second] }: { lines: readonly [ReactNode, ReactNode] }) {
  return (
    <span className={`${styles['two']} ${styles['optional']}`}>
      <span className={styles['sub']}>{first}</span>
      <span className={styles['sub']}>{second}</span>
    </span>
  );
}
