/** Where a row lies, in the words a station needs: a village or special unit names the grid, a town the village, the city the town. */
import { useCallback, useMemo } from 'react';
import { unitVillage } from '#domain/administration/grants.ts';
import { useAccount } from '../../app/session.ts';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';

export interface PlacedRow {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | null;
}

export function usePlaceName({ tier, place }: Station): (row: PlacedRow) => string | undefined {
  const account = useAccount();
  const townCode = place.slice(0, 9);
  const inGrids = tier === 'village' || tier === 'unit';
  const villageCode = tier === 'unit' ? unitVillage(account.place) : place;
  const { data: grids } = useQuery('territory.grids', { villageCode }, { enabled: inGrids });
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: tier === 'town' || tier === 'dept' });
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const names = useMemo(() => {
    const places = inGrids ? grids : tier === 'city' ? territory?.towns : villages;
    return new Map(places?.map(({ id, name }) => [id, name]));
  }, [inGrids, tier, grids, villages, territory]);
  return useCallback(
    (row: PlacedRow) => {
      const code = inGrids ? row.gridId : tier === 'city' ? row.townCode : row.villageCode;
      return code === null ? undefined : names.get(code);
    },
    [inGrids, tier, names],
  );
}
