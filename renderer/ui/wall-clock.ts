/** Date pickers think in the PC's own time zone; the trade in that of Shanghai, wherever the PC thinks it is. */
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** What a picker shows for an instant: the clock on a wall in Shanghai. */
export function pickerTime(instant: number): Dayjs {
  return dayjs(new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, WALL.length));
}

/** The instant at which a wall clock in Shanghai shows what was picked. */
export function instantOfPicker(picked: Dayjs): number {
  return Date.parse(`${picked.format(WALL)}Z`) - SHANGHAI_OFFSET_MS;
}
