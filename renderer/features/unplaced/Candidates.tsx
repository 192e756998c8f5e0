/** The villages an address may mean, with the reason; the number keys choose. */
import { townOf } from '#domain/core/scope.ts';
import type { PlaceCandidate } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { Panel } from '../desk/Panel.tsx';
import { reasonText } from './problem.ts';
import styles from './unplaced.module.css';

interface CandidatesProps {
  readonly candidates: readonly PlaceCandidate[];
  readonly chosen: string | undefined;
  readonly onChoose: (candidate: PlaceCandidate) => void;
}

export function Candidates({ candidates, chosen, onChoose }: CandidatesProps) {
  const t = useT();
  const { data: territory } = useQuery('territory.towns', {});
  const townName = (villageCode: string): string => territory?.towns.find(({ id }) => id === townOf(villageCode))?.name ?? '';
  return (
    <Panel name="candidates" title={t('unplaced:candidatesTitle')} note={t('unplaced:candidatesNote')}>
      <div role="radiogroup" aria-label={t('unplaced:candidatesTitle')} className={styles['candidates']}>
        {candidates.map((candidate, index) => (
          <button
            key={candidate.villageCode}
            type="button"
            role="radio"
            aria-checked={candidate.villageCode === chosen}
            className={candidate.villageCode === chosen ? styles['candidateOn'] : undefined}
            onClick={() => onChoose(candidate)}
            data-village={candidate.villageCode}
          >
            <Kbd>{index + 1}</Kbd>
            <b>
              {townName(candidate.villageCode)}
              {candidate.villageName}
            </b>
            <span>{reasonText(candidate.why, t)}</span>
          </button>
        ))}
      </div>
    </Panel>
  );
}
