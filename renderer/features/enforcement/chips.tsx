/** State of a joint action, and when its next look-back is due: shape, colour and word. */
import type { ActionStateSeen, NextLookBack } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import type { Tone } from '../../ui/tone.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { dueWords } from './due.ts';

const TONE: Record<ActionStateSeen, Tone> = {
  applied: 'blue',
  planned: 'amber',
  approved: 'violet',
  noticed: 'violet',
  summarised: 'amber',
  closed: 'green',
  refused: 'grey',
  cancelled: 'grey',
  over: 'grey',
};

export function ActionStateTag({ state }: { state: ActionStateSeen }) {
  const t = useT();
  return <Chip tone={TONE[state]}>{stateWord(state, t)}</Chip>;
}

export const stateWord = (state: ActionStateSeen, t: Translate): string =>
  state === 'over' ? t('enforcement:state.over') : t(`trade:actionState.${state}`);

export function LookBackChip({ next, now }: { next: Pick<NextLookBack, 'days' | 'dueAt'>; now: number }) {
  const t = useT();
  const format = useFormat();
  const { tone, kind, days } = dueWords(next.dueAt, now);
  const due = kind === 'today' ? t('enforcement:due.today') : t(`enforcement:due.${kind}`, { count: days });
  return (
    <span title={t('enforcement:due.at', { days: next.days, time: format.date(next.dueAt) })}>
      <Chip tone={tone} mark>
        {t('enforcement:due.lookBack', { days: next.days })} {due}
      </Chip>
    </span>
  );
}
