/** Where a row lies, in the words a station needs: a village names the grid, a town the village, the city the town. */
import { useCallback, useMemo } from 'react';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';

export interface PlacedRow {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | null;
}

export function usePlaceName({ tier, place }: Station): (row: PlacedRow) => string | undefined {
  const townCode = place.slice(0, 9);
  const { data: grids } = useQuery('territory.grids', { villageCode: place }, { enabled: tier === 'village' });
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: tier === 'town' || tier === 'dept' });
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const names = useMemo(() => {
    const places = tier === 'village' ? grids : tier === 'city' ? territory?.towns : villages;
    return new Map(places?.map(({ id, name }) => [id, name]));
  }, [tier, grids, villages, territory]);
  return useCallback(
    (row: PlacedRow) => {
      const code = tier === 'village' ? row.gridId : tier === 'city' ? row.townCode : row.villageCode;
      return code === null ? undefined : names.get(code);
    },
    [tier, names],
  );
}
