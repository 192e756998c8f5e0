/** Writes resources/calendar/cn.json from npm chinese-days. Run by hand: node cli/generate/calendar.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const FIRST_YEAR = 2017;
const LAST_YEAR = 2026;

const days = z.record(z.string(), z.string());
const source = z.object({ holidays: days, workdays: days });

const require = createRequire(import.meta.url);
const data = source.parse(JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8')));

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index).map((year) => ({
  year, holidays: daysOf(data.holidays, year), makeUpDays: daysOf(data.workdays, year),
}));

function daysOf(all: Readonly<Record<string, string>>, year: number): string[] {
  return Object.keys(all).filter((day) => day.startsWith(`${String(year)}-`)).sort();
}

const lines = years.map((year) => `    ${JSON.stringify(year)}`).join(',\n');
const text = `{\n  "source": "npm chinese-days 1.5.7 (MIT)",\n  "years": [\n${lines}\n  ]\n}\n`;
writeFileSync(new URL('../../resources/calendar/cn.json', import.meta.url), text);
