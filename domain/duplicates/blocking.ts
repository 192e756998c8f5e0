/** Under which keys a report is stored, and under which a new one looks: only reports that share a key are compared. */
import { hash53 } from './hash.ts';
import type { Profile } from './profile.ts';

export interface BlockKeys {
  /** Hashes a report is stored under. */
  readonly store: readonly number[];
  /** Hashes it is looked for under: the stored ones, and neighbouring cells. */
  readonly probe: readonly number[];
}

/** Cell edges, degrees of latitude: about 150 m and 40 m. */
const WIDE = 0.00135;
const NARROW = 0.00036;

export function blockKeysOf(profile: Profile): BlockKeys {
  const keys = new Keys();
  addIdentities(keys, profile);
  addAddresses(keys, profile);
  addNames(keys, profile);
  addCells(keys, profile);
  return { store: unique(keys.store), probe: unique(keys.probe) };
}

const unique = (keys: readonly string[]): number[] => [...new Set(keys.map(hash53))];

/** Collects keys; a key with an empty part is none. */
class Keys {
  readonly store: string[] = [];
  readonly probe: string[] = [];

  add(kind: string, ...parts: readonly string[]): void {
    this.#put([this.store, this.probe], kind, parts);
  }

  /** Reports with a qualifier (a town) meet those with the same one and those without; one without meets all. */
  addQualified(kind: string, qualifier: string, ...parts: readonly string[]): void {
    this.#put([this.store], kind, [...parts, qualifier || '-']);
    this.#put([this.store], kind, [...parts, '*']);
    for (const known of qualifier === '' ? ['*'] : [qualifier, '-']) this.#put([this.probe], kind, [...parts, known]);
  }

  /** Only reports that lack a detail (the house number) need to meet by this key: with it they meet by a better one. */
  addLacking(kind: string, lacking: boolean, stored: readonly string[], probed: readonly (readonly string[])[]): void {
    this.#put([this.store], kind, [...stored, lacking ? 'without' : 'with']);
    for (const parts of probed) {
      this.#put([this.probe], kind, [...parts, 'without']);
      if (lacking) this.#put([this.probe], kind, [...parts, 'with']);
    }
  }

  #put(lists: readonly string[][], kind: string, parts: readonly string[]): void {
    if (parts.includes('')) return;
    for (const list of lists) list.push(`${kind}|${parts.join('|')}`);
  }
}

function addIdentities(keys: Keys, { phone, creditCode, reporter, matter }: Profile): void {
  if (phone !== '') {
    keys.add('phoneStart', phone.slice(0, 6), String(phone.length));
    keys.add('phoneEnd', phone.slice(-6));
  }
  if (creditCode.length === CREDIT_CODE_LENGTH) {
    keys.add('codeStart', creditCode.slice(0, 14));
    keys.add('codeEnd', creditCode.slice(10));
  }
  keys.add('claim', reporter, matter.amount);
}

const CREDIT_CODE_LENGTH = 18;

function addAddresses(keys: Keys, { door, roadSound, complexSound, namedVillage, townCode }: Profile): void {
  keys.addQualified('door', townCode, roadSound, door.number);
  keys.add('villageNumber', namedVillage, door.number);
  keys.add('unit', complexSound === '' ? namedVillage : complexSound, door.unit);
  if (door.unit === '') keys.add('complex', complexSound, door.building, namedVillage);
  keys.addLacking('road', door.number === '', [roadSound, namedVillage], [[roadSound, namedVillage]]);
}

function addNames(keys: Keys, { name, brandSound, townCode }: Profile): void {
  if (name.kind === 'brand') keys.addQualified('brand', townCode, brandSound);
}

function addCells(keys: Keys, { lon, lat, door, roadSound, brandSound, matter }: Profile): void {
  if (lon === null || lat === null) return;
  const wide = cellOf(lon, lat, WIDE);
  const narrow = cellOf(lon, lat, NARROW);
  const addAround = (kind: string, cell: Cell, value: string) => {
    if (value === '') return;
    keys.store.push(`${kind}|${cellText(cell)}|${value}`);
    for (const other of around(cell)) keys.probe.push(`${kind}|${cellText(other)}|${value}`);
  };
  addAround('cellNumber', wide, door.number);
  addAround('cellBrand', wide, brandSound.split('.')[0] ?? '');
  addAround('cellMatter', narrow, matter.filed);
  if (matter.told !== matter.filed) addAround('cellMatter', narrow, matter.told);
  keys.addLacking('cellRoad', door.number === '', [roadSound, cellText(wide)], around(wide).map((cell) => [roadSound, cellText(cell)]));
}

interface Cell { readonly x: number; readonly y: number }
const cellText = ({ x, y }: Cell): string => `${String(x)},${String(y)}`;

function cellOf(lon: number, lat: number, edge: number): Cell {
  // A degree of longitude is shorter by the cosine of the latitude.
  const stretch = Math.cos((Math.round(lat) * Math.PI) / 180);
  return { x: Math.floor((lon * stretch) / edge), y: Math.floor(lat / edge) };
}

/** The cell and its eight neighbours. */
function around({ x, y }: Cell): Cell[] {
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ x: x + dx, y: y + dy })));
}
