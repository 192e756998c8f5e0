/** How common a name or phone is: the same rare name is strong evidence, the same dish sign is hardly any. */
import type { Profile } from './profile.ts';

export interface Commonness {
  /** Places (cells of about 2 km) a name is met at; 0 and 1 for one only known here. */
  placesOfName(brand: string): number;
  /** House numbers a phone is met at: landlords and reporters leave theirs for many shops. */
  doorsOfPhone(phone: string): number;
}

/** What a profile adds to the counts: distinct `value`s are counted by `key`. */
export interface Sighting { readonly key: string; readonly value: string }

/** Edge of a cell that counts as one place, degrees: about 2 km. */
const PLACE_DEGREES = 0.02;

export const nameKey = (brand: string): string => `n${brand}`;
export const phoneKey = (phone: string): string => `p${phone}`;

export function sightingsOf({ name: { brand }, lon, lat, phone, door, namedVillage }: Profile): Sighting[] {
  const sightings: Sighting[] = [];
  if (brand !== '') {
    sightings.push({ key: nameKey(brand), value: lon === null || lat === null ? namedVillage : placeOf(lon, lat) });
  }
  if (phone !== '' && door.number + door.unit !== '') sightings.push({ key: phoneKey(phone), value: `${door.number}/${door.unit}` });
  return sightings;
}

function placeOf(lon: number, lat: number): string {
  return `${String(Math.floor(lon / PLACE_DEGREES))},${String(Math.floor(lat / PLACE_DEGREES))}`;
}

/** Counts over a list that fits into memory. */
export function commonnessOf(profiles: Iterable<Profile>): Commonness {
  const values = new Map<string, Set<string>>();
  for (const profile of profiles) {
    for (const { key, value } of sightingsOf(profile)) {
      const seen = values.get(key);
      if (seen === undefined) values.set(key, new Set([value]));
      else seen.add(value);
    }
  }
  return {
    placesOfName: (brand) => values.get(nameKey(brand))?.size ?? 0,
    doorsOfPhone: (phone) => values.get(phoneKey(phone))?.size ?? 0,
  };
}
