/** Power diagrams inside an outline: how the schematic maps of towns, villages and grids are drawn (示意). */
import type { Point, Ring } from './plane.ts';
import { area, clip } from './plane.ts';

export interface Site {
  readonly at: Point;
  /** Weight in km²: a heavier site takes ground from its neighbours. Equal weights give the Voronoi diagram. */
  readonly weight: number;
}

/** The cell of each site, each kept `gapKm` away from its neighbours' cells. A cell may be empty. */
export function powerDiagram(outline: Ring, sites: readonly Site[], gapKm = 0): Ring[] {
  return sites.map((site) => sites.reduce<Ring>((cell, other) => (other === site ? cell : clipAgainst(cell, site, other, gapKm)), outline));
}

function clipAgainst(cell: Ring, site: Site, other: Site, gapKm: number): Ring {
  if (cell.length === 0) return cell;
  const [dx, dy] = [other.at[0] - site.at[0], other.at[1] - site.at[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return cell;
  // |p − site|² − w ≤ |p − other|² − w'  ⇔  2 (other − site)·p ≤ |other|² − |site|² + w − w'
  const limit = (norm2(other.at) - norm2(site.at) + site.weight - other.weight) / 2;
  return clip(cell, [dx / length, dy / length], limit / length - gapKm / 2);
}

function norm2([x, y]: Point): number {
  return x * x + y * y;
}

const STEPS = 600;
/** Share of the missing area a site's weight takes up in one step; larger values swing. */
const GAIN = 0.25;

/** Grows the weights until each cell has its share of the outline's area (`targets` need not add up to it). */
export function weightsForAreas(outline: Ring, centres: readonly Point[], targets: readonly number[]): Site[] {
  const scale = Math.abs(area(outline)) / targets.reduce((sum, target) => sum + target, 0);
  let sites: Site[] = centres.map((at) => ({ at, weight: 0 }));
  for (let step = 0; step < STEPS; step += 1) {
    const cells = powerDiagram(outline, sites);
    sites = sites.map((site, index) => {
      const missing = (targets[index] ?? 0) * scale - Math.abs(area(cells[index] ?? []));
      return { at: site.at, weight: site.weight + GAIN * missing };
    });
  }
  return sites;
}
