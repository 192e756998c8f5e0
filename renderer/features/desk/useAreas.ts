/** The places below the station that a list can be narrowed to: towns of the city, villages of a town. */
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { choiceOf } from './choice.ts';
import type { Choice } from './FilterSelect.tsx';

export interface Areas {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Undefined for a village: there is nothing below it to choose. */
export function useAreas({ tier, place }: Station): Areas | undefined {
  const t = useT();
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const { data: villages } = useQuery('territory.villages', { townCode: place }, { enabled: tier === 'town' });
  if (tier !== 'city' && tier !== 'town') return undefined;
  const places = tier === 'city' ? territory?.towns : villages;
  return {
    label: t(tier === 'city' ? 'desk:filter.town' : 'desk:filter.village'),
    choices: places?.map(choiceOf) ?? [],
  };
}
