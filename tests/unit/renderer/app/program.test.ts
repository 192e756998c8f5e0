import { describe, expect, it, vi } from 'vitest';
import { PageMissingError, programOf } from '#renderer/app/program.ts';

const DESK = { name: 'desk' };

describe('a part of the program that is a file of its own', () => {
  it('is there without waiting when it was fetched before', async () => {
    const program = programOf(() => Promise.resolve(DESK));
    expect(program.here()).toBeUndefined();
    await program.fetch();
    expect(program.here()).toBe(DESK);
  });

  it('is fetched once, however often it is asked for', async () => {
    const load = vi.fn(() => Promise.resolve(DESK));
    const program = programOf(load);
    await Promise.all([program.fetch(), program.fetch()]);
    await program.fetch();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is said to be missing when it cannot be fetched, and asked for anew the next time', async () => {
    const load = vi.fn(() => Promise.resolve(DESK));
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
    const program = programOf(load);
    await expect(program.fetch()).rejects.toThrow(PageMissingError);
    await expect(program.fetch()).resolves.toBe(DESK);
  });
});
