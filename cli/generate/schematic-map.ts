/**
 * The schematic map of the city. Outline: a contour of area-weighted discs around the towns' middles, sized so that it
 * encloses the city's area. Cells: a power diagram in which each town is grown to its real share of that area.
 */
import { contours } from 'd3-contour';
import type { Point, Ring } from '../geometry/plane.ts';
import { area, centroid, cutCorners, toPlane } from '../geometry/plane.ts';
import { powerDiagram, weightsForAreas } from '../geometry/power-diagram.ts';
import type { TownFacts } from './town-facts.ts';

/** Raster of the outline in km; the frame leaves room around the outermost discs. */
const STEP_KM = 0.4;
const FRAME = { left: -42, bottom: -34, width: 92, height: 70 } as const;
/** How strongly neighbouring discs melt together; larger is more angular. */
const SHARPNESS = 5;
const CORNER_KM = 0.7;

export interface SchematicMap {
  /** One ring a town, in the order given. */
  readonly cells: readonly Ring[];
  /** Middle of each cell, for its label. */
  readonly centres: readonly Point[];
}

/** Draws the map with `gapKm` between neighbouring towns. */
export function schematicMap(towns: readonly TownFacts[], gapKm: number): SchematicMap {
  const discs = towns.map((town) => ({ at: toPlane(town.lon, town.lat), radius: Math.sqrt(town.areaKm2 / Math.PI) }));
  const total = towns.reduce((sum, town) => sum + town.areaKm2, 0);
  const outline = outlineOfArea(discs, total);
  const sites = weightsForAreas(outline, discs.map((disc) => disc.at), towns.map((town) => town.areaKm2));
  const cells = powerDiagram(outline, sites, gapKm).map((cell) => cutCorners(cell, CORNER_KM));
  return { cells, centres: cells.map(centroid) };
}

interface Disc { readonly at: Point; readonly radius: number }

/** Finds by bisection how much the discs must grow for the outline to enclose the area. */
function outlineOfArea(discs: readonly Disc[], areaKm2: number): Ring {
  const columns = Math.round(FRAME.width / STEP_KM);
  const rows = Math.round(FRAME.height / STEP_KM);
  const field = Array.from({ length: columns * rows }, (_, index) => {
    const at: Point = [FRAME.left + ((index % columns) + 0.5) * STEP_KM, FRAME.bottom + (Math.floor(index / columns) + 0.5) * STEP_KM];
    return nearness(at, discs);
  });
  const contourAt = contours().size([columns, rows]).smooth(true);
  let [low, high] = [-3, 0];
  let ring: Ring = [];
  for (let step = 0; step < 24; step += 1) {
    const level = (low + high) / 2;
    ring = largestRing(contourAt.contour(field, level).coordinates.map((polygon) => polygon[0] ?? []));
    if (Math.abs(area(ring)) > areaKm2) low = level;
    else high = level;
  }
  return thin(ring);
}

/** 0 at a disc's middle, falling with distance in radii; a soft maximum melts the discs together. */
function nearness(at: Point, discs: readonly Disc[]): number {
  const sum = discs.reduce((total, disc) => {
    const radii = Math.hypot(at[0] - disc.at[0], at[1] - disc.at[1]) / disc.radius;
    return total + Math.exp(-SHARPNESS * radii);
  }, 0);
  return Math.log(sum) / SHARPNESS;
}

function largestRing(rings: readonly (readonly (readonly number[])[])[]): Ring {
  const planar = rings.map((ring): Ring =>
    ring.slice(1).map(([x = 0, y = 0]): Point => [FRAME.left + x * STEP_KM, FRAME.bottom + y * STEP_KM]));
  return planar.reduce((largest, ring) => (Math.abs(area(ring)) > Math.abs(area(largest)) ? ring : largest), [] as Ring);
}

/** Every third point is enough for a smooth line. */
function thin(ring: Ring): Ring {
  return ring.filter((_, index) => index % 3 === 0);
}
