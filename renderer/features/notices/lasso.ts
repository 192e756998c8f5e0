/** 圈选: which points a line drawn round them encloses. */
import type { Point } from '../desk/projection.ts';

/** Corners kept of a drawn line: an order takes a hundred. */
const CORNERS_MAX = 60;
/** Fewer are a click, not an area. */
const CORNERS_MIN = 3;

/** Whether a point lies inside a polygon: a ray to the east crosses its sides an odd number of times. */
export function isInside([x, y]: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let [x1, y1] = polygon.at(-1) ?? [0, 0];
  for (const [x2, y2] of polygon) {
    if (y1 > y !== y2 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) inside = !inside;
    [x1, y1] = [x2, y2];
  }
  return inside;
}

/** A drawn line as an area: evenly thinned out; undefined when it encloses nothing. */
export function areaOf(line: readonly Point[]): readonly Point[] | undefined {
  if (line.length < CORNERS_MIN) return undefined;
  const step = Math.max(1, line.length / CORNERS_MAX);
  const corners = Array.from({ length: Math.min(line.length, CORNERS_MAX) }, (_, index) => line[Math.floor(index * step)]);
  return corners.filter((point) => point !== undefined);
}

/** The middle of an area: where those who are called meet. */
export function middleOf(area: readonly Point[]): Point {
  const sum = area.reduce(([x, y], [lon, lat]): Point => [x + lon, y + lat], [0, 0] as Point);
  return [sum[0] / area.length, sum[1] / area.length];
}
