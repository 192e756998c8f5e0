/** Plane geometry in kilometres around the middle of the city: enough for schematic outlines, not for surveying. */

export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

const ORIGIN = { lon: 113.85, lat: 22.93 } as const;
const KM_PER_DEGREE_LAT = 110.76;
const KM_PER_DEGREE_LON = 111.32 * Math.cos((ORIGIN.lat * Math.PI) / 180);

/** WGS-84 degrees to kilometres east and north of the origin. */
export function toPlane(lon: number, lat: number): Point {
  return [(lon - ORIGIN.lon) * KM_PER_DEGREE_LON, (lat - ORIGIN.lat) * KM_PER_DEGREE_LAT];
}

/** Kilometres back to degrees, rounded to about ten metres. */
export function toDegrees(point: Point): Point {
  return degrees(point, 4);
}

/** As `toDegrees`, rounded to about one metre. */
export function toExactDegrees(point: Point): Point {
  return degrees(point, 5);
}

function degrees([x, y]: Point, digits: number): Point {
  return [round(ORIGIN.lon + x / KM_PER_DEGREE_LON, digits), round(ORIGIN.lat + y / KM_PER_DEGREE_LAT, digits)];
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Neighbouring points of a closed ring, the last one joined to the first. */
export function* edges(ring: Ring): Generator<readonly [Point, Point]> {
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous !== undefined) yield [previous, point];
    previous = point;
  }
}

/** Area in km², positive when the ring runs counter-clockwise. */
export function area(ring: Ring): number {
  let twice = 0;
  for (const [a, b] of edges(ring)) twice += a[0] * b[1] - b[0] * a[1];
  return twice / 2;
}

/** Centre of mass; the mean of the points when the ring has no area. */
export function centroid(ring: Ring): Point {
  let [x, y, twice] = [0, 0, 0];
  for (const [a, b] of edges(ring)) {
    const cross = a[0] * b[1] - b[0] * a[1];
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
    twice += cross;
  }
  if (Math.abs(twice) < 1e-9) return [mean(ring.map((p) => p[0])), mean(ring.map((p) => p[1]))];
  return [x / (3 * twice), y / (3 * twice)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (const [a, b] of edges(ring)) {
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** The part of a ring where nx·x + ny·y ≤ limit (Sutherland–Hodgman). */
export function clip(ring: Ring, [nx, ny]: Point, limit: number): Ring {
  const kept: Point[] = [];
  for (const [a, b] of edges(ring)) {
    const da = nx * a[0] + ny * a[1] - limit;
    const db = nx * b[0] + ny * b[1] - limit;
    if (da * db < 0) {
      const t = da / (da - db);
      kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
    if (db <= 0) kept.push(b);
  }
  return kept;
}

/** Cuts the corners of a ring: each sharp corner becomes two points at most `reach` km before and after it. */
export function cutCorners(ring: Ring, reach: number): Ring {
  return ring.flatMap((point, index): Point[] => {
    const before = ring.at(index - 1) ?? point;
    const after = ring[(index + 1) % ring.length] ?? point;
    const turn = Math.abs(angle(before, point, after));
    if (turn < 0.3) return [point];
    return [towards(point, before, reach), towards(point, after, reach)];
  });
}

function angle(a: Point, b: Point, c: Point): number {
  const turn = Math.atan2(c[1] - b[1], c[0] - b[0]) - Math.atan2(b[1] - a[1], b[0] - a[0]);
  return Math.atan2(Math.sin(turn), Math.cos(turn));
}

function towards(from: Point, to: Point, reach: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = length === 0 ? 0 : Math.min(reach / length, 0.4);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
