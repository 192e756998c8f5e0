/** Headline figures of a place and of every place below it, from the counters: the same few reads whatever the city holds. */
import { tierOf, townOf } from '#domain/core/scope.ts';
import { cityOf } from '#domain/indicators/tallies.ts';
import type { Measure } from '#domain/indicators/measures.ts';
import type { City, Grid, Town, Village } from '#domain/schema/territory.ts';
import type { PlaceFigures, PlaceRow } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { lights, lightsBelow } from './limits.ts';
import type { Lights } from './limits.ts';
import { all, byId } from './sql.ts';
import { countersOf, lastDays } from './tally.ts';
import type { Counters } from './tally.ts';

type Located = Pick<PlaceRow, 'name' | 'shortName' | 'lon' | 'lat' | 'areaKm2'> & { readonly id: string };

/** The push share looks back this many days, as on the desks. */
const PUSH_DAYS = 30;

const NO_LIGHTS: Lights = { green: 0, amber: 0, red: 0 };

export const placeOverview: QueryDefinition<'place.overview'> = {
  tables: ['task', 'lead', 'entity', 'registration', 'member', 'city', 'town', 'village', 'grid'],
  timed: true,
  run: (context, { place }) => {
    const { database, now } = context;
    const tier = tierOf(place);
    const path = pathTo(context, place);
    const name = path.at(-1)?.code === place ? path.at(-1)?.name : undefined;
    if (tier === undefined || name === undefined) return null;
    const [below, column] = belowOf(context, place, tier);
    const days = lastDays(now, PUSH_DAYS);
    const counters = countersOf(database, [place, ...below.map(({ id }) => id)], measuresOf(days));
    const lightsOf = lightsBelow(database, place, column, now);
    return {
      code: place,
      name,
      tier,
      path,
      figures: figuresOf(counters(place), lights(database, 'task', place, now), days),
      below: below.map(({ id, ...row }) => ({ ...row, code: id, ...figuresOf(counters(id), lightsOf.get(id) ?? NO_LIGHTS, days) })),
    };
  },
};

/** Nobody surveyed villages and grids: their area is 0, which the screen leaves out. */
function belowOf(
  { database, now }: QueryContext,
  place: string,
  tier: 'city' | 'town' | 'village',
): readonly [readonly Located[], 'townCode' | 'villageCode' | 'gridId'] {
  switch (tier) {
    case 'city':
      return [all<Located>(database, 'SELECT id, name, shortName, lon, lat, areaKm2 FROM town ORDER BY sort, id'), 'townCode'];
    case 'town':
      return [
        all<Located>(
          database,
          'SELECT id, name, shortName, lon, lat, 0 AS areaKm2 FROM village WHERE townCode = ? ORDER BY sort, id',
          place,
        ),
        'villageCode',
      ];
    case 'village':
      return [
        all<Grid & Located>(
          database,
          `SELECT id, name, number AS shortName, lon, lat, 0 AS areaKm2 FROM grid
           WHERE villageCode = ? AND (validTo IS NULL OR validTo > ?) ORDER BY number, id`,
          place,
          now,
        ),
        'gridId',
      ];
  }
}

function pathTo({ database }: QueryContext, place: string): readonly { readonly code: string; readonly name: string }[] {
  const rows = [
    byId<City>(database, 'city', cityOf(place)),
    byId<Town>(database, 'town', townOf(place)),
    byId<Village>(database, 'village', place),
  ];
  return rows.flatMap((row) => (row === undefined ? [] : [{ code: row.id, name: row.name }]));
}

const TOTALS = [
  'entities',
  'tasksPushed',
  'tasksClosed',
  'tasksOpen',
  'firstChecksDone',
  'firstChecksOnTime',
  'leadsReported',
  'leadsClosed',
  'leadsOpen',
  'unplaced',
  'members',
] as const satisfies readonly Measure[];

function measuresOf(days: readonly string[]): readonly Measure[] {
  const daily = days.flatMap((day) => [`registrations:${day}`, `registrationsOnTime:${day}`] as const);
  const today = days.at(-1) ?? '';
  return [...TOTALS, 'task:pushed', `pushed:${today}`, `closed:${today}`, `leads:${today}`, ...daily];
}

function figuresOf(n: Counters, { amber, red }: Lights, days: readonly string[]): PlaceFigures {
  const today = days.at(-1) ?? '';
  const sum = (measure: 'registrations' | 'registrationsOnTime'): number => days.reduce((total, day) => total + n(`${measure}:${day}`), 0);
  return {
    entities: n('entities'),
    tasksPushed: n('tasksPushed'),
    tasksClosed: n('tasksClosed'),
    tasksOpen: n('tasksOpen'),
    toAssign: n('task:pushed'),
    amber,
    overdue: red,
    firstChecksDone: n('firstChecksDone'),
    firstChecksOnTime: n('firstChecksOnTime'),
    leadsReported: n('leadsReported'),
    leadsClosed: n('leadsClosed'),
    leadsOpen: n('leadsOpen'),
    unplaced: n('unplaced'),
    members: n('members'),
    pushedToday: n(`pushed:${today}`),
    closedToday: n(`closed:${today}`),
    leadsToday: n(`leads:${today}`),
    registrationsPushed: sum('registrations'),
    registrationsOnTime: sum('registrationsOnTime'),
  };
}
