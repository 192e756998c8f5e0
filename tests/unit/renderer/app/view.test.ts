/** The open page and its parameters survive a reload through the address. */
import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('window', { location: { hash: '' }, addEventListener: () => undefined, history: {} });
const { hashOf, parseHash } = await import('#renderer/app/view.ts');

describe('the address of a page', () => {
  it('comes back as it was', () => {
    const view = { page: 'dispatch', params: { queue: 'overdue', id: 't1', search: '东莞市 & 店?' } };
    expect(parseHash(hashOf(view))).toEqual(view);
  });

  it('leaves out what says nothing', () => {
    expect(hashOf({ page: 'leads', params: { queue: '' } })).toBe('#/leads');
    expect(parseHash('')).toEqual({ page: '', params: {} });
  });
});
