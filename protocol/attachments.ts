/** What station, phone and hub agree on about attached files: which kinds, how large, told by their first bytes. */

export const ATTACHMENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

const MEGABYTE = 1024 * 1024;
/** A photograph of a good phone has ten. */
export const ATTACHMENT_MAX_BYTES = 25 * MEGABYTE;
/** Bytes of a file that `typeOf` needs. */
export const SNIFFED_BYTES = 12;

/** As they leave the hub: pictures in one of two sizes, documents as they are. */
export const ATTACHMENT_VARIANTS = ['thumbnail', 'view'] as const;
export type AttachmentVariant = (typeof ATTACHMENT_VARIANTS)[number];

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

const has = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((value, index) => bytes[at + index] === value);

/** The type by the first bytes, since names and declared types prove nothing; undefined for everything that is not taken. */
export function typeOf(firstBytes: Uint8Array): AttachmentType | undefined {
  if (has(firstBytes, JPEG)) return 'image/jpeg';
  if (has(firstBytes, PNG)) return 'image/png';
  if (has(firstBytes, RIFF) && has(firstBytes, WEBP, 8)) return 'image/webp';
  return has(firstBytes, PDF) ? 'application/pdf' : undefined;
}

export function isPicture(type: AttachmentType): boolean {
  return type !== 'application/pdf';
}
