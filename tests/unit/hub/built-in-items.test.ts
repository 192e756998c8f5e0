/** A new hub knows the item sets and the permits a scope text calls for; what the city changed is not taken back. */
import { expect, it } from 'vitest';
import { put } from '#domain/core/table.ts';
import { itemSetTable, permitItemTable } from '#domain/schema/items.ts';
import { missingItems } from '#hub/intake/built-in-items.ts';
import setList from '#resources/items/item-sets.json' with { type: 'json' };
import permitList from '#resources/items/permit-items.json' with { type: 'json' };
import { IntakeHub } from './intake-hub.ts';

it('are all there, for everybody to read', () => {
  const { store } = new IntakeHub();
  const found = [...store.reader.find(itemSetTable, {}, 1000), ...store.reader.find(permitItemTable, {}, 1000)];
  expect(found.map(({ id }) => id).toSorted()).toEqual([...setList.sets, ...permitList.permits].map(({ id }) => id).toSorted());
  expect(found.every(({ scope }) => scope === '*')).toBe(true);
});

it('stay as the city saved them', () => {
  const { store } = new IntakeHub();
  store.commit((transaction) => {
    const clinic = transaction.get(permitItemTable, 'medical-practice');
    if (clinic === undefined) throw new Error('no such permit');
    transaction.apply([put(permitItemTable, { ...clinic, keywords: '["医院"]', version: 2 } as never)]);
    expect(missingItems(transaction, 0)).toEqual([]);
  });
  expect(store.reader.get(permitItemTable, 'medical-practice')).toMatchObject({ version: 2, keywords: '["医院"]' });
});
