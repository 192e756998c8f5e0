/** Pieces every desk shares: shortened addresses, freshness, figures, empty states, the batch bar. */
import type { ReactNode } from 'react';
import { Button, Tooltip } from 'antd';
import { useT } from '../i18n/useT.ts';
import type { BridgeError } from '../bridge/errors.ts';
import { useWords } from '../i18n/words.ts';
import { useNow } from '../system.ts';
import { useFormat } from './format.ts';
import { splitAddress, withoutProvince } from './shorten.ts';
import styles from './ui.module.css';

/** An address from the town on, shortened in the middle, never at the house number; all of it in the tooltip. */
export function MiddleEllipsis({ text }: { text: string }) {
  const { head, tail } = splitAddress(withoutProvince(text));
  return (
    <span className={styles['middle']} title={text}>
      <span className={styles['middleHead']}>{head}</span>
      <span className={styles['middleTail']}>{tail}</span>
    </span>
  );
}

/** Beyond this age the stamp turns amber: the answer should have been renewed. */
const LATE_MS = 60_000;

/** 数据截至 09:05:12 (3 秒前); `syncedAt` is when the replica was last in step with the hub. Old data stays, marked. */
export function FreshnessStamp({ syncedAt, error }: { syncedAt: number | null; error?: BridgeError | undefined }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const now = useNow(1000);
  if (syncedAt === null) return <span className={`${styles['fresh']} ${styles['freshLost']}`}>{t('ui:fresh.never')}</span>;
  const late = now - syncedAt > LATE_MS;
  const tone = error !== undefined ? styles['freshLost'] : late ? styles['freshLate'] : '';
  return (
    <span
      className={`${styles['fresh']} ${tone}`}
      title={error === undefined ? undefined : t('ui:fresh.failed', { reason: words.error(error) })}
    >
      {t('ui:fresh.asOf', { time: late ? format.brief(syncedAt, now) : format.clock(syncedAt) })} ({format.age(syncedAt, now)})
    </span>
  );
}

export interface StatTileProps {
  readonly label: string;
  readonly figure: string;
  readonly unit?: string;
  /** A difference in words, or what the figure leaves out. */
  readonly note?: ReactNode;
  readonly tone?: 'red' | 'amber' | 'green';
  /** The exact number and the formula. */
  readonly hint?: string;
}

const TILE_TONE = { red: 'toneRed', amber: 'toneAmber', green: 'toneGreen' } as const;

export function StatTile({ label, figure, unit, note, tone, hint }: StatTileProps) {
  return (
    <Tooltip title={hint} mouseEnterDelay={0.4}>
      <div className={`${styles['tile']} ${tone === undefined ? '' : styles[TILE_TONE[tone]]}`}>
        <span className={styles['tileLabel']}>{label}</span>
        <span className={styles['tileFigure']}>
          {figure}
          {unit !== undefined && <span className={styles['tileUnit']}>{unit}</span>}
        </span>
        {note !== undefined && <span className={styles['tileNote']}>{note}</span>}
      </div>
    </Tooltip>
  );
}

/** Says why there is nothing and what to do next. */
export function EmptyState({
  title,
  hint,
  action,
}: {
  title: string;
  hint?: ReactNode;
  action?: { readonly text: string; readonly run: () => void };
}) {
  return (
    <div className={styles['empty']} role="status">
      <svg className={styles['emptyMark']} viewBox="0 0 44 44" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
        <rect x="7" y="9" width="30" height="26" rx="3" />
        <path d="M7 24h8l3 4h8l3-4h8" />
      </svg>
      <h3>{title}</h3>
      {hint !== undefined && <p>{hint}</p>}
      {action !== undefined && <Button onClick={action.run}>{action.text}</Button>}
    </div>
  );
}

/** A query that failed: what to do, and the code to quote. */
export function ErrorState({ error }: { error: BridgeError }) {
  const t = useT();
  const words = useWords();
  const reference = error.data['reference'];
  return (
    <EmptyState
      title={t('ui:list.failedTitle')}
      hint={
        <>
          {words.error(error)}
          <br />
          <code>
            {error.code}
            {typeof reference === 'string' ? ` · ${reference}` : ''}
          </code>
        </>
      }
    />
  );
}

/** The thin bar while the answer to new arguments is awaited; old data stays below it. */
export function LoadingBar({ on }: { on: boolean }) {
  return <div className={`${styles['bar']} ${on ? styles['barOn'] : ''}`} role="progressbar" aria-hidden={!on} />;
}

/** Appears under a list while rows are selected. */
export function BatchBar({
  count,
  note,
  onClear,
  children,
}: {
  count: number;
  note?: string;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <div className={styles['batch']} role="toolbar" aria-label={t('ui:list.chosen', { count })}>
      <span>{t('ui:list.chosen', { count })}</span>
      {note !== undefined && <span>{note}</span>}
      <span className={styles['batchSpace']} />
      {children}
      <Button type="text" style={{ color: '#fff' }} onClick={onClear}>
        {t('ui:action.clear')}
      </Button>
    </div>
  );
}
