/** The standard address book (标准地址库) of some villages: every house there is, so that new registrations find their grid. */
import { houseKey } from '#domain/address/house-key.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import type { VillagePlaces } from './grids.ts';
import { houseOn, streetsOf } from './streets.ts';

export interface KnownHouse {
  /** The address as the resolver looks it up. */
  readonly key: string;
  readonly address: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string;
  readonly lon: number;
  readonly lat: number;
}

export function* addressBookOf(all: readonly VillagePlaces[], villageCodes: readonly string[]): Generator<KnownHouse> {
  for (const places of all.filter(({ village }) => villageCodes.includes(village.id))) {
    for (const street of streetsOf(places)) {
      for (let number = 1; number <= street.houses; number += 1) {
        const house = houseOn(street, places, number);
        yield { ...house, key: houseKey(normaliseAddress(house.address)), townCode: places.town.id, villageCode: places.village.id };
      }
    }
  }
}
