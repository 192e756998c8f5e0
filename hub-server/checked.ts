/** Values from outside against their schemas: one way to refuse them. */
import type { z } from 'zod';
import { ShaotaiError } from '#protocol/errors.ts';

/** The value under its schema, or params.invalid with `data.field`. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]].join('.') : issue?.path.join('.');
  throw new ShaotaiError('params.invalid', issue?.message.slice(0, 300), { field: (field ?? '').slice(0, 200) });
}
