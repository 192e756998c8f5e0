/** Times are picked and shown as those of Shanghai, wherever the PC thinks it is. */
import { expect, it } from 'vitest';
import { instantOfPicker, pickerTime } from '#renderer/ui/wall-clock.ts';

it('a picker shows the clock of Shanghai, and gives back the same instant', () => {
  const instant = Date.parse('2026-11-27T09:30:00+08:00');
  expect(pickerTime(instant).format('YYYY-MM-DD HH:mm')).toBe('2026-11-27 09:30');
  expect(instantOfPicker(pickerTime(instant))).toBe(instant);
});

it('across midnight', () => {
  const instant = Date.parse('2026-11-27T00:30:00+08:00');
  expect(pickerTime(instant).format('MM-DD HH:mm')).toBe('11-27 00:30');
});
