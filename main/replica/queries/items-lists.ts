/** Forms, permit items and industries: small tables of the city, read whole. */
import type { Industry } from '#domain/schema/disposal.ts';
import type { ItemSet, PermitItem } from '#domain/schema/items.ts';
import type { QueryDefinition } from './definition.ts';
import { all } from './sql.ts';
import { markAll } from './timeline.ts';

export const itemSets: QueryDefinition<'items.sets'> = {
  tables: ['itemSet'],
  run: (context) => {
    const sets = all<ItemSet>(context.database, 'SELECT * FROM itemSet ORDER BY active DESC, savedAt DESC, id');
    return markAll(context, 'itemSet', sets);
  },
};

export const itemPermits: QueryDefinition<'items.permits'> = {
  tables: ['permitItem'],
  run: (context) => {
    const items = all<PermitItem>(context.database, 'SELECT * FROM permitItem ORDER BY active DESC, department, name, id');
    return markAll(context, 'permitItem', items);
  },
};

export const itemIndustries: QueryDefinition<'items.industries'> = {
  tables: ['industry'],
  run: (context) => {
    const rows = all<Industry>(context.database, 'SELECT * FROM industry ORDER BY active DESC, risk DESC, name, id');
    return markAll(context, 'industry', rows);
  },
};
