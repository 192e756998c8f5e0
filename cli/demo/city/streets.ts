/** Invented streets of a village's grids, and the houses along them: addresses that have a place on the schematic map. */
import type { Random } from '#domain/core/time.ts';
import type { Point } from '../../geometry/plane.ts';
import { centroid, toExactDegrees } from '../../geometry/plane.ts';
import { between, pick, seededRandom, seedOf } from '../../random.ts';
import type { VillagePlaces } from './grids.ts';
import { STREET_KINDS, STREETS } from './words.ts';

const STREETS_PER_GRID = 3;
const HOUSES_MIN = 30;
const HOUSES_MAX = 90;
/** Share of the way from the middle of the grid to its corner that a street reaches. */
const REACH = 0.8;
/** Houses stand so far from the middle of the street, km. */
const SIDE_KM = 0.02;

export interface Street {
  readonly name: string;
  readonly gridId: string;
  readonly from: Point;
  readonly to: Point;
  /** Numbers run from 1 to this. */
  readonly houses: number;
}

export interface House { readonly address: string; readonly gridId: string; readonly lon: number; readonly lat: number }

/** The same streets whenever it is asked. */
export function streetsOf({ village, grids }: VillagePlaces): Street[] {
  const random = seededRandom(seedOf(`streets ${village.id}`));
  const used = new Set<string>();
  return grids.flatMap(({ row, ring }) => Array.from({ length: STREETS_PER_GRID }, (_, index) => {
    const middle = centroid(ring);
    const corner = (turn: number) => {
      const at = Math.floor(((index + turn) * ring.length) / (STREETS_PER_GRID + 1)) % ring.length;
      return along(middle, ring[at] ?? middle, REACH);
    };
    return { name: newName(used, random), gridId: row.id, from: corner(0), to: corner(2), houses: between(HOUSES_MIN, HOUSES_MAX, random) };
  }));
}

function newName(used: Set<string>, random: Random): string {
  for (;;) {
    const name = `${pick(STREETS, random)}${pick(STREET_KINDS, random)}`;
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}

/** One house of the village; its address names the village, so that it is placed the way intake places it. */
export function houseOn(street: Street, { village, town }: VillagePlaces, number: number): House {
  const [x, y] = along(street.from, street.to, number / (street.houses + 1));
  const side = number % 2 === 0 ? SIDE_KM : -SIDE_KM;
  const [lon, lat] = toExactDegrees([x + side, y - side]);
  return { address: `广东省东莞市${town.name}${village.name}${street.name}${String(number)}号`, gridId: street.gridId, lon, lat };
}

export function anyHouse(streets: readonly Street[], places: VillagePlaces, random: Random): House {
  const street = pick(streets, random);
  return houseOn(street, places, between(1, street.houses, random));
}

function along(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
