/** The territory as intake needs it, kept fresh: rebuilt after a commit that changed towns, villages, grids or what was learned. */
import { Gazetteer } from '#domain/address/gazetteer.ts';
import { AddressResolver } from '#domain/address/resolver.ts';
import type { KnownPlace, Resolution } from '#domain/address/resolver.ts';
import { learnedAddressTable } from '#domain/schema/entity.ts';
import type { LearnedAddress } from '#domain/schema/entity.ts';
import { cityTable, gridTable, townTable, villageTable } from '#domain/schema/territory.ts';
import type { Grid, Town, Village } from '#domain/schema/territory.ts';
import { townOf } from '#domain/core/scope.ts';
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };
import type { AddressBook } from './address-book.ts';
import type { HubStore } from '../store/store.ts';

/** More rows than a province has. */
const ROWS_MAX = 1_000_000;
const TERRITORY = new Set([cityTable.name, townTable.name, villageTable.name, gridTable.name]);

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
  #learned: Map<string, LearnedAddress> | undefined;

  constructor(store: HubStore, addressBook: AddressBook) {
    this.#store = store;
    this.#addressBook = addressBook;
    store.onCommit(({ tables }) => {
      if ([...TERRITORY].some((name) => tables.has(name))) this.#territory = undefined;
      if (tables.has(learnedAddressTable.name)) this.#learned = undefined;
    });
  }

  /** Resolves an address, with the grid and a position where they are known. */
  resolve(address: string, entityName: string): Resolution {
    const found = this.#current().resolver.resolve(address, entityName);
    return found.villageCode === null ? found : this.#complete(found, found.villageCode);
  }

  /** A place the registry named itself. */
  inVillage(addressKey: string, villageCode: string): Resolution {
    const place: Resolution = { addressKey, townCode: townOf(villageCode), villageCode, gridId: null, lon: null, lat: null, placedBy: 'addressBook', problem: '', candidates: [] };
    return this.#complete(place, villageCode);
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
    if (found.lon !== null) return { ...found, gridId };
    const middle = (gridId === null ? undefined : grids.get(gridId)) ?? villages.get(villageCode);
    return { ...found, gridId, lon: middle?.lon ?? null, lat: middle?.lat ?? null };
  }

  #current(): Territory {
    this.#territory ??= this.#read();
    return this.#territory;
  }

  #read(): Territory {
    const { reader } = this.#store;
    const towns = reader.find(townTable, {}, ROWS_MAX) as unknown as Town[];
    const villages = reader.find(villageTable, {}, ROWS_MAX) as unknown as Village[];
    const grids = reader.find(gridTable, {}, ROWS_MAX).filter((grid) => grid.validTo === null) as unknown as Grid[];
    const units = grids.filter((grid) => grid.kind === 'special').map((grid) => ({ gridId: grid.id, villageCode: grid.villageCode, townCode: grid.townCode, name: grid.name }));
    const codes = <T extends { readonly id: string }>(row: T) => ({ ...row, code: row.id });
    const resolver = new AddressResolver({
      gazetteer: new Gazetteer(towns.map(codes), villages.map(codes), units, otherNames),
      addressBook: (key) => this.#addressBook.find(key),
      learned: (key) => this.#learnedPlace(key),
    });
    return {
      resolver, cityCode: reader.find(cityTable, {}, 1)[0]?.id ?? '', villages: new Map(villages.map((village) => [village.id, village])),
      grids: new Map(grids.map((grid) => [grid.id, grid])), gridsOf: Map.groupBy(grids.filter((grid) => grid.kind === 'base'), (grid) => grid.villageCode),
    };
  }

  #learnedPlace(key: string): KnownPlace | undefined {
    this.#learned ??= new Map((this.#store.reader.find(learnedAddressTable, {}, ROWS_MAX) as unknown as LearnedAddress[]).map((row) => [row.addressKey, row]));
    const row = this.#learned.get(key);
    return row === undefined ? undefined : { townCode: row.townCode, villageCode: row.villageCode, gridId: row.gridId, lon: null, lat: null };
  }
}
