/** The rows of the benchmark as TinyBase has them: cells without the empty ones, because it knows no null. */
import { rowAt } from '../replication/dataset.ts';

export function fillStore(store, rows) {
  store.transaction(() => {
    for (let index = 0; index < rows; index += 1) {
      const { table, row } = rowAt(index);
      store.setRow(table.name, row.id, Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
    }
  });
}

export const rowsIn = (store) => store.getTableIds().reduce((sum, table) => sum + store.getRowCount(table), 0);
