/** What a station has on disk, read as somebody would who took the PC home. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { AnyRow } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';

const replicaPath = (dataDir: string, login: string): string => join(dataDir, 'accounts', login, 'replica.sqlite');

/** Works on a person's replica; the station must not run. */
export function withReplica<T>(dataDir: string, login: string, work: (database: Database) => T): T {
  const database = new BetterSqlite3(replicaPath(dataDir, login), { fileMustExist: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Every replicated row, with the name of its table. */
export function replicaRows(dataDir: string, login: string): { readonly table: string; readonly row: AnyRow }[] {
  return withReplica(dataDir, login, (database) =>
    TABLES.flatMap(({ name }) =>
      (database.prepare(`SELECT * FROM "${name}"`).all() as AnyRow[]).map((row) => ({ table: name, row })),
    ),
  );
}

/** Whether a text stands anywhere in the files of a station, free pages and logs included. */
export function holdsText(dataDir: string, text: string): boolean {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.some((file) => readFileSync(join(file.parentPath, file.name)).includes(text));
}
