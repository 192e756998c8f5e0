/** Argument schemas several commands share. Every text has a size limit, in characters. */
import { z } from 'zod';
import { parseDay } from '../calendar/calendar.ts';

/** Key of an existing row. */
export const rowId = z.string().min(1).max(160);
/** Why the operator does this; must be given. */
export const reasonText = z.string().trim().min(1).max(500);
/** Free remark; may be empty. */
export const noteText = z.string().trim().max(1000).default('');
export const villageCode = z.string().regex(/^\d{12}$/);
/** A day in Shanghai that exists, YYYY-MM-DD. */
export const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((day) => parseDay(day) !== undefined, 'no such day');
/** WGS-84 degrees. */
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
