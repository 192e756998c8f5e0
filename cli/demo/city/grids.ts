/** Schematic grids (示意): each village's cell of its town divided into grids, and some special management units (特殊管理单元). */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import type { Grid, Town, Village } from '#domain/schema/territory.ts';
import map from '#resources/territory/map-dongguan.json' with { type: 'json' };
import { spread } from '../../generate/spread.ts';
import type { Point, Ring } from '../../geometry/plane.ts';
import { centroid, toDegrees, toPlane } from '../../geometry/plane.ts';
import { powerDiagram } from '../../geometry/power-diagram.ts';
import { pick, seededRandom, seedOf } from '../../random.ts';
import { apportion } from './apportion.ts';
import { SPECIAL_UNITS } from './words.ts';

/** Of the city in 2021 (domain catalogue: golden figures). */
export const GRID_COUNT = 2801;
/** Gaps between the outlines of villages and of grids, km. */
const VILLAGE_GAP_KM = 0.06;
const GRID_GAP_KM = 0.03;
const GRIDS_MIN = 2;
/** Towns that have a special unit, besides the focus village's. */
const SPECIAL_TOWNS = 10;
/** Share of the way from the middle of its grid to a corner where a special unit lies, and its half width in km. */
const UNIT_OFFSET = 0.4;
const UNIT_HALF_KM = 0.12;

/** A grid as a row and as an outline in the plane, for laying out streets. */
export interface GridPlace { readonly row: Grid; readonly ring: Ring }

export interface VillagePlaces {
  readonly village: Village;
  readonly town: Town;
  readonly grids: readonly GridPlace[];
  readonly units: readonly Grid[];
}

/** `validFrom` is when the division into grids began, milliseconds since 1970. `focus` gets more grids than others. */
export function layOutGrids(towns: readonly Town[], villages: readonly Village[], focus: string, validFrom: number): VillagePlaces[] {
  const outlines = new Map(map.features.map(({ properties, geometry }) => [properties.code, ringOf(geometry.coordinates[0] ?? [])]));
  const counts = new Map(divide(villages, focus).map((count, index) => [villages[index]?.id ?? '', count]));
  const specialTowns = new Set(towns.filter((_, index) => index % Math.ceil(towns.length / SPECIAL_TOWNS) === 0).map(({ id }) => id));
  return towns.flatMap((town) => {
    const own = villages.filter(({ townCode }) => townCode === town.id);
    const sites = own.map(({ lon, lat }) => ({ at: toPlane(lon, lat), weight: 0 }));
    const cells = powerDiagram(outlines.get(town.id) ?? [], sites, VILLAGE_GAP_KM);
    return own.map((village, index) => {
      const grids = gridsOf(village, cells[index] ?? [], counts.get(village.id) ?? 0, validFrom);
      const special = village.id === focus || (index === 0 && specialTowns.has(town.id));
      return { village, town, grids, units: special ? [specialUnit(village, grids, validFrom)] : [] };
    });
  });
}

function divide(villages: readonly Village[], focus: string): number[] {
  return apportion(GRID_COUNT, villages.map(({ id, kind }) => {
    const random = seededRandom(seedOf(`grids ${id}`));
    return id === focus ? 2.5 : (kind === 'community' ? 1.1 : 0.9) * (0.5 + random());
  }), GRIDS_MIN);
}

function gridsOf(village: Village, cell: Ring, count: number, validFrom: number): GridPlace[] {
  const points = spread(cell, count, `grids ${village.id}`);
  // From north-west to south-east, as grids are numbered on paper.
  const ordered = points.toSorted((a, b) => a[0] - a[1] - (b[0] - b[1]));
  return powerDiagram(cell, ordered.map((at) => ({ at, weight: 0 })), GRID_GAP_KM).map((ring, index) => {
    const number = String(index + 1).padStart(2, '0');
    return { ring, row: gridRow(village, `${village.id}-${number}`, number, `${village.shortName}${number}网格`, 'base', ring, validFrom) };
  });
}

function specialUnit(village: Village, grids: readonly GridPlace[], validFrom: number): Grid {
  const random = seededRandom(seedOf(`unit ${village.id}`));
  const { ring } = pick(grids, random);
  const [x, y] = between(centroid(ring), ring[0] ?? centroid(ring), UNIT_OFFSET);
  const corners: readonly Point[] = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
  const square: Ring = corners.map(([dx, dy]) => [x + dx * UNIT_HALF_KM, y + dy * UNIT_HALF_KM]);
  return gridRow(village, `${village.id}-T1`, 'T1', `${village.shortName}${pick(SPECIAL_UNITS, random)}`, 'special', square, validFrom);
}

function gridRow(village: Village, id: string, number: string, name: string, kind: Grid['kind'], ring: Ring, validFrom: number): Grid {
  const [lon, lat] = toDegrees(centroid(ring));
  return {
    id, scope: PUBLIC_SCOPE, also: null, townCode: village.townCode, villageCode: village.id, number, name, kind, lon, lat,
    outline: JSON.stringify(ring.map(toDegrees)), schematic: 1, validFrom, validTo: null,
  };
}

function ringOf(coordinates: readonly (readonly number[])[]): Ring {
  // GeoJSON repeats the first point at the end.
  return coordinates.slice(1).map(([lon = 0, lat = 0]) => toPlane(lon, lat));
}

function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
