/** The schema of a replicated table's rows, made from its description: what the API documents and its tests check. */
import { z } from 'zod';
import type { Column, Table } from '#domain/core/table.ts';

const TYPES: Readonly<Record<Column['type'], () => z.ZodType>> = { text: () => z.string(), integer: () => z.int(), real: () => z.number() };

/** Rows as objects; columns of later builds may be added, so readers should not refuse them. */
export function rowSchema(table: Table): z.ZodObject {
  const known = rowSchemas.get(table);
  if (known !== undefined) return known;
  const columns = Object.entries(table.columns).map(([name, column]) => [name, columnSchema(column)]);
  const schema = z.looseObject(Object.fromEntries(columns) as Record<string, z.ZodType>).meta({ id: `${table.name}Row` });
  rowSchemas.set(table, schema);
  return schema;
}

const rowSchemas = new WeakMap<Table, z.ZodObject>();

function columnSchema({ type, nullable }: Column): z.ZodType {
  const schema = TYPES[type]();
  return nullable ? schema.nullable() : schema;
}
