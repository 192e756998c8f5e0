/** Market entities (市场主体) and the registrations that announce them. */
import { code, instant, masked, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const REGISTRATION_KINDS = ['new', 'address', 'scope'] as const;
/** 设立 · 地址变更 · 经营范围变更 */
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

/**
 * How an address was placed: by the standard address book, by what operators placed before, by a village or town named in
 * the text, by hand.
 */
export type PlacedBy = 'addressBook' | 'learned' | 'village' | 'town' | 'road' | 'hand' | 'none';

/** 一户一档. `id` is derived from the credit code; scope: village, else town, else city. */
export const entityTable = table('entity', {
  creditCode: text(), name: text(), kind: text(), businessScope: text(), capital: text(),
  address: text(), addressKey: text(),
  townCode: optionalText(), villageCode: optionalText(), gridId: optionalText(),
  placedBy: code<PlacedBy>(), lon: optionalReal(), lat: optionalReal(),
  contactName: masked(text(), 'personName'), contactPhone: masked(text(), 'phone'),
  registeredOn: text(), status: code<'active' | 'closed'>(), changedAt: instant(),
}, [['creditCode'], ['villageCode'], ['townCode']], [
  ['name', 'address'], ['registeredOn'],
  // Whoever is of class A has no row that says so: they are counted and walked through here.
  ['status', 'villageCode'],
]);
export type Entity = RowOf<typeof entityTable>;

/** One message of the registry. `pushedAt` is null while it waits for a place (待定位). Same scope as its entity. */
export const registrationTable = table('registration', {
  entityId: text(), entityName: text(), address: text(), kind: code<RegistrationKind>(),
  townCode: optionalText(), villageCode: optionalText(),
  state: code<'unplaced' | 'pushed'>(), placedBy: code<PlacedBy>(),
  /** What stood in the way: 'noTown', 'noVillage', 'ambiguous', … and the candidates as JSON. */
  problem: text(), candidates: text(),
  registeredOn: text(), receivedAt: instant(), pushedAt: optionalInstant(), taskId: optionalText(),
}, [['state', 'townCode'], ['entityId'], ['receivedAt']]);
export type Registration = RowOf<typeof registrationTable>;

/** What an operator placed by hand, so the next entity at this address finds its way. Scope: the town. `id` = town + address key. */
export const learnedAddressTable = table('learnedAddress', {
  addressKey: text(), townCode: text(), villageCode: text(), gridId: optionalText(), placedByName: text(), placedAt: instant(),
}, [['addressKey']]);
export type LearnedAddress = RowOf<typeof learnedAddressTable>;
