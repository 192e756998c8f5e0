/** The two tables of the benchmark as Zero and PostgreSQL know them, made from the product's own descriptions. */
import { createBuilder, createSchema, defineQueries, defineQuery, number, string, table } from '@rocicorp/zero';
import { entityTable } from '../../../domain/schema/entity.ts';
import { taskTable } from '../../../domain/schema/task.ts';

export const TABLES = [entityTable, taskTable];

const columnOf = ({ type, nullable }) => {
  const column = type === 'text' ? string() : number();
  return nullable ? column.optional() : column;
};

function zeroTable({ name, columns }) {
  const described = Object.entries(columns).map(([column, description]) => [column, columnOf(description)]);
  return table(name).columns(Object.fromEntries(described)).primaryKey('id');
}

export const schema = createSchema({ tables: TABLES.map(zeroTable) });
const builder = createBuilder(schema);

export const queries = defineQueries({
  entities: defineQuery(() => builder.entity.orderBy('id', 'asc')),
  tasks: defineQuery(() => builder.task.orderBy('id', 'asc')),
});

const POSTGRES_TYPES = { text: 'text', integer: 'bigint', real: 'double precision' };

export function createTableSql({ name, columns }) {
  const lines = Object.entries(columns).map(([column, { type, nullable }]) =>
    `"${column}" ${POSTGRES_TYPES[type]}${nullable ? '' : ' NOT NULL'}${column === 'id' ? ' PRIMARY KEY' : ''}`);
  return `CREATE TABLE "${name}" (${lines.join(', ')})`;
}
