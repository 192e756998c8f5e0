/** The territory as intake needs it, kept fresh: rebuilt after a commit that changed towns, villages or grids. */
import { Gazetteer } from '#domain/address/gazetteer.ts';
import { AddressResolver } from '#domain/address/resolver.ts';
import type { KnownPlace, Resolution } from '#domain/address/resolver.ts';
import { learnedAddressTable } from '#domain/schema/entity.ts';
import type { LearnedAddress } from '#domain/schema/entity.ts';
import { cityTable, gridTable, townTable, villageTable } from '#domain/schema/territory.ts';
import type { City, Grid, Town, Village } from '#domain/schema/territory.ts';
import { townOf } from '#domain/core/scope.ts';
import type { Table } from '#domain/core/table.ts';
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };
import type { AddressBook } from './address-book.ts';
import type { HubStore } from '../store/store.ts';

/** More rows than a province has. */
const ROWS_MAX = 1_000_000;
const TERRITORY = [cityTable, townTable, villageTable, gridTable].map((table) => table.name);

interface Territory {
  readonly resolver: AddressResolver;
  readonly cityCode: string;
  readonly villages: ReadonlyMap<string, Village>;
  readonly grids: ReadonlyMap<string, Grid>;
  /** Grids of a village; a village with one grid needs no further finding. */
  readonly gridsOf: ReadonlyMap<string, readonly Grid[]>;
}

export class Places {
  readonly #store: HubStore;
  readonly #addressBook: AddressBook;
  #territory: Territory | undefined;
  /** Keys of all learned addresses: nearly every address is asked for and not among them. */
  #learnedKeys: Set<string> | undefined;

  constructor(store: HubStore, addressBook: AddressBook) {
    this.#store = store;
    this.#addressBook = addressBook;
    store.onCommit(({ tables, changes }) => {
      if (TERRITORY.some((name) => tables.has(name))) this.#territory = undefined;
      if (!tables.has(learnedAddressTable.name)) return;
      for (const { table, row } of changes) {
        if (table.name === learnedAddressTable.name && row !== null) this.#learnedKeys?.add(String(row.addressKey));
      }
    });
  }

  /** Resolves an address, with the grid and a position where they are known. */
  resolve(address: string, entityName: string): Resolution {
    const found = this.#current().resolver.resolve(address, entityName);
    return found.villageCode === null ? found : this.#complete(found, found.villageCode);
  }

  /** A place the registry named itself. */
  inVillage(addressKey: string, villageCode: string): Resolution {
    return this.#complete({
      addressKey, townCode: townOf(villageCode), villageCode, gridId: null, lon: null, lat: null,
      placedBy: 'addressBook', problem: '', candidates: [],
    }, villageCode);
  }

  village(code: string): Village | undefined {
    return this.#current().villages.get(code);
  }

  grid(id: string): Grid | undefined {
    return this.#current().grids.get(id);
  }

  cityCode(): string {
    return this.#current().cityCode;
  }

  /** The middle of the grid or village stands for a position nobody measured. */
  #complete(found: Resolution, villageCode: string): Resolution {
    const { gridsOf, grids, villages } = this.#current();
    const [only, second] = gridsOf.get(villageCode) ?? [];
    const gridId = found.gridId ?? (second === undefined ? (only?.id ?? null) : null);
    const grid = gridId === null ? undefined : grids.get(gridId);
    const special = grid !== undefined && isUnit(grid);
    if (found.lon !== null) return { ...found, gridId, special };
    const middle = grid ?? villages.get(villageCode);
    return { ...found, gridId, special, lon: middle?.lon ?? null, lat: middle?.lat ?? null };
  }

  #current(): Territory {
    this.#territory ??= this.#read();
    return this.#territory;
  }

  #read(): Territory {
    const all = <R>(table: Table): R[] => this.#store.reader.find(table, {}, ROWS_MAX) as R[];
    const villages = all<Village>(villageTable);
    const grids = all<Grid>(gridTable).filter((grid) => grid.validTo === null);
    const [city] = all<City>(cityTable);
    const resolver = new AddressResolver({
      gazetteer: new Gazetteer(all<Town>(townTable).map(coded), villages.map(coded), grids.filter(isUnit).map(unitName), otherNames),
      addressBook: (key) => this.#addressBook.find(key),
      learned: (key) => this.#learned(key),
    });
    return {
      resolver, cityCode: city?.id ?? '',
      villages: new Map(villages.map((village) => [village.id, village])),
      grids: new Map(grids.map((grid) => [grid.id, grid])),
      gridsOf: Map.groupBy(grids.filter((grid) => !isUnit(grid)), (grid) => grid.villageCode),
    };
  }

  /** What operators placed by hand. A key that means several villages (商业街12号, in two towns) says nothing. */
  #learned(key: string): KnownPlace | undefined {
    const { reader } = this.#store;
    this.#learnedKeys ??= new Set(reader.find(learnedAddressTable, {}, ROWS_MAX).map((row) => String(row.addressKey)));
    if (!this.#learnedKeys.has(key)) return undefined;
    const [row, ...others] = reader.find(learnedAddressTable, { addressKey: key }, LEARNED_MAX) as LearnedAddress[];
    if (row === undefined || others.some(({ villageCode }) => villageCode !== row.villageCode)) return undefined;
    return { townCode: row.townCode, villageCode: row.villageCode, gridId: row.gridId, lon: null, lat: null };
  }
}

/** One a town. */
const LEARNED_MAX = 100;

const isUnit = (grid: Grid): boolean => grid.kind === 'special';
const unitName = ({ id, villageCode, townCode, name }: Grid) => ({ gridId: id, villageCode, townCode, name });
const coded = <T extends { readonly id: string }>(row: T) => ({ ...row, code: row.id });
