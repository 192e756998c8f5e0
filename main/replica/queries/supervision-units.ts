/** The ladder of every unit of a place: what is open against it, what it has not answered in time, and how the month went. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import { RUNGS } from '#domain/schema/supervision.ts';
import type { Rung } from '#domain/schema/supervision.ts';
import { heightOf } from '#domain/supervision/ladder.ts';
import type { UnitLadder } from '#protocol/bridge/queries.ts';
import { unitIn } from './addressed.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both } from './sql.ts';
import { UnitNames } from './unit-words.ts';

interface Counted {
  readonly unit: string;
  readonly rung: Rung;
  readonly open: number;
  readonly overdue: number;
  readonly issued: number;
  readonly lifted: number;
}

export const supervisionUnits: QueryDefinition<'supervision.units'> = {
  tables: ['supervision', 'town', 'village'],
  timed: true,
  run: ({ database, now }, { place }) => {
    const where = both(unitIn(place));
    const month = startOfDay(parseDay(`${dayText(dayNumber(now)).slice(0, 7)}-01`) ?? 0);
    const counted = all<Counted>(
      database,
      `SELECT unit, rung, sum(open) AS open, sum(open = 1 AND state IN ('issued', 'received') AND dueAt < ?) AS overdue,
        sum(issuedAt >= ?) AS issued, sum(liftedAt >= ?) AS lifted
       FROM supervision WHERE ${where.sql} GROUP BY unit, rung`,
      now, month, month, ...where.values,
    );
    const names = new UnitNames(database);
    const units = [...new Set(counted.map(({ unit }) => unit))];
    return units
      .map((unit) => ladderOfUnit(counted.filter((row) => row.unit === unit), names.of(unit)))
      .filter(({ highest, issued, lifted }) => highest !== null || issued + lifted > 0)
      .sort((a, b) => worst(b) - worst(a) || (a.unit.code < b.unit.code ? -1 : 1));
  },
};

function ladderOfUnit(rows: readonly Counted[], unit: UnitLadder['unit']): UnitLadder {
  const sum = (of: 'overdue' | 'issued' | 'lifted'): number => rows.reduce((total, row) => total + (row[of] ?? 0), 0);
  const open = Object.fromEntries(RUNGS.map((rung) => [rung, rows.find((row) => row.rung === rung)?.open ?? 0])) as Record<Rung, number>;
  const highest = RUNGS.toReversed().find((rung) => open[rung] > 0) ?? null;
  return { unit, open, highest, overdue: sum('overdue'), issued: sum('issued'), lifted: sum('lifted') };
}

/** The higher the rung, the more of them, the worse. */
const worst = ({ highest, open }: UnitLadder): number => (highest === null ? 0 : (heightOf(highest) + 1) * 10_000 + open[highest]);
