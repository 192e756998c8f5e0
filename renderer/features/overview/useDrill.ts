/** Which place is shown, from the station's own down to a village; kept in the address, so Back goes up too. */
import { MEASURES, isMeasure } from '../places/measures.ts';
import type { MeasureName } from '../places/measures.ts';
import { openPage, setParams, useView } from '../../app/view.ts';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import type { QueryView } from '../../bridge/hooks.ts';
import type { PlaceOverview } from '#protocol/bridge/queries.ts';

/** Twelve digits: a village, below which only its grids are listed. */
const VILLAGE_DIGITS = 12;

interface Crumb {
  readonly code: string;
  readonly name: string;
}

export interface Drill {
  readonly place: string;
  readonly overview: QueryView<PlaceOverview | null>;
  /** From the station's place to the one shown. */
  readonly path: readonly Crumb[];
  readonly measure: MeasureName;
  readonly chooseMeasure: (name: MeasureName) => void;
  readonly nextMeasure: () => void;
  /** Whether the places below can be opened in their turn. */
  readonly deeper: boolean;
  readonly open: (code: string) => void;
  /** Undefined at the station's own place. */
  readonly up: (() => void) | undefined;
}

/** The part of a code that its places share: a city's code ends in 00 where its towns' codes differ. */
const prefixOf = (code: string): string => (code.length === 6 ? code.replace(/00$/, '') : code);

/** `page` is the page the drill belongs to: overview or wall. */
export function useDrill(page: 'overview' | 'walls'): Drill {
  const { place: root } = useStationPlace();
  const params = useView((state) => state.params);
  const wanted = params['place'] ?? '';
  const place = wanted.startsWith(prefixOf(root)) ? wanted : root;
  const measure = isMeasure(params['measure']) ? params['measure'] : 'firstCheckOnTime';
  const overview = useQuery('place.overview', { place }, { enabled: place !== '' });
  const path = (overview.data?.path ?? []).filter(({ code }) => code.length >= root.length);
  const open = (code: string): void => openPage(page, { ...params, place: code === root ? '' : code });
  const parent = path.at(-2)?.code;
  const chooseMeasure = (name: MeasureName): void => setParams({ measure: name });
  return {
    place,
    overview,
    path,
    measure,
    chooseMeasure,
    nextMeasure: () => chooseMeasure(MEASURES[(MEASURES.indexOf(measure) + 1) % MEASURES.length] ?? measure),
    deeper: place.length < VILLAGE_DIGITS,
    open,
    up: parent === undefined || place === root ? undefined : () => open(parent),
  };
}

/** What the wall shows of the same place. */
export function wallParams({ place, measure }: Drill): Record<string, string> {
  return { place, measure };
}
