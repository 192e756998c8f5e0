/** Drawn pictures of shop fronts for the demo and its simulated phones: no photograph of a real place is needed. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Random } from '#domain/core/time.ts';
import { between, pick } from '../random.ts';

export interface DrawnPicture {
  readonly bytes: Buffer;
  /** SHA-256, lower-case hexadecimal. */
  readonly hash: string;
}

const WIDTH = 960;
const HEIGHT = 720;
const QUALITY = 78;
const WALLS = ['#c9bfae', '#b7b9bd', '#d6c7b0', '#a9b4ad', '#cfc4c0'];
const SIGNS = ['#b3261e', '#1f5fbf', '#256b35', '#c77700', '#5a3fa0', '#2b2f36'];
const SKIES = ['#cfe0ee', '#dfe6ea', '#b9cfe2', '#e9dfcf'];
const GROUND = '#8d8a84';

/** A shop front as a phone would photograph it: JPEG, some 60 kB. The same random source draws the same picture. */
export async function drawShopFront(random: Random): Promise<DrawnPicture> {
  const bytes = await sharp(Buffer.from(shopFront(random))).jpeg({ quality: QUALITY }).toBuffer();
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

function shopFront(random: Random): string {
  const open = random() < 0.7;
  const left = between(60, 130, random);
  const width = WIDTH - left - between(60, 130, random);
  const shapes = [
    rectangle(0, 0, WIDTH, HEIGHT, pick(SKIES, random)),
    rectangle(0, 110, WIDTH, HEIGHT - 240, pick(WALLS, random)),
    rectangle(0, HEIGHT - 130, WIDTH, 130, GROUND),
    ...upperWindows(random),
    ...sign(left, width, random),
    ...(open ? openFront(left, width, random) : shutter(left, width)),
  ];
  const turn = (random() - 0.5) * 3;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${GROUND}"/>
    <g transform="rotate(${turn.toFixed(2)} 480 360) scale(1.04)">${shapes.join('')}</g></svg>`;
}

const rectangle = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

function upperWindows(random: Random): string[] {
  return Array.from({ length: 5 }, (_, index) => rectangle(70 + index * 175, 130, 110, 70, random() < 0.3 ? '#f3e3b3' : '#6b7b8a', 4));
}

/** The sign above the door, with bars where its characters are. */
function sign(left: number, width: number, random: Random): string[] {
  const characters = between(4, 8, random);
  const step = (width - 80) / characters;
  const bars = Array.from({ length: characters }, (_, index) => {
    const x = Math.round(left + 40 + index * step);
    const side = Math.round(Math.min(step * 0.72, 62));
    const middle = x + Math.round(side / 2) - 4;
    return [rectangle(x, 258, side, 8, '#fff'), rectangle(x, 284, side, 8, '#fff'), rectangle(middle, 250, 8, 58, '#fff')].join('');
  });
  return [rectangle(left, 232, width, 92, pick(SIGNS, random), 4), ...bars];
}

/** Goods in the window, a door, and the licence framed on the wall. */
function openFront(left: number, width: number, random: Random): string[] {
  const goods = Array.from({ length: 18 }, () => rectangle(
    left + 30 + between(0, Math.max(1, Math.round(width * 0.6)), random), 380 + between(0, 150, random), between(24, 60, random),
    between(18, 44, random), pick(['#d9a441', '#7fae6f', '#c46a5a', '#8fa8c7', '#e5dcc8'], random), 3,
  ));
  const door = left + Math.round(width * 0.72);
  return [
    rectangle(left, 336, width, 254, '#3b4149'), ...goods, rectangle(door, 356, Math.round(width * 0.2), 234, '#20252b', 3),
    rectangle(door - 58, 372, 44, 60, '#f6efdd', 2), rectangle(door - 50, 382, 28, 6, '#b3261e'),
  ];
}

function shutter(left: number, width: number): string[] {
  const slats = Array.from({ length: 12 }, (_, index) =>
    rectangle(left, 336 + index * 21, width, 17, index % 2 === 0 ? '#9aa1a8' : '#8d949b'));
  return [...slats, rectangle(left + Math.round(width / 2) - 16, 560, 32, 20, '#f2e9d0', 2)];
}
