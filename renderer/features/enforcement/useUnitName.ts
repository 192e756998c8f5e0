/** The name of the unit that applied: a town, a department of one, or the city. */
import { useCallback } from 'react';
import { departmentTown } from '#domain/administration/grants.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';

export function useUnitName(): (unit: string | null) => string {
  const words = useWords();
  const { data: territory } = useQuery('territory.towns', {});
  return useCallback(
    (unit: string | null) => {
      if (unit === null) return '';
      const townCode = departmentTown(unit);
      if (townCode !== '') return words.value('department', unit.slice(`dept:${townCode}:`.length));
      return territory?.towns.find(({ id }) => id === unit)?.name ?? territory?.city?.name ?? '';
    },
    [words, territory],
  );
}
