/** Under which keys a report is stored, and under which a new one looks: only reports that share a key are compared. */
import { hash53 } from './hash.ts';
import type { Profile } from './profile.ts';

/** Cell edges, degrees of latitude: about 150 m and 40 m. */
const WIDE = 0.00135;
const NARROW = 0.00036;

/** Hashes a report is stored under. */
export function storeKeysOf(profile: Profile): number[] {
  return keysOf(profile, 'store');
}

/** Hashes a report is looked for under: mostly the stored ones, and those of neighbouring cells. */
export function probeKeysOf(profile: Profile): number[] {
  return keysOf(profile, 'probe');
}

type Purpose = 'store' | 'probe';

function keysOf(profile: Profile, purpose: Purpose): number[] {
  const keys = new Keys(purpose);
  addIdentities(keys, profile);
  addAddresses(keys, profile);
  addNames(keys, profile);
  addCells(keys, profile);
  return keys.hashes();
}

/** Collects keys for one purpose; a key with an empty part is none. */
class Keys {
  readonly #purpose: Purpose;
  readonly #hashes = new Set<number>();

  constructor(purpose: Purpose) {
    this.#purpose = purpose;
  }

  hashes(): number[] {
    return [...this.#hashes];
  }

  add(kind: string, ...parts: readonly string[]): void {
    if (!parts.includes('')) this.#hashes.add(hash53(`${kind}|${parts.join('|')}`));
  }

  /** Reports with a qualifier (a town) meet those with the same one and those without; one without meets all. */
  addQualified(kind: string, qualifier: string, ...parts: readonly string[]): void {
    const stored = [qualifier || '-', '*'];
    const probed = qualifier === '' ? ['*'] : [qualifier, '-'];
    for (const known of this.#purpose === 'store' ? stored : probed) this.add(kind, ...parts, known);
  }

  /** Only reports that lack a detail (the house number) need to meet by this key: with it they meet by a better one. */
  addLacking(kind: string, lacking: boolean, ...parts: readonly string[]): void {
    if (this.#purpose === 'store') this.add(kind, ...parts, lacking ? 'without' : 'with');
    else for (const other of lacking ? ['without', 'with'] : ['without']) this.add(kind, ...parts, other);
  }

  /** The cell a fix lies in; looked for in its neighbours too. */
  cells(cell: Cell): readonly Cell[] {
    return this.#purpose === 'store' ? [cell] : around(cell);
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
  keys.addLacking('road', door.number === '', roadSound, namedVillage);
}

function addNames(keys: Keys, { name, brandSound, townCode }: Profile): void {
  if (name.kind === 'brand') keys.addQualified('brand', townCode, brandSound);
}

function addCells(keys: Keys, { lon, lat, door, roadSound, brandSound, matter }: Profile): void {
  if (lon === null || lat === null) return;
  const wide = cellOf(lon, lat, WIDE);
  const narrow = cellOf(lon, lat, NARROW);
  for (const cell of keys.cells(wide).map(cellText)) {
    keys.add('cellNumber', cell, door.number);
    keys.add('cellBrand', cell, brandSound.split('.')[0] ?? '');
    keys.addLacking('cellRoad', door.number === '', cell, roadSound);
  }
  for (const cell of keys.cells(narrow).map(cellText)) {
    keys.add('cellMatter', cell, matter.filed);
    keys.add('cellMatter', cell, matter.told);
  }
  if (matter.filed === '' && matter.told === '') addShopCells(keys, wide, narrow, brandSound);
}

/** Rows of a list of shops have no matter to meet by: whatever is next door, and names that share two syllables nearby. */
function addShopCells(keys: Keys, wide: Cell, narrow: Cell, brandSound: string): void {
  for (const cell of keys.cells(narrow)) keys.add('cellShop', cellText(cell));
  const syllables = brandSound.split('.').filter((syllable) => syllable !== '');
  for (const cell of keys.cells(wide).map(cellText)) {
    for (const [index, syllable] of syllables.slice(1).entries()) keys.add('cellPair', cell, `${syllables[index] ?? ''}.${syllable}`);
  }
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
