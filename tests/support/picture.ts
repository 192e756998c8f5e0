/** Pictures of tests, drawn: with the metadata a camera would write, position included. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';

export interface Picture { readonly bytes: Buffer; readonly hash: string }

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A JPEG of one colour, taken on its side, with a GPS position in its EXIF. */
export async function cameraPicture(colour: string, width = 1200, height = 900): Promise<Picture> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Phone of somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 40/1 0/1' },
    })
    .toBuffer();
  return { bytes, hash: hashOf(bytes) };
}
