/** The names of units: villages, towns, departments of towns, the city. */
import type { Database } from 'better-sqlite3';
import { departmentTown } from '#domain/administration/grants.ts';
import { townOf } from '#domain/core/scope.ts';
import type { UnitWords } from '#protocol/bridge/queries.ts';
import { byId } from './sql.ts';

interface Named {
  readonly name: string;
}

/** Names looked up once for all rows of an answer. */
export class UnitNames {
  readonly #database: Database;
  readonly #known = new Map<string, UnitWords>();

  constructor(database: Database) {
    this.#database = database;
  }

  of(code: string): UnitWords {
    let words = this.#known.get(code);
    if (words === undefined) {
      words = this.#read(code);
      this.#known.set(code, words);
    }
    return words;
  }

  #read(code: string): UnitWords {
    const department = departmentTown(code) === '' ? '' : (code.split(':')[2] ?? '');
    const area = departmentTown(code) || code;
    if (area.length === 6) return { code, town: this.#name('city', area), village: '', department };
    const village = area.length === 12 ? this.#name('village', area) : '';
    return { code, town: this.#name('town', townOf(area)), village, department };
  }

  #name(table: 'city' | 'town' | 'village', id: string): string {
    return byId<Named>(this.#database, table, id)?.name ?? '';
  }
}
