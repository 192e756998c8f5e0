/** The name of a unit as a station needs it: inside its own town nobody repeats the town. */
import { useCallback } from 'react';
import { townOf } from '#domain/core/scope.ts';
import type { UnitWords } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';

export function useUnitText(): (unit: UnitWords) => string {
  const t = useT();
  const words = useWords();
  const { place } = useStationPlace();
  const ownTown = place.length >= 9 ? townOf(place) : '';
  return useCallback(
    ({ code, town, village, department }: UnitWords) => {
      const townCode = code.startsWith('dept:') ? (code.split(':')[1] ?? '') : townOf(code);
      const prefix = townCode === ownTown ? '' : town;
      if (department !== '') return t('desk:unit.department', { town: prefix, department: words.value('department', department) }).trim();
      return village === '' ? town : `${prefix}${village}`;
    },
    [t, words, ownTown],
  );
}
