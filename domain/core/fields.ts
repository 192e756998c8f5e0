/** Rows of files and messages as records: column names in Chinese or English, values checked field by field. */
import { z } from 'zod';
import { parseDay } from '../calendar/calendar.ts';

/**
 * Why a field is refused. `unknown`: nothing has that code; `conflict`: the same key with other content earlier in the
 * file, or a code that contradicts another field.
 */
export const FIELD_PROBLEMS = [
  'missing', 'tooLong', 'controlCharacter', 'format', 'noSuchDay', 'outOfRange', 'unknown', 'conflict',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** Longest value of a code, a number or a short text, in characters. */
export const SHORT_MAX = 200;

/** HTML stays as it is: it is text and shown as text. Characters that steer a terminal or hide text are refused. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufffd]/;
/** What registries write where they have nothing to say. */
const NOTHING = /^(?:N\/A|-|无|null)$/i;

/** One line of text that must be there. */
export const line = (max: number) => z.string().trim().max(max, 'tooLong').refine((value) => !CONTROL.test(value), 'controlCharacter');

/** One line of text that may be empty; the registries' words for nothing are empty too. */
export const optionalLine = (max: number) => line(max).transform((value) => (NOTHING.test(value) ? '' : value)).default('');

/** Text over several lines, made one line. */
export const paragraph = (max: number) => z.string().max(max, 'tooLong').transform((value) => value.replace(/\s+/g, ' ').trim())
  .refine((value) => !CONTROL.test(value), 'controlCharacter').default('');

/** A number within ±limit, or null when the field is empty. */
export const optionalNumber = (limit: number, lowest = -limit) => z.preprocess(
  (value) => (value === '' || value === undefined ? null : typeof value === 'string' ? Number(value) : value),
  z.number('format').min(lowest, 'outOfRange').max(limit, 'outOfRange').nullable(),
);

/** A day in one of the usual notations, as YYYY-MM-DD. */
export const day = () => line(SHORT_MAX).transform((value, context) => {
  const found = dayOf(value);
  if (found === undefined) context.addIssue({ code: 'custom', message: /^\D*$/.test(value) ? 'format' : 'noSuchDay' });
  return found ?? '';
});

/** 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 20261122, each with or without a time behind it. */
function dayOf(value: string): string | undefined {
  const match = /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\s*\d{1,2}:.*)?$/.exec(value);
  if (match === null) return undefined;
  const [, year = '', month = match[4] ?? '', date = match[5] ?? ''] = match;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return parseDay(text) === undefined ? undefined : text;
}

export type ParsedRecord<R> =
  | { readonly ok: true; readonly record: R }
  | { readonly ok: false; readonly field: string; readonly problem: FieldProblem };

export interface RecordFormat<R> {
  /** The fields by their own names, for documentation. */
  readonly schema: z.ZodType;
  /** Required fields that no header stands for. A file with any is refused as a whole. */
  missing(headers: readonly string[]): string[];
  /** Reads one row or JSON object whose keys are headers. Columns of other systems are ignored. Never throws. */
  parse(fields: Readonly<Record<string, unknown>>): ParsedRecord<R>;
}

/** Headers that are remembered; a file of other people's keys must not fill the memory. */
const HEADERS_MAX = 1000;

/** A format from its schema, the names its columns may have besides the field's own, and the columns a file must have. */
export function recordFormat<S extends z.ZodObject>(
  schema: S,
  aliases: Readonly<Record<keyof z.output<S> & string, readonly string[]>>,
  required: readonly (keyof z.output<S> & string)[],
): RecordFormat<z.output<S>> {
  const named = new Map(Object.entries(aliases).flatMap(([field, names]) => [field, ...names].map((name) => [fold(name), field] as const)));
  const known = new Map<string, string | undefined>();
  const fieldOf = (header: string): string | undefined => {
    if (known.has(header)) return known.get(header);
    const field = named.get(fold(header));
    if (known.size < HEADERS_MAX) known.set(header, field);
    return field;
  };
  return {
    schema: documented(schema, required),
    missing(headers) {
      const present = new Set(headers.map(fieldOf));
      return required.filter((field) => !present.has(field));
    },
    parse(fields) {
      const values: Record<string, unknown> = {};
      for (const [header, value] of Object.entries(fields)) {
        const field = fieldOf(header);
        if (field !== undefined && (values[field] === undefined || values[field] === '')) values[field] = textOf(value);
      }
      const parsed = schema.safeParse(values);
      if (parsed.success) return { ok: true, record: parsed.data };
      const issue = parsed.error.issues[0];
      const field = String(issue?.path[0] ?? '');
      if (values[field] === undefined) return { ok: false, field, problem: 'missing' };
      return { ok: false, field, problem: FIELD_PROBLEMS.find((problem) => problem === issue?.message) ?? 'format' };
    },
  };
}

/** What a row must have, as a reader of the documentation understands it: a column that may be missing is optional. */
function documented<S extends z.ZodObject>(schema: S, required: readonly string[]): z.ZodType {
  const fields = Object.entries(schema.shape).map(([field, value]) => [field, required.includes(field) ? value : z.optional(value)]);
  return z.object(Object.fromEntries(fields) as z.core.$ZodShape);
}

function fold(name: string): string {
  return name.normalize('NFKC').replace(/[\s_]/g, '').toLowerCase();
}

/** Spreadsheets and JSON give numbers and dates where a text is meant. */
function textOf(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value ?? undefined;
}
