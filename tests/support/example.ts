/** Values made from the JSON Schemas that `describe` tells. */
import { z } from 'zod';

/** The part of JSON Schema that `describe` uses. */
export const Schema = z.object({
  type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
});

/** Texts of the forms the product knows: nothing, a village's code, a town's, a telephone number, a word. */
const TEXTS = ['', '441900103012', '441900103', '13812341234', 'word'];

/** A value made from its schema; with `optional`, of every field it names. */
export function exampleOf(schema: unknown, optional: boolean): unknown {
  const {
    type,
    properties = {},
    required = [],
    items,
    minItems = 0,
    anyOf,
    enum: codes,
    pattern,
    minLength = 0,
    minimum,
  } = Schema.parse(schema);
  if (anyOf?.[0] !== undefined) return exampleOf(anyOf[0], optional);
  switch (type) {
    case 'object': {
      const names = Object.keys(properties).filter((name) => optional || required.includes(name));
      return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name], optional)]));
    }
    case 'array':
      return Array.from({ length: Math.max(minItems, optional ? 1 : 0) }, () => exampleOf(items, optional));
    case 'string':
      return codes?.[0] ?? TEXTS.find((text) => text.length >= minLength && new RegExp(pattern ?? '').test(text));
    case 'integer':
    case 'number':
      return Math.max(minimum ?? 0, 0);
    case 'boolean':
      return true;
    default:
      return null;
  }
}
