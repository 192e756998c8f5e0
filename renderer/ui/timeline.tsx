/** 经过: what happened to a task, lead or entity, newest first; ⇡ until the hub confirmed it. */
import { Tooltip } from 'antd';
import { SYSTEM_ACCOUNT } from '#domain/core/actor.ts';
import { useT } from '../i18n/useT.ts';
import type { TimelineEntry } from '#protocol/bridge/queries.ts';
import { eventSentence } from '../i18n/events.ts';
import { useWords } from '../i18n/words.ts';
import { useNow } from '../system.ts';
import { useFormat } from './format.ts';
import styles from './ui.module.css';

/**
 * Acted this much earlier than the hub recorded: the station was offline, and the line says when it really was. The
 * registry sends in batches; its lines say nothing about a station.
 */
const OFFLINE_GAP_MS = 120_000;

/** The hub acts by itself with the rights of a role, which is said beside it. */
const isSystem = ({ actorId }: TimelineEntry): boolean => actorId === SYSTEM_ACCOUNT;

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  if (entries.length === 0) return <p>{t('ui:timeline.empty')}</p>;
  return (
    <ol className={styles['timeline']}>
      {entries.toReversed().map((entry) => (
        <li key={entry.id} className={`${styles['event']} ${entry.pending ? styles['pending'] : ''}`}>
          <span className={styles['eventActor']}>{isSystem(entry) ? t('ui:timeline.system') : entry.actorName}</span>{' '}
          {eventSentence(entry, words, t)}
          {entry.pending && (
            <Tooltip title={t('ui:timeline.pending')}>
              <span className={styles['up']}> ⇡</span>
            </Tooltip>
          )}
          <div className={styles['eventMeta']}>
            <Tooltip title={format.dateTime(entry.at)}>
              <span>{format.age(entry.at, now)}</span>
            </Tooltip>
            {' · '}
            {isSystem(entry)
              ? t('ui:timeline.systemFor', { role: t(`trade:role.${entry.actorRole}`) })
              : t(`trade:role.${entry.actorRole}`)}
            {entry.actorRole !== 'intake' && entry.at - entry.issuedAt > OFFLINE_GAP_MS && (
              <> · {t('ui:timeline.offline', { time: format.dateTime(entry.issuedAt) })}</>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
