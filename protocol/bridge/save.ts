/** What the app's host accepts as a document to be saved: a plain file name with its ending, and at most some megabytes. */
import { z } from 'zod';
import type { SaveRequest } from './electron.ts';

/** Largest file, bytes. A document of hundreds of pages has less than one. */
export const SAVE_LIMIT_BYTES = 8 * 1024 * 1024;
/** Four characters of base64 carry three bytes. */
const SAVE_LIMIT_CHARS = Math.ceil(SAVE_LIMIT_BYTES / 3) * 4;

/** No folder, no reserved sign, no hidden file. */
const fileName = z.string().min(5).max(120).regex(/^[^\\/:*?"<>|\p{Cc}.][^\\/:*?"<>|\p{Cc}]*$/u);

export const saveRequest: z.ZodType<SaveRequest> = z
  .strictObject({ name: fileName, format: z.enum(['docx', 'pdf']), content: z.base64().max(SAVE_LIMIT_CHARS) })
  .refine(({ name, format }) => name.endsWith(`.${format}`), 'the name has another ending than the format')
  .refine(({ format, content }) => (format === 'pdf') === (content === ''), 'a PDF is printed by the host, the rest brings its bytes');
