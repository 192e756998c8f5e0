import { centroid, contains } from '../geometry/plane.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { powerDiagram } from '../geometry/power-diagram.ts';
import { between, seededRandom, seedOf } from '../random.ts';

const ROUNDS = 12;

/** Spreads `count` points evenly inside a ring (Lloyd's relaxation from a seeded start): places that are not known, only drawn. */
export function spread(ring: Ring, count: number, seed: string): Point[] {
  const random = seededRandom(seedOf(seed));
  const xs = ring.map((point) => point[0] * 1000);
  const ys = ring.map((point) => point[1] * 1000);
  let points: Point[] = [];
  while (points.length < count) {
    const candidate: Point = [
      between(Math.min(...xs), Math.max(...xs), random) / 1000,
      between(Math.min(...ys), Math.max(...ys), random) / 1000,
    ];
    if (contains(ring, candidate)) points.push(candidate);
  }
  for (let round = 0; round < ROUNDS; round += 1) points = powerDiagram(ring, points.map((at) => ({ at, weight: 0 }))).map(centroid);
  return points;
}
