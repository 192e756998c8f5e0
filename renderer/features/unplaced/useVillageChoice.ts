/** The village and grid chosen for a registration or a complaint: the only candidate at first, then whatever the operator takes. */
import { useState } from 'react';
import type { Grid, Town, Village } from '#domain/schema/territory.ts';
import type { Registration } from '#domain/schema/entity.ts';
import type { PlaceCandidate } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';

export interface VillageChoice {
  /** '' until somebody names a town. */
  readonly townCode: string;
  readonly towns: readonly Town[];
  /** Those the operator may place into. */
  readonly villages: readonly Village[];
  readonly village: Village | undefined;
  readonly grids: readonly Grid[];
  readonly gridId: string | undefined;
  readonly chooseTown: (code: string) => void;
  readonly chooseVillage: (code: string) => void;
  readonly chooseGrid: (id: string | undefined) => void;
  readonly take: (candidate: PlaceCandidate) => void;
}

interface Chosen {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | undefined;
}

const TOWN_DIGITS = 9;
const NONE: readonly never[] = [];

/** What waits for a place: the town its address tells, if any, and the villages it might mean. */
interface Waiting {
  readonly registration: Pick<Registration, 'townCode'>;
  readonly candidates: readonly PlaceCandidate[];
}

export function useVillageChoice({ registration, candidates }: Waiting): VillageChoice {
  const { tier, place } = useStationPlace();
  const [only, second] = candidates;
  const [chosen, setChosen] = useState<Chosen>(() => {
    if (only !== undefined && second === undefined) return chosenOf(only);
    const townCode = registration.townCode ?? (tier === 'city' ? '' : place.slice(0, TOWN_DIGITS));
    return { townCode, villageCode: tier === 'village' ? place : '', gridId: undefined };
  });
  const { townCode, villageCode, gridId } = chosen;
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const { data: all = NONE } = useQuery('territory.villages', { townCode }, { enabled: townCode !== '', keep: false });
  const { data: grids = NONE } = useQuery('territory.grids', { villageCode }, { enabled: villageCode !== '', keep: false });
  const villages = tier === 'village' ? all.filter(({ id }) => id === place) : all;
  return {
    townCode,
    towns: territory?.towns ?? NONE,
    villages,
    village: villages.find(({ id }) => id === villageCode),
    grids,
    gridId,
    chooseTown: (code) => setChosen({ townCode: code, villageCode: '', gridId: undefined }),
    chooseVillage: (code) => setChosen({ townCode, villageCode: code, gridId: undefined }),
    chooseGrid: (grid) => setChosen({ ...chosen, gridId: grid }),
    take: (candidate) => setChosen(chosenOf(candidate)),
  };
}

function chosenOf({ villageCode, gridId }: PlaceCandidate): Chosen {
  return { townCode: villageCode.slice(0, TOWN_DIGITS), villageCode, gridId: gridId ?? undefined };
}
