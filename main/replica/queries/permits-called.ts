/** The permits a scope text calls for, by the permit items this replica holds. */
import type { Database } from 'better-sqlite3';
import { permitsIn } from '#domain/items/permits.ts';
import type { PermitItem } from '#domain/schema/items.ts';
import type { CalledPermit } from '#protocol/bridge/queries.ts';
import { all } from './sql.ts';

export function permitsCalled(database: Database, businessScope: string): readonly CalledPermit[] {
  if (businessScope === '') return [];
  const items = all<PermitItem>(database, 'SELECT * FROM permitItem WHERE active = 1');
  return permitsIn(businessScope, items).map(({ item, department, keyword }) => ({
    id: item.id, name: item.name, kind: item.kind, department, keyword,
  }));
}
