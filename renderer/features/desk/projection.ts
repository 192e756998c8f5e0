/** Degrees to a drawing and back: equirectangular, true enough over a few kilometres. */

export type Point = readonly [lon: number, lat: number];

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export interface Projection {
  readonly to: (point: Point) => Point;
  readonly back: (point: Point) => Point;
}

/** The outline of a grid as it is stored; empty for none and for what cannot be read. */
export function outlineOf(json: string): readonly Point[] {
  try {
    const points: unknown = JSON.parse(json === '' ? '[]' : json);
    return Array.isArray(points) ? (points as Point[]) : [];
  } catch {
    return [];
  }
}

/** Fits the points into the box, the north up. There must be one at least. */
export function projection(points: readonly Point[], { width, height, margin }: Box): Projection {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * squeeze, 1e-6),
    (height - 2 * margin) / Math.max(north - south, 1e-6),
  );
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return {
    to: ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale],
    back: ([x, y]) => [west + (x - left) / (squeeze * scale), north - (y - top) / scale],
  };
}

/** `x,y` of an SVG path. */
export const at = ([x, y]: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;
