/** Opens the dispatch desk on one queue of one place: the place becomes the desk's filter, where it can be taken off again. */
import { useCallback } from 'react';
import type { TaskQueue } from '#protocol/bridge/queries.ts';
import { saveFilters } from '../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';

export function useOpenQueue(): (place: string, queue: TaskQueue) => void {
  const { login } = useAccount();
  const station = useStationPlace();
  return useCallback(
    (place, queue) => {
      saveFilters(login, 'dispatch', { queue, area: place === station.place ? '' : place });
      openPage('dispatch', { queue });
    },
    [login, station.place],
  );
}
