/** Who is signed in, and the place this station works for. */
import { useMemo } from 'react';
import { useT } from '../i18n/useT.ts';
import type { Role } from '#domain/core/actor.ts';
import type { Tier } from '#domain/core/scope.ts';
import { tierOf, townOf } from '#domain/core/scope.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import { useQuery, useStatus } from '../bridge/hooks.ts';
import { useWords } from '../i18n/words.ts';

export function useAccount(): SessionAccount {
  const { account } = useStatus();
  if (account === null) throw new Error('useAccount needs somebody signed in');
  return account;
}

export interface Station {
  readonly tier: Tier | 'dept' | 'market' | 'unit' | 'none';
  /** Area code for queries; '' where the account has none (administrators). */
  readonly place: string;
  /** 寮步镇上元村; '' until the replica knows it. */
  readonly placeName: string;
  /** 寮步镇上元村调度站 */
  readonly title: string;
}

/** Who keeps one market or one special unit has no area. */
const OWN_TIER: Partial<Record<Role, 'market' | 'unit'>> = { marketOperator: 'market', specialUnit: 'unit' };

export function useStationPlace(): Station {
  const t = useT();
  const account = useAccount();
  const words = useWords();
  const [, deptTown, department = ''] = /^dept:(\d{9}):(.+)$/.exec(account.place) ?? [];
  const place = deptTown ?? account.place;
  const tier = deptTown === undefined ? (OWN_TIER[account.role] ?? tierOf(place) ?? 'none') : 'dept';
  const townCode = place.length >= 9 ? townOf(place) : '';
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier !== 'none' });
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: tier === 'village' });
  const town = territory?.towns.find((each) => each.id === townCode)?.name ?? '';
  const village = villages?.find((each) => each.id === place)?.name ?? '';
  const placeName = tier === 'city' ? (territory?.city?.name ?? '') : `${town}${village}`;
  const title = t(`shell:station.${tier}`, {
    place: placeName, department: words.value('department', department), name: account.name,
  });
  const area = /^\d+$/.test(place) ? place : '';
  return useMemo(() => ({ tier, place: area, placeName, title }), [tier, area, placeName, title]);
}
