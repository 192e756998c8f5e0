/** Great-circle distance of two WGS-84 points, metres. */
const EARTH_RADIUS_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export interface Point { readonly lon: number; readonly lat: number }

export function distanceM(from: Point, to: Point): number {
  const dLat = radians(to.lat - from.lat);
  const dLon = radians(to.lon - from.lon);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point of a row, when both coordinates are known. */
export function pointOf(row: { readonly lon: number | null; readonly lat: number | null }): Point | undefined {
  return row.lon === null || row.lat === null ? undefined : { lon: row.lon, lat: row.lat };
}
