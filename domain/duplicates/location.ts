/** The location ladder: all that addresses and fixes say about "the same door", as one level, so that nothing counts twice. */
import { distanceM } from '../dispatch/distance.ts';
import { fromGcj } from './datum.ts';
import type { Door } from './door.ts';
import type { ShopLevels } from './levels.ts';
import type { Profile } from './profile.ts';
import { isOneEdit, isSwap } from './similarity.ts';

export interface Location {
  readonly level: NonNullable<ShopLevels['location']> | null;
  readonly distanceM: number | null;
  readonly veto: boolean;
}

/** Metres. */
const DOOR_M = 150;
const FAR_M = 1000;
/** Beyond this, one fix may be in the datum of Chinese maps. */
const DATUM_FROM_M = 300;

export function locate(a: Profile, b: Profile): Location {
  const metres = distanceOf(a, b);
  const veto = isVeto(a.door, b.door);
  return { level: veto ? 'veto' : levelOf(a, b, metres), distanceM: metres, veto };
}

/** The shorter of the distances as they are and with one of the fixes taken as GCJ-02. */
function distanceOf(a: Profile, b: Profile): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null;
  const from = { lon: a.lon, lat: a.lat };
  const to = { lon: b.lon, lat: b.lat };
  const plain = distanceM(from, to);
  if (plain < DATUM_FROM_M || plain > FAR_M) return plain;
  return Math.min(plain, distanceM(fromGcj(from), to), distanceM(from, fromGcj(to)));
}

type Agreement = 'same' | 'like' | 'different' | 'unknown';

function levelOf(a: Profile, b: Profile, metres: number | null): Location['level'] {
  const road = roads(a, b);
  const complex = complexes(a, b);
  const number = numbers(a.door.number, b.door.number);
  const village = villages(a, b);
  const near = metres === null ? village === 'same' : metres < DOOR_M;
  const unitSame = a.door.unit !== '' && a.door.unit === b.door.unit;
  const onRoad = road === 'same' || road === 'like';
  if (unitSame && isClose(metres, village) && (complex === 'same' || (number === 'same' && onRoad))) return 'unit';
  if (number === 'same' && onRoad) {
    if (near) return 'doorNear';
    return isClose(metres, village) ? 'doorSome' : 'doorFar';
  }
  if (number === 'like' && onRoad && (metres ?? 0) < DOOR_M && village !== 'different') return 'typo';
  if (number === 'different' || number === 'like') return road === 'different' && !near ? 'far' : 'veto';
  if (number === 'same' && near) return 'numberNear';
  if (metres !== null) return byDistance(metres, onRoad || complex === 'same', road === 'different' && complex !== 'same');
  if (road === 'different') return village === 'different' ? 'far' : 'elsewhere';
  if (village === 'different') return 'far';
  return onRoad || complex === 'same' ? 'roadSome' : null;
}

function byDistance(metres: number, sameStreet: boolean, otherStreet: boolean): Location['level'] {
  if (metres >= FAR_M) return 'far';
  if (otherStreet) return 'elsewhere';
  if (sameStreet) return metres < 50 ? 'road50' : metres < DOOR_M ? 'road150' : 'roadSome';
  if (metres < 30) return 'near30';
  if (metres < 60) return 'near60';
  if (metres < DOOR_M) return 'near150';
  return metres < 400 ? 'near400' : 'near1000';
}

/** Nothing says that two doors of one address lie apart. */
function isClose(metres: number | null, village: Agreement): boolean {
  return metres === null ? village !== 'different' : metres < FAR_M;
}

/** Both say which number, unit or sub-number, and they are not the same: other shops, whatever their names. */
function isVeto(a: Door, b: Door): boolean {
  const unitsDiffer = differ(a.unit, b.unit) && !(a.building !== '' && a.building === b.unit);
  if (a.complex !== '' && b.complex !== '') return unitsDiffer || (differ(a.building, b.building) && differ(a.floor, b.floor));
  if (numbers(a.number, b.number) === 'different' && sameKind(a, b)) return true;
  if (a.number === '' || a.number !== b.number) return false;
  return unitsDiffer || differ(a.sub, b.sub);
}

const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;

/** 12号 of a lane and 12号 of a road do not contradict each other's neighbours. */
const sameKind = (a: Door, b: Door): boolean => a.kind === b.kind || a.kind === '' || b.kind === '';

function numbers(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'unknown';
  if (a === b) return 'same';
  return isMisread(a, b) ? 'like' : 'different';
}

/** Swapped digits, or one of several digits lost or misread by ten and more; next doors differ by less. */
function isMisread(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false;
  if (isSwap(a, b)) return true;
  return isOneEdit(a, b) && Math.abs(Number(a) - Number(b)) >= 10;
}

function roads({ door: a, roadSound: aSound }: Profile, { door: b, roadSound: bSound }: Profile): Agreement {
  if (a.road === '' || b.road === '') return 'unknown';
  if (a.kind !== b.kind || (a.kind === 'lane' && a.road !== b.road) || differ(a.area, b.area)) return 'different';
  if (differ(a.direction, b.direction)) return 'different';
  const exact = a.direction === b.direction;
  if (a.road === b.road || aSound === bSound) return exact ? 'same' : 'like';
  // A village nobody knows may still stand in front of the road, or the direction may be part of its name.
  if (endsAlike(aSound, bSound) || endsAlike(a.road + a.direction, b.road + b.direction)) return 'like';
  return Math.max(a.road.length, b.road.length) > 1 && isOneEdit(a.road, b.road) ? 'like' : 'different';
}

const endsAlike = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

function complexes({ door: a, complexSound: aSound }: Profile, { door: b, complexSound: bSound }: Profile): Agreement {
  if (a.complex === '' || b.complex === '') return 'unknown';
  if (aSound === bSound) return 'same';
  if (endsAlike(aSound, bSound) || isOneEdit(a.complex, b.complex)) return 'same';
  return 'different';
}

function villages(a: Profile, b: Profile): Agreement {
  if (a.namedVillage !== '' && b.namedVillage !== '') return a.namedVillage === b.namedVillage ? 'same' : 'different';
  if (a.filedVillage !== '' && b.filedVillage !== '') return a.filedVillage === b.filedVillage ? 'same' : 'different';
  return differ(a.townCode, b.townCode) ? 'different' : 'unknown';
}
