/** The place of an account in words: 寮步镇 · 市场监管, 寮步镇上元村; '—' where the role has none. */
import { tierOf, townOf } from '#domain/core/scope.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { isDepartment, parsePlace } from './places.ts';

export function usePlaceWords(place: string): string {
  const t = useT();
  const { area, department } = parsePlace(place);
  const { data: territory } = useQuery('territory.towns', {});
  const townCode = area.length >= 9 ? townOf(area) : '';
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: tierOf(area) === 'village' });
  if (place === '') return '—';
  const town = territory?.towns.find(({ id }) => id === townCode)?.name;
  const village = villages?.find(({ id }) => id === area)?.name ?? '';
  if (department !== undefined && isDepartment(department)) return `${town ?? area} · ${t(`trade:department.${department}`)}`;
  if (tierOf(area) === 'city') return territory?.city?.name ?? area;
  return town === undefined ? place : `${town}${village}`;
}
