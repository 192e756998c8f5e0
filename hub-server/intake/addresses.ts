/** Takes in a standard address book (标准地址库): where each address lies, trusted before everything else. */
import { addressFormat } from '#domain/address/book-record.ts';
import type { AddressRecord } from '#domain/address/book-record.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import { townOf } from '#domain/core/scope.ts';
import type { AddressBook } from './address-book.ts';
import { importRows, parsedRows } from './import-run.ts';
import type { ImportOptions, ImportPorts } from './import-run.ts';
import type { Places } from './places.ts';
import type { ImportSummary, RowResult } from './report.ts';
import type { Source } from './source/source.ts';

export interface AddressPorts extends ImportPorts {
  readonly places: Places;
  readonly addressBook: AddressBook;
}

/** Villages and grids must be known; a later row about the same address takes the place of the one before. */
export function importAddressBook(source: Source, ports: AddressPorts, options: ImportOptions): Promise<ImportSummary> {
  return importRows('addresses', parsedRows(source, addressFormat), (_transaction, record) => takeIn(record, ports), ports, options);
}

function takeIn(record: AddressRecord, { places, addressBook }: AddressPorts): RowResult {
  const { address, villageCode, lon, lat } = record;
  const key = normaliseAddress(address);
  const gridId = record.gridId === '' ? null : record.gridId;
  if (key === '') return { result: 'rejected', field: 'address', reason: 'format' };
  if (places.village(villageCode) === undefined) return { result: 'rejected', field: 'villageCode', reason: 'unknown' };
  if (gridId !== null && places.grid(gridId)?.villageCode !== villageCode) {
    return { result: 'rejected', field: 'gridId', reason: 'unknown' };
  }
  return { result: addressBook.put({ key, address, townCode: townOf(villageCode), villageCode, gridId, lon, lat }), unplaced: false };
}
