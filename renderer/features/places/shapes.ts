/** The outlines of the places below a place. All of them are schematic (示意图, resources/territory). */
import type { Grid } from '#domain/schema/territory.ts';
import type { PlaceOverview, PlaceRow } from '#protocol/bridge/queries.ts';
import towns from '#resources/territory/map-dongguan.json';
import { cellsOf, frameOf, visibleFrom } from './cells.ts';
import type { Point, Ring } from './cells.ts';

export interface Shape {
  readonly code: string;
  readonly ring: Ring;
  /** Where the label stands. */
  readonly middle: Point;
}

const TOWN_SHAPES: readonly Shape[] = towns.features.map(({ properties, geometry }) => ({
  code: properties.code,
  ring: visibleFrom(pointsOf(geometry.coordinates[0] ?? []), pointOf(properties.cp)),
  middle: pointOf(properties.cp),
}));

/** What shapes are made of. */
export interface Drawable extends Pick<PlaceOverview, 'code' | 'tier'> {
  readonly below: readonly Pick<PlaceRow, 'code' | 'lon' | 'lat'>[];
}

/** The shapes of what is below: towns of the bundled map, outlines of grids, or cells around the centres of villages. */
export function shapesOf({ code, tier, below }: Drawable, grids: readonly Grid[]): readonly Shape[] {
  if (tier === 'city') {
    const known = TOWN_SHAPES.filter((shape) => below.some((town) => town.code === shape.code));
    if (known.length === below.length) return known;
  }
  if (tier === 'village') {
    const known = grids.map((grid) => ({ code: grid.id, ring: outlineOf(grid.outline), middle: [grid.lon, grid.lat] as const }));
    if (known.length > 0 && known.every(({ ring }) => ring.length > 2)) return known;
  }
  const centres = below.map(({ lon, lat }) => [lon, lat] as const);
  if (centres.length === 0) return [];
  const outline = TOWN_SHAPES.find((shape) => shape.code === code)?.ring ?? frameOf(centres);
  return cellsOf(outline, centres).flatMap((ring, index) => {
    const place = below[index];
    return place === undefined || ring.length < 3 ? [] : [{ code: place.code, ring, middle: [place.lon, place.lat] as const }];
  });
}

/** GeoJSON for ECharts, with the places of `front` last: their borders are drawn over their neighbours'. */
export function geoJsonOf(shapes: readonly Shape[], front: ReadonlySet<string>) {
  const ordered = [...shapes].sort((a, b) => Number(front.has(a.code)) - Number(front.has(b.code)));
  return {
    type: 'FeatureCollection' as const,
    features: ordered.map(({ code, ring, middle }) => ({
      type: 'Feature' as const,
      properties: { name: code, cp: [middle[0], middle[1]] as [number, number] },
      geometry: { type: 'Polygon' as const, coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
    })),
  };
}

/** A grid's outline column; an empty ring when only its centre is known. */
function outlineOf(column: string): Ring {
  if (column === '') return [];
  try {
    return pointsOf(JSON.parse(column) as readonly (readonly number[])[]);
  } catch {
    return [];
  }
}

function pointsOf(points: readonly (readonly number[])[]): Ring {
  return points.map(pointOf);
}

function pointOf([lon = 0, lat = 0]: readonly number[]): Point {
  return [lon, lat];
}
