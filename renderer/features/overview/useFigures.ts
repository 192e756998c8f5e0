/** What desk and wall show of the place besides its own figures, all of it live. */
import { useMemo } from 'react';
import type { OldestItem, PlaceRow, TrendDay } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { ranking } from '../places/ranking.ts';
import type { Ranked } from '../places/ranking.ts';
import type { NewestEvent } from './NewestEvents.tsx';
import type { Drill } from './useDrill.ts';

const TREND_DAYS = 30;
const OLDEST = 12;
const NEWEST = 30;

export interface Figures {
  readonly days: readonly TrendDay[];
  readonly oldest: readonly OldestItem[];
  readonly events: readonly NewestEvent[];
  readonly ranked: readonly Ranked<PlaceRow>[];
}

const NO_DAYS: readonly TrendDay[] = [];
const NO_ITEMS: readonly OldestItem[] = [];
const NO_EVENTS: readonly NewestEvent[] = [];

export function useFigures({ place, overview, measure }: Drill): Figures {
  const enabled = place !== '';
  const { data: days = NO_DAYS } = useQuery('place.trend', { place, days: TREND_DAYS }, { enabled });
  const { data: oldest = NO_ITEMS } = useQuery('place.oldest', { place, limit: OLDEST }, { enabled });
  const { data: events = NO_EVENTS } = useQuery('events.recent', { place, limit: NEWEST }, { enabled });
  const ranked = useMemo(() => ranking(overview.data?.below ?? [], measure), [overview.data, measure]);
  return { days, oldest, events, ranked };
}
