/** A new answer keeps the old objects where nothing changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share } from '#renderer/bridge/sharing.ts';

describe('sharing an answer', () => {
  it('says the same as the new answer, whatever both are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(share(previous, next)).toEqual(next);
      }),
    );
  });

  it('is the old answer when nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON knows no −0.
        const previous: unknown = JSON.parse(JSON.stringify(value));
        expect(share(previous, JSON.parse(JSON.stringify(value)))).toBe(previous);
      }),
    );
  });

  it('keeps the rows that stayed when one left the list above them', () => {
    const before = { total: 3, rows: [{ id: 'a' }, { id: 'b', name: '店' }, { id: 'c' }] };
    const after = share(before, { total: 2, rows: [{ id: 'b', name: '店' }, { id: 'c', name: '新' }] });
    expect(after.rows[0]).toBe(before.rows[1]);
    expect(after.rows[1]).toEqual({ id: 'c', name: '新' });
  });
});
