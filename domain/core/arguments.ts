/** Argument schemas several commands share. Every text has a size limit, in characters. */
import { z } from 'zod';

/** Key of an existing row. */
export const rowId = z.string().min(1).max(160);
/** Why the operator does this; must be given. */
export const reasonText = z.string().trim().min(1).max(500);
/** Free remark; may be empty. */
export const noteText = z.string().trim().max(1000).default('');
export const villageCode = z.string().regex(/^\d{12}$/);
/** WGS-84 degrees. */
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
