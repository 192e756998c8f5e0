/** Market entities (市场主体) of the demo city: what the registry would say about them, and where they stand. */
import { dayText } from '#domain/calendar/calendar.ts';
import type { Random } from '#domain/core/time.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import type { Resolution } from '#domain/address/resolver.ts';
import { checkDigitOf } from '#domain/registration/credit-code.ts';
import { entityIdOf } from '#domain/registration/intake.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { between, pick } from '../../random.ts';
import type { VillagePlaces } from './grids.ts';
import { anyHouse } from './streets.ts';
import type { House, Street } from './streets.ts';
import { BRANDS, BUILDINGS, CAPITALS, mobileNumber, personName, trade } from './words.ts';

/** Characters of the organisation's part of a unified social credit code. */
const CODE_CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const SERIAL_CHARACTERS = 4;
/** Serial numbers of organisations are below this. The city counts up from the beginning, the simulator draws from the upper half. */
export const ORGANISATION_SERIALS = CODE_CHARACTERS.length ** SERIAL_CHARACTERS;
const DRAWN_CHARACTERS = 3;
/** Share of entities whose house the standard address book does not know: placed in the middle of the village, without a grid. */
const NOT_IN_BOOK_SHARE = 0.08;

/** A valid code of Dongguan: kind (92 sole trader, 91 company), 441900, nine characters of the organisation, check character. */
export function creditCode(sole: boolean, organisation: string): string {
  const body = `${sole ? '92' : '91'}441900${organisation}`;
  return `${body}${checkDigitOf(body)}`;
}

/** Nine characters; never the same for two serial numbers. */
export function organisationOf(serial: number, random: Random): string {
  let left = serial;
  const digits = Array.from({ length: SERIAL_CHARACTERS }, () => {
    const digit = CODE_CHARACTERS[left % CODE_CHARACTERS.length] ?? '0';
    left = Math.floor(left / CODE_CHARACTERS.length);
    return digit;
  });
  return `MA${digits.toReversed().join('')}${Array.from({ length: DRAWN_CHARACTERS }, () => pick(CODE_CHARACTERS, random)).join('')}`;
}

/** A registration before it is placed. `registeredDay` counts days since 1970 in Shanghai. */
export function registrationRecord(
  address: string, townShortName: string, organisation: string, registeredDay: number, random: Random,
): RegistrationRecord {
  const { sole, name, scope } = trade(random);
  const brand = `${pick(BRANDS, random)}${random() < 0.35 ? pick(BRANDS, random) : ''}`;
  return {
    creditCode: creditCode(sole, organisation),
    name: sole ? `东莞市${townShortName}${brand}${name}` : `东莞市${brand}${name}有限公司`,
    kind: sole ? '个体工商户' : '有限责任公司',
    businessScope: scope,
    capital: sole ? '' : `${String(pick(CAPITALS, random))}万元人民币`,
    address, registeredOn: dayText(registeredDay), contactName: personName(random).name, contactPhone: mobileNumber(random),
    lon: null, lat: null, villageCode: '',
  };
}

/** A house with the room behind its number. */
export function premises(streets: readonly Street[], places: VillagePlaces, random: Random): House {
  const house = anyHouse(streets, places, random);
  const room = random() < 0.4 ? `${String(between(1, 9, random))}0${String(between(1, 8, random))}室` : pick(BUILDINGS, random);
  return { ...house, address: `${house.address}${room}` };
}

/** What intake makes of the address: the book knows the house, or the village is all the text says. */
export function resolutionOf(house: House, { village }: VillagePlaces, random: Random): Resolution {
  const inBook = random() >= NOT_IN_BOOK_SHARE;
  return {
    addressKey: normaliseAddress(house.address), townCode: village.townCode, villageCode: village.id,
    gridId: inBook ? house.gridId : null, lon: inBook ? house.lon : village.lon, lat: inBook ? house.lat : village.lat,
    placedBy: inBook ? 'addressBook' : 'village', problem: '', candidates: [],
  };
}

/** An entity that was registered and checked long ago. */
export function settledEntity(record: RegistrationRecord, place: Resolution, villageCode: string, changedAt: number): Entity {
  const { creditCode: code, name, kind, businessScope, capital, address, registeredOn, contactName, contactPhone } = record;
  return {
    id: entityIdOf(code), scope: villageCode, also: null, creditCode: code, name, kind, businessScope, capital, address,
    addressKey: place.addressKey, townCode: place.townCode, villageCode, gridId: place.gridId, placedBy: place.placedBy,
    lon: place.lon, lat: place.lat, contactName, contactPhone, registeredOn, status: 'active', changedAt,
  };
}
