/** The name of any village with its town's, 寮步镇上元村; the code itself until the replica answers, '' for no code. */
import { tierOf, townOf } from '#domain/core/scope.ts';
import { useQuery } from '../../bridge/hooks.ts';

export function useVillageName(villageCode: string): string {
  const known = tierOf(villageCode) === 'village';
  const townCode = known ? townOf(villageCode) : '';
  const { data: territory } = useQuery('territory.towns', {}, { enabled: known });
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: known });
  const town = territory?.towns.find(({ id }) => id === townCode)?.name ?? '';
  const village = villages?.find(({ id }) => id === villageCode)?.name;
  return village === undefined ? villageCode : `${town}${village}`;
}
