/** Values made from the JSON Schemas that `describe` tells. */
import { z } from 'zod';

/** The part of JSON Schema that `describe` uses. */
export const Schema = z.object({
  type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  minItems: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
});

/** A text that may have as many characters as a day is one: 2026-11-23. */
const DAY = '2026-11-23';
/** Texts of the forms the product knows: nothing, codes of a village, town and city, a telephone number, a day, a hash, keys, a word. */
const TEXTS = ['', '441900103012', '441900103', '441900', '13812341234', DAY, '2026-11', 'a'.repeat(64), 't1', 'word'];

/** A value made from its schema; with `optional`, of every field it names. */
export function exampleOf(schema: unknown, optional: boolean): unknown {
  const {
    type,
    properties = {},
    required = [],
    items,
    prefixItems,
    minItems = 0,
    anyOf,
    oneOf,
    enum: codes,
    const: constant,
    pattern,
    minLength = 0,
    maxLength = Infinity,
    minimum,
  } = Schema.parse(schema);
  const [choice] = anyOf ?? oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, optional);
  if (constant !== undefined) return constant;
  if (codes?.[0] !== undefined) return codes[0];
  switch (type) {
    case 'object': {
      const names = Object.keys(properties).filter((name) => optional || required.includes(name));
      return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name], optional)]));
    }
    case 'array':
      if (prefixItems !== undefined) return prefixItems.map((item) => exampleOf(item, optional));
      return Array.from({ length: Math.max(minItems, optional ? 1 : 0) }, () => exampleOf(items, optional));
    case 'string':
      if (maxLength === DAY.length && pattern === undefined) return DAY;
      return TEXTS.find((text) => text.length >= minLength && text.length <= maxLength && new RegExp(pattern ?? '').test(text));
    case 'integer':
    case 'number':
      return Math.max(minimum ?? 0, 0);
    case 'boolean':
      return true;
    default:
      return null;
  }
}
