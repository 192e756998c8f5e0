/** The invented addresses of the demo city: intake must place them where they are meant. */
import { expect, it } from 'vitest';
import { addressBookOf } from '#cli/demo/city/address-book.ts';
import { layOutGrids } from '#cli/demo/city/grids.ts';
import { houseOn, streetsOf } from '#cli/demo/city/streets.ts';
import { TOWNS, VILLAGES } from '#cli/demo/city/territory.ts';
import { FOCUS_VILLAGE } from '#cli/demo/focus.ts';
import { Gazetteer } from '#domain/address/gazetteer.ts';
import { AddressResolver } from '#domain/address/resolver.ts';
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };

const places = layOutGrids(TOWNS, VILLAGES, FOCUS_VILLAGE, 0);
const named = <T extends { readonly id: string }>(row: T) => ({ ...row, code: row.id });
const units = places.flatMap((each) => each.units)
  .map(({ id, villageCode, townCode, name }) => ({ gridId: id, villageCode, townCode, name }));
const gazetteer = new Gazetteer(TOWNS.map(named), VILLAGES.map(named), units, otherNames);
const houses = places.flatMap((each) => streetsOf(each).map((street) => ({ place: each, ...houseOn(street, each, 7) })));

it('lie in the village they name', () => {
  const resolver = new AddressResolver({ gazetteer });
  const wrong = houses.filter(({ address, place }) => resolver.resolve(address).villageCode !== place.village.id);
  expect(wrong.map(({ address }) => address)).toEqual([]);
});

it('find no village when they name none, in a town of several', () => {
  const resolver = new AddressResolver({ gazetteer });
  const several = houses.filter(({ place }) => VILLAGES.filter(({ townCode }) => townCode === place.town.id).length > 1);
  const found = several.map(({ address, place }) => resolver.resolve(address.replace(place.village.name, '')))
    .filter(({ villageCode, problem }) => villageCode !== null || problem !== 'noVillage');
  expect(found).toEqual([]);
});

it('find their grid through the address book, room and floor left aside', () => {
  const book = new Map([...addressBookOf(places, [FOCUS_VILLAGE])].map((entry) => [entry.key, entry]));
  const resolver = new AddressResolver({ gazetteer, addressBook: (key) => book.get(key) });
  const inFocus = houses.filter(({ place }) => place.village.id === FOCUS_VILLAGE);
  expect(inFocus.length).toBeGreaterThan(20);
  for (const { address, gridId } of inFocus) {
    expect(resolver.resolve(`${address}3楼302室`)).toMatchObject({ placedBy: 'addressBook', gridId });
  }
});

it('stand inside the outline of their grid’s village cell', () => {
  const focus = places.find(({ village }) => village.id === FOCUS_VILLAGE);
  const outlines = focus?.grids.map(({ row }) => JSON.parse(row.outline) as [number, number][]) ?? [];
  const lons = outlines.flat().map(([lon]) => lon);
  const lats = outlines.flat().map(([, lat]) => lat);
  for (const { lon, lat, place } of houses.filter((house) => house.place === focus)) {
    expect(place.village.id).toBe(FOCUS_VILLAGE);
    expect(lon).toBeGreaterThanOrEqual(Math.min(...lons));
    expect(lon).toBeLessThanOrEqual(Math.max(...lons));
    expect(lat).toBeGreaterThanOrEqual(Math.min(...lats));
    expect(lat).toBeLessThanOrEqual(Math.max(...lats));
  }
});
