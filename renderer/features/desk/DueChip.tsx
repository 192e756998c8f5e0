/** How long there is to answer, finish or sign: the last day is amber, what is past it red. */
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { Chip, LIGHT_TONE } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { limitWords } from '../../ui/limits.ts';
import type { LimitWords } from '../../ui/limits.ts';

interface DueChipProps {
  readonly dueAt: number;
  readonly now: number;
  readonly calendarKnown?: 0 | 1;
  /** For narrow columns: 剩 2 日. */
  readonly short?: boolean;
}

export function DueChip({ dueAt, now, calendarKnown = 1, short = false }: DueChipProps) {
  const t = useT();
  const format = useFormat();
  const calendar = useCalendar();
  const words = limitWords({ amberAt: startOfDay(dayNumber(dueAt)), dueAt, calendarKnown }, calendar, now);
  if (words.kind === 'none') return null;
  const text = short ? t(`desk:due.${words.kind}`, { count: daysOf(words) }) : wholeText(words, t);
  return (
    <span title={format.dateTime(dueAt)}>
      <Chip tone={LIGHT_TONE[words.light]} mark>
        {text}
      </Chip>
    </span>
  );
}

type Running = Exclude<LimitWords, { readonly kind: 'none' }>;

const daysOf = (words: Running): number => (words.kind === 'today' ? 0 : words.days);

function wholeText(words: Running, t: Translate): string {
  if (words.kind === 'today') return t('ui:limit.today');
  return t(words.kind === 'left' ? 'ui:limit.left' : 'ui:limit.over', { count: words.days });
}
