/** GCJ-02, the shifted datum of Chinese maps and phones, to WGS-84. */
import type { Point } from '../dispatch/distance.ts';

/** Krasovsky 1940 ellipsoid: semi-major axis in metres, eccentricity squared. */
const AXIS_M = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

/** Good to a few metres: the shift is taken at the shifted point. */
export function fromGcj({ lon, lat }: Point): Point {
  const east = lon - 105;
  const north = lat - 35;
  const phi = (lat * Math.PI) / 180;
  const bend = 1 - ECCENTRICITY * Math.sin(phi) ** 2;
  const dLat = (northShift(east, north) * 180) / (((AXIS_M * (1 - ECCENTRICITY)) / (bend * Math.sqrt(bend))) * Math.PI);
  const dLon = (eastShift(east, north) * 180) / ((AXIS_M / Math.sqrt(bend)) * Math.cos(phi) * Math.PI);
  return { lon: lon - dLon, lat: lat - dLat };
}

const wave = (value: number): number => Math.sin(value * Math.PI);

/** Metres; the published approximation of the shift. */
function northShift(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const fine = ((20 * wave(6 * x) + 20 * wave(2 * x)) * 2) / 3;
  return base + fine + ((20 * wave(y) + 40 * wave(y / 3)) * 2) / 3 + ((160 * wave(y / 12) + 320 * wave(y / 30)) * 2) / 3;
}

function eastShift(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const fine = ((20 * wave(6 * x) + 20 * wave(2 * x)) * 2) / 3;
  return base + fine + ((20 * wave(x) + 40 * wave(x / 3)) * 2) / 3 + ((150 * wave(x / 12) + 300 * wave(x / 30)) * 2) / 3;
}
