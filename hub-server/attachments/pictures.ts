/**
 * Pictures as they leave the hub: upright, of a size for the screen, and without the metadata a camera writes into them
 * (position, device, owner). Made when first asked for and kept; they can be made anew from the original at any time.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { AttachmentVariant } from '#protocol/attachments.ts';

/** Longest side, pixels; and JPEG quality. */
const SIZES: Readonly<Record<AttachmentVariant, { readonly side: number; readonly quality: number }>> = {
  thumbnail: { side: 360, quality: 78 },
  view: { side: 2048, quality: 84 },
};

/** Of a 100-megapixel camera; a picture that unpacks to more is an attack on memory. */
const PIXELS_MAX = 120_000_000;

// One picture at a time, and nothing kept: the hub decides commands meanwhile.
sharp.concurrency(1);
sharp.cache(false);

const opened = (path: string): Sharp => sharp(path, { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: true });

/** Whether the file can be shown at all, without unpacking it. */
export async function isReadablePicture(path: string): Promise<boolean> {
  try {
    const { width, height } = await opened(path).metadata();
    return width > 0 && height > 0;
  } catch {
    return false;
  }
}

export class Pictures {
  readonly #directory: string;
  #turn: Promise<unknown> = Promise.resolve();

  /** `directory` holds nothing that cannot be made anew. */
  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** The file of a variant (JPEG). Rejects when the original cannot be unpacked. */
  async variant(hash: string, original: string, variant: AttachmentVariant): Promise<string> {
    const path = join(this.#directory, `${hash}.${variant}.jpg`);
    if (existsSync(path)) return path;
    const made = this.#turn.then(() => (existsSync(path) ? undefined : make(original, path, variant)));
    this.#turn = made.catch(() => undefined);
    await made;
    return path;
  }
}

async function make(original: string, path: string, variant: AttachmentVariant): Promise<void> {
  const { side, quality } = SIZES[variant];
  const part = `${path}.part`;
  await opened(original)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: true })
    .toFile(part);
  renameSync(part, path);
}
