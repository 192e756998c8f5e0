/** A large cell: what a department did at a target, or the button to enter it. */
import type { ActionTarget, TargetResult } from '#domain/schema/enforcement.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import type { Tone } from '../../../ui/tone.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import styles from './sheet.module.css';

/** Grave results are loud, those that leave nothing to do calm. */
const TONE: Record<TargetResult, Tone> = {
  inOrder: 'green',
  ordered: 'amber',
  sealed: 'amber',
  shutDown: 'red',
  prosecuted: 'red',
  police: 'violet',
  stopped: 'grey',
  gone: 'grey',
};

interface ResultCellProps {
  /** Undefined before the notice was sent. */
  readonly target: Pending<ActionTarget> | undefined;
  readonly open: boolean;
  readonly onOpen: (target: ActionTarget) => void;
}

export function ResultCell({ target, open, onOpen }: ResultCellProps) {
  const t = useT();
  const format = useFormat();
  if (target === undefined) return <span className={styles['blank']}>—</span>;
  const { result, resultAt, document, note, resultByName } = target;
  const content =
    result === null ? (
      <span className={styles['enter']}>{open ? t('enforcement:sheet.enter') : t('enforcement:sheet.nothing')}</span>
    ) : (
      <>
        <span className={styles['found']}>
          <Chip tone={TONE[result]} mark>
            {t(`trade:targetResult.${result}`)}
          </Chip>
          {target.pending && (
            <b className={styles['up']} title={t('desk:row.pending')}>
              ⇡
            </b>
          )}
        </span>
        {document !== '' && <small>{document}</small>}
        {note !== '' && <small title={note}>{note}</small>}
        <small className={styles['by']}>
          {resultByName} {resultAt !== null && format.shortClock(resultAt)}
        </small>
      </>
    );
  if (!open) return <div className={styles['cell']}>{content}</div>;
  return (
    <button
      type="button"
      className={`${styles['cell']} ${styles['open']}`}
      onClick={() => onOpen(target)}
      data-cell={`${target.targetKey} ${target.department}`}
      data-result={result ?? ''}
    >
      {content}
    </button>
  );
}
