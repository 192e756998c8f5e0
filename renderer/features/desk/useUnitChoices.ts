/** The units a station may address: villages and departments of a town; towns of the city, and of one town everything below it. */
import { useMemo } from 'react';
import { departmentScope } from '#domain/core/scope.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { choiceOf } from './choice.ts';
import type { Choice } from './FilterSelect.tsx';

/** `townCode`: the town the city looks into; without it, its towns themselves. */
export function useUnitChoices(townCode = ''): readonly Choice[] {
  const t = useT();
  const { tier, place } = useStationPlace();
  const within = tier === 'town' ? place : townCode;
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const { data: villages } = useQuery('territory.villages', { townCode: within }, { enabled: within !== '' });
  return useMemo(() => {
    if (within === '') return territory?.towns.map(choiceOf) ?? [];
    const departments = DEPARTMENTS.map((department) => ({
      value: departmentScope(within, department), label: t(`trade:department.${department}`),
    }));
    return [...(villages?.map(choiceOf) ?? []), ...departments];
  }, [t, within, territory, villages]);
}
