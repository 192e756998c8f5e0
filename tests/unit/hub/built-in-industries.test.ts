/** A new hub knows the high-frequency industries; what the city changed is not taken back. */
import { expect, it } from 'vitest';
import { industryTable } from '#domain/schema/disposal.ts';
import { put } from '#domain/core/table.ts';
import { missingIndustries } from '#hub/intake/built-in-industries.ts';
import industryList from '#resources/industries/industries.json' with { type: 'json' };
import { IntakeHub } from './intake-hub.ts';

it('are all there, for everybody to read', () => {
  const { store } = new IntakeHub();
  const rows = store.reader.find(industryTable, { active: 1 }, 1000);
  expect(rows.map(({ id }) => id)).toEqual(industryList.industries.map(({ id }) => id).toSorted());
  expect(rows.every(({ scope }) => scope === '*')).toBe(true);
});

it('stay as the city saved them', () => {
  const { store } = new IntakeHub();
  store.commit((transaction) => {
    const gas = transaction.get(industryTable, 'gas');
    if (gas === undefined) throw new Error('no such industry');
    transaction.apply([put(industryTable, { ...gas, keywords: '["液化气"]', version: 2 } as never)]);
    expect(missingIndustries(transaction, 0)).toEqual([]);
  });
  expect(store.reader.get(industryTable, 'gas')).toMatchObject({ version: 2, keywords: '["液化气"]' });
});
