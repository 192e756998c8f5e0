/**
 * Schematic outlines (示意) of places of which only the centre is known: an outline is divided so that every point
 * belongs to the nearest centre. Good for finding a place on the screen, not for surveying.
 */

export type Point = readonly [lon: number, lat: number];
export type Ring = readonly Point[];

/** Room around the outermost centres when the outline itself is unknown, as a share of their extent. */
const MARGIN = 0.18;
/** Degrees; keeps the frame of a single centre from being a point. */
const SMALLEST_EXTENT = 0.01;

/** One ring a centre, in the same order; empty where another centre lies on the same spot or the outline does not reach. */
export function cellsOf(outline: Ring, centres: readonly Point[]): readonly Ring[] {
  const squeeze = Math.cos(((outline[0]?.[1] ?? 0) * Math.PI) / 180);
  return centres.map((centre, index) => {
    let cell = outline;
    for (const [other, neighbour] of centres.entries()) {
      if (other === index) continue;
      const twin = neighbour[0] === centre[0] && neighbour[1] === centre[1];
      if (twin && other < index) return [];
      if (!twin) cell = nearerTo(cell, centre, neighbour, squeeze);
    }
    return visibleFrom(cell, centre);
  });
}

/**
 * A ring without the corners that cannot be seen from a point inside: dividing an outline with bays leaves slivers across
 * the water that hang on to their cell by a thread. The ring itself when the point lies outside.
 */
export function visibleFrom(ring: Ring, point: Point): Ring {
  const kept = ring.filter((corner) => !ring.some((end, index) => crosses(point, corner, ring.at(index - 1) ?? end, end)));
  return kept.length < 3 ? ring : kept;
}

/** Whether two stretches cross each other, touching ends apart. */
function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Positive when the way from a over b to c turns left; 0 on a straight line, up to the errors of arithmetic. */
function turn(a: Point, b: Point, c: Point): number {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return Math.abs(cross) < 1e-14 ? 0 : cross;
}

/** A frame with cut corners around centres whose common outline is unknown. */
export function frameOf(centres: readonly Point[]): Ring {
  const lons = centres.map(([lon]) => lon);
  const lats = centres.map(([, lat]) => lat);
  const width = Math.max(SMALLEST_EXTENT, Math.max(...lons) - Math.min(...lons));
  const height = Math.max(SMALLEST_EXTENT, Math.max(...lats) - Math.min(...lats));
  const [west, east] = [Math.min(...lons) - MARGIN * width, Math.max(...lons) + MARGIN * width];
  const [south, north] = [Math.min(...lats) - MARGIN * height, Math.max(...lats) + MARGIN * height];
  const [cutX, cutY] = [MARGIN * width, MARGIN * height];
  return [
    [west + cutX, south],
    [east - cutX, south],
    [east, south + cutY],
    [east, north - cutY],
    [east - cutX, north],
    [west + cutX, north],
    [west, north - cutY],
    [west, south + cutY],
  ];
}

/** The part of a ring on the near side of the line half-way between two points (Sutherland–Hodgman). */
function nearerTo(ring: Ring, here: Point, there: Point, squeeze: number): Ring {
  const [dx, dy] = [(there[0] - here[0]) * squeeze * squeeze, there[1] - here[1]];
  const middle: Point = [(here[0] + there[0]) / 2, (here[1] + there[1]) / 2];
  /** Negative on the near side. */
  const side = ([lon, lat]: Point): number => (lon - middle[0]) * dx + (lat - middle[1]) * dy;
  const kept: Point[] = [];
  for (const [index, point] of ring.entries()) {
    const before = ring.at(index - 1) ?? point;
    const [now, then] = [side(point), side(before)];
    if (now <= 0 !== then <= 0) {
      const share = then / (then - now);
      kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]);
    }
    if (now <= 0) kept.push(point);
  }
  return kept;
}
