/** Degrees to the units of a drawing, and what lies in a rectangle of it. */
import type { Point } from '../../places/cells.ts';

export type Position = readonly [x: number, y: number];

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bounds {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const MARGIN = 12;
/** Degrees; a single point is no extent. */
const SMALLEST = 1e-6;

/** Of nothing: a point nobody sees. */
export function boundsOf(points: readonly Point[]): Bounds {
  if (points.length === 0) return { west: 0, east: 0, south: 0, north: 0 };
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}

/** Equirectangular, centred, true enough over some kilometres. */
export function projectionOf({ west, east, south, north }: Bounds, width: number, height: number): (point: Point) => Position {
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const across = Math.max((east - west) * squeeze, SMALLEST);
  const up = Math.max(north - south, SMALLEST);
  const scale = Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / up);
  const left = (width - across * scale) / 2;
  const top = (height - up * scale) / 2;
  return ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
}

export function rectangleOf([x1, y1]: Position, [x2, y2]: Position): Rectangle {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

export function within({ x, y, width, height }: Rectangle, [px, py]: Position): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}
