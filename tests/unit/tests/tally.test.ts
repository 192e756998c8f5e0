import { expect, it } from 'vitest';
import { duration, Tally } from '#tests/runner/tally.ts';

it('ends with the counts alone on the last line, after each failure and each skip with its reason', () => {
  const tally = new Tally();
  tally.add({ name: 'lint', outcome: 'passed' });
  tally.add({ name: 'types: domain', outcome: 'failed', reason: 'a.ts(1,2): error\nb.ts(3,4): error' });
  tally.add({ name: 'electron opens a window', outcome: 'skipped', reason: 'the Electron binary is not here' });
  expect(tally.summary().split('\n')).toEqual([
    '✗ types: domain', '    a.ts(1,2): error', '    b.ts(3,4): error',
    '– electron opens a window: the Electron binary is not here',
    '', '1 passed, 1 failed, 1 skipped', '',
  ]);
});

it('cuts a message of thousands of lines', () => {
  const tally = new Tally();
  tally.add({ name: 'types: main', outcome: 'failed', reason: Array.from({ length: 500 }, (_, index) => `error ${index}`).join('\n') });
  expect(tally.summary()).toContain('… 440 more lines');
});

it.each([[340, '340 ms'], [12_300, '12.3 s'], [245_000, '4 min 5 s']])('writes %i ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
