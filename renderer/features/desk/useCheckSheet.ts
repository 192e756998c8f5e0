/** The form that new checks of a purpose are made with: the city's active version, as far as it is asked this month. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { askedIn, itemsOf } from '#domain/items/item-set.ts';
import type { Item } from '#domain/items/item-set.ts';
import type { ItemSet, ItemSetPurpose } from '#domain/schema/items.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useNow } from '../../system.ts';

const HOUR_MS = 3_600_000;

export interface CheckSheet {
  readonly set: ItemSet;
  readonly items: readonly Item[];
}

/** `setId` names a version of its own, for example a market's; undefined until the replica answers, or when there is none. */
export function useCheckSheet(purpose: ItemSetPurpose, setId?: string): CheckSheet | undefined {
  const { data: sets } = useQuery('items.sets', {});
  const month = Number(dayText(dayNumber(useNow(HOUR_MS))).slice(5, 7));
  const inUse = (each: ItemSet): boolean => each.purpose === purpose && each.active === 1;
  const set = sets?.find((each) => (setId === undefined ? inUse(each) : each.id === setId));
  return set === undefined ? undefined : { set, items: askedIn(itemsOf(set), month) };
}

/** The problems that the answers given say, in the order of the form. */
export function problemsOf(items: readonly Item[], answers: Readonly<Record<string, string | undefined>>): readonly string[] {
  const found = items.flatMap(({ code, answers: offered }) => offered.find((answer) => answer.code === answers[code])?.problem ?? []);
  return [...new Set(found)];
}
