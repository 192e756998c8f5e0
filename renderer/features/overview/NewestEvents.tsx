/** 最新动态: the newest lines of all timelines of a place. */
import type { QueryResults } from '#protocol/bridge/queries.ts';
import { eventSentence } from '../../i18n/events.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import styles from './newest.module.css';

export type NewestEvent = QueryResults['events.recent'][number];

const MINUTE_MS = 60_000;

export function NewestEvents({ events }: { events: readonly NewestEvent[] }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const now = useNow(MINUTE_MS);
  if (events.length === 0) return <EmptyState title={t('overview:newest.none')} hint={t('overview:newest.noneHint')} />;
  return (
    <ul className={styles['newest']} data-testid="newest-events">
      {events.map((event) => (
        <li key={event.id} title={format.dateTime(event.at)}>
          <time>{format.brief(event.at, now)}</time>
          <span>
            <b>{event.placeName}</b> {event.subjectName}
          </span>
          <small>
            {event.actorName} {eventSentence(event, words, t)}
          </small>
        </li>
      ))}
    </ul>
  );
}
