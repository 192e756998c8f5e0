/** The territory an empty hub starts with: Dongguan with its towns and villages, and the working calendar of China. */
import type { Clock } from '#domain/core/time.ts';
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange } from '#domain/core/table.ts';
import { calendarYearTable, cityTable, townTable, villageTable } from '#domain/schema/territory.ts';
import type { Village } from '#domain/schema/territory.ts';
import calendar from '#resources/calendar/cn.json' with { type: 'json' };
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };
import { LOCAL_ADMINISTRATOR } from '../accounts/register.ts';
import type { HubStore, HubTransaction } from '../store/store.ts';
import { missingIndustries } from './built-in-industries.ts';
import { missingItems } from './built-in-items.ts';

const PUBLIC = { scope: PUBLIC_SCOPE, also: null };

/** Whether the hub knows its city: before that no address can be placed and nobody can be given a village. */
export function hasTerritory(store: HubStore): boolean {
  return store.reader.find(cityTable, {}, 1).length > 0;
}

/**
 * Gives an empty hub Dongguan, the calendar, industries, items and permits, in one commit with an audit entry. Does nothing when
 * there is a city.
 */
export function loadBuiltInTerritory(store: HubStore, clock: Clock): boolean {
  if (hasTerritory(store)) return false;
  store.commit((transaction) => {
    const now = clock.now();
    transaction.apply([
      ...builtInTerritory(), ...missingCalendarYears(transaction),
      ...missingIndustries(transaction, now), ...missingItems(transaction, now),
    ]);
    transaction.audit({
      at: clock.now(), actorId: LOCAL_ADMINISTRATOR.accountId, actorName: LOCAL_ADMINISTRATOR.name, origin: 'hub',
      action: 'territory.builtIn', subject: `city:${townList.city.code}`, outcome: 'applied',
      detail: { towns: townList.towns.length, villages: villageList.villages.length, calendarYears: calendar.years.length },
    });
  });
  return true;
}

/** The years of the calendar that the hub does not have; a year an administrator saved is not touched. */
export function missingCalendarYears(transaction: HubTransaction): RowChange[] {
  return calendar.years
    .filter(({ year }) => transaction.get(calendarYearTable, String(year)) === undefined)
    .map(({ year, holidays, makeUpDays }) => put(calendarYearTable, {
      id: String(year), ...PUBLIC, holidays: JSON.stringify(holidays), makeUpDays: JSON.stringify(makeUpDays),
      source: calendar.source, changedBy: null, changedAt: null,
    }));
}

function builtInTerritory(): RowChange[] {
  const { code: cityCode, ...city } = townList.city;
  return [
    put(cityTable, { id: cityCode, ...PUBLIC, ...city }),
    ...townList.towns.map(({ code, ...town }) => put(townTable, { id: code, ...PUBLIC, ...town })),
    ...villageList.villages.map(({ code, kind, ...village }) =>
      put(villageTable, { id: code, ...PUBLIC, ...village, kind: kind as Village['kind'] })),
  ];
}
