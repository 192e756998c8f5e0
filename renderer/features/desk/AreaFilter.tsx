/** Narrows a list to a place below the station: a town of the city, a village of a town. A village has nothing to choose. */
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { choiceOf } from './choice.ts';
import { FilterSelect } from './FilterSelect.tsx';

interface AreaFilterProps {
  readonly station: Station;
  readonly value: string | undefined;
  readonly onChange: (area: string) => void;
}

export function AreaFilter({ station: { tier, place }, value, onChange }: AreaFilterProps) {
  const t = useT();
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const { data: villages } = useQuery('territory.villages', { townCode: place }, { enabled: tier === 'town' });
  if (tier !== 'city' && tier !== 'town') return null;
  const places = tier === 'city' ? territory?.towns : villages;
  return (
    <FilterSelect
      name="area"
      label={t(tier === 'city' ? 'desk:filter.town' : 'desk:filter.village')}
      value={value}
      choices={places?.map(choiceOf) ?? []}
      onChange={onChange}
    />
  );
}
