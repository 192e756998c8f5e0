/** A profile as one line of text: values only, in a fixed order. A quarter of the size of an object with names. */
import { NO_DOOR } from './door.ts';
import type { Door } from './door.ts';
import type { Profile } from './profile.ts';
import type { ShopName } from './shop-name.ts';

/** Raised whenever the order or the reading of reports changes: an index made before is built anew. */
export const PROFILE_VERSION = 1;

const DOOR_PARTS = Object.keys(NO_DOOR) as (keyof Door)[];

export function encodeProfile(profile: Profile): string {
  const { door, name, matter } = profile;
  return JSON.stringify([
    profile.id, profile.at, profile.source, profile.reporter, profile.townCode, profile.filedVillage, profile.namedVillage,
    profile.roadSound, profile.complexSound, name.kind, name.brand, name.trade, profile.brandSound, profile.phone, profile.creditCode,
    profile.surname, matter.filed, matter.told, matter.amount, profile.lon, profile.lat,
    ...DOOR_PARTS.map((part) => door[part]),
  ]);
}

type Encoded = [
  id: string, at: number | null, source: string, reporter: string, townCode: string, filedVillage: string, namedVillage: string,
  roadSound: string, complexSound: string, nameKind: ShopName['kind'], brand: string, trade: string, brandSound: string, phone: string,
  creditCode: string, surname: string, filed: string, told: string, amount: string, lon: number | null,
  lat: number | null, ...door: string[],
];

/** Only for text that {@link encodeProfile} of the same version made. */
export function decodeProfile(text: string): Profile {
  const [
    id, at, source, reporter, townCode, filedVillage, namedVillage, roadSound, complexSound, kind, brand, trade, brandSound, phone,
    creditCode, surname, filed, told, amount, lon, lat, ...doorParts
  ] = JSON.parse(text) as Encoded;
  const door = Object.fromEntries(DOOR_PARTS.map((part, index) => [part, doorParts[index] ?? ''])) as unknown as Door;
  return {
    id, at, source, reporter, townCode, filedVillage, namedVillage, roadSound, complexSound, name: { kind, brand, trade }, brandSound,
    phone, creditCode, surname, matter: { filed, told, amount }, lon, lat, door,
  };
}
