/** 最新操作: who did what where, newest first. The complete, chained record is the hub's (`npx shaotai audit`). */
import { useQuery, useStatus } from '../../bridge/hooks.ts';
import { eventSentence } from '../../i18n/events.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import { EmptyState, FreshnessStamp, LoadingBar } from '../../ui/pieces.tsx';
import listStyles from '../desk/list.module.css';
import styles from './administration.module.css';

const SHOWN = 200;

export function AuditLook() {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const { lastSyncedAt } = useStatus();
  const { data = [], loading, error } = useQuery('events.recent', { place: '', limit: SHOWN });
  return (
    <section className={listStyles['middle']} aria-label={t('administration:section.audit')}>
      <div className={listStyles['bar']}>
        <h2>{t('administration:section.audit')}</h2>
        <span className={listStyles['count']}>{t('administration:audit.newest', { count: data.length })}</span>
        <span className={listStyles['space']} />
        <FreshnessStamp syncedAt={lastSyncedAt} error={error} />
      </div>
      <LoadingBar on={loading} />
      {!loading && data.length === 0 ? (
        <EmptyState title={t('administration:audit.empty')} hint={t('administration:audit.emptyHint')} />
      ) : (
        <div className={styles['scroll']}>
          <table className={styles['table']} data-testid="audit-table">
            <thead>
              <tr>
                {(['at', 'who', 'role', 'what', 'subject', 'place'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`administration:audit.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((event) => (
                <tr key={event.id} data-command={event.command}>
                  <td>{format.dateTime(event.at)}</td>
                  <td>{event.actorName}</td>
                  <td>{t(`trade:role.${event.actorRole}`)}</td>
                  <td>{eventSentence(event, words, t)}</td>
                  <td>{event.subjectName}</td>
                  <td>{event.placeName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
