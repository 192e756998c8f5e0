/** Doors of addresses in Latin letters, as lists of shops in Hong Kong and Macau or for travellers have them. */
import { NO_DOOR } from './door.ts';
import type { Door } from './door.ts';

const KIND = '(?:STREET|ST|ROAD|RD|AVENUE|AVE|LANE|DRIVE|DR|PATH|TERRACE|SQUARE|SQ|BOULEVARD|BLVD|HIGHWAY|HWY|WAY)';
/** 12 Nathan Road, 12A-14 Queen's Rd Central. */
const NUMBER_FIRST = new RegExp(`\\b(\\d{1,5})([A-Z])?(?:\\s*[-&/]\\s*\\d{1,5}[A-Z]?)?\\s*,?\\s+([A-Z][A-Z' .]{1,40}?)\\s+${KIND}\\b`);
/** Nathan Road 12. */
const ROAD_FIRST = new RegExp(`\\b([A-Z][A-Z' .]{1,40}?)\\s+${KIND}\\b\\.?\\s*,?\\s*(?:NO\\.?\\s*)?(\\d{1,5})([A-Z])?\\b`);
const UNIT = /\b(?:SHOP|UNIT|ROOM|FLAT|RM)\s*(?:NO\.?\s*)?([A-Z]?\d{1,4}[A-Z]?)\b/;

export function readLatinDoor(address: string): Door {
  const text = address.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const unit = UNIT.exec(text)?.[1] ?? '';
  const ahead = NUMBER_FIRST.exec(text);
  if (ahead !== null) return doorOf(ahead[3] ?? '', ahead[1] ?? '', ahead[2] ?? '', unit);
  const behind = ROAD_FIRST.exec(text);
  return behind === null ? { ...NO_DOOR, unit } : doorOf(behind[1] ?? '', behind[2] ?? '', behind[3] ?? '', unit);
}

function doorOf(road: string, number: string, sub: string, unit: string): Door {
  return { ...NO_DOOR, road: road.replace(/[^A-Z]/g, ''), kind: 'road', number, sub, unit };
}
