/** How a rung and the state of a card look: colour, shape and word together. */
import type { ProblemState, Rung, SupervisionState } from '#domain/schema/supervision.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';

export const RUNG_TONE: Readonly<Record<Rung, Tone>> = {
  reminder: 'grey', urge: 'grey', blue: 'blue', yellow: 'amber', red: 'red', bulletin: 'red', talk: 'violet',
};
const STATE_TONE: Readonly<Record<SupervisionState, Tone>> = { issued: 'amber', received: 'blue', answered: 'violet', lifted: 'green' };
const PROBLEM_TONE: Readonly<Record<ProblemState, Tone>> = {
  immediate: 'red', underway: 'amber', submitted: 'violet', struckOff: 'green', longTerm: 'blue', recurred: 'red',
};

export function RungChip({ rung }: { rung: Rung }) {
  const t = useT();
  return (
    <Chip tone={RUNG_TONE[rung]} mark>
      {t(`trade:rung.${rung}`)}
    </Chip>
  );
}

export function CardStateTag({ state }: { state: SupervisionState }) {
  const t = useT();
  return <Chip tone={STATE_TONE[state]}>{t(`trade:supervisionState.${state}`)}</Chip>;
}

export function ProblemStateTag({ state }: { state: ProblemState }) {
  const t = useT();
  return (
    <Chip tone={PROBLEM_TONE[state]} mark>
      {t(`trade:rectificationState.${state}`)}
    </Chip>
  );
}
