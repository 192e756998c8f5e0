/** The rows of the benchmark as documents: flat objects with the same columns. */
import { changedRowAt, rowAt } from '../replication/dataset.ts';

const documentOf = ({ table, row: { id, ...columns } }) => ({ _id: `${table.name}:${id}`, ...columns });

/** The first `rows` rows in batches. */
export function* documents(rows, size) {
  for (let from = 0; from < rows; from += size) {
    yield Array.from({ length: Math.min(size, rows - from) }, (_, offset) => documentOf(rowAt(from + offset)));
  }
}

/** The n-th row after a change at a client. */
export const changedDocument = (index) => documentOf(changedRowAt(index, 1));
