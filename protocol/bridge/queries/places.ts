/** Queries about places and their figures, for maps, lists of places and walls. */
import { z } from 'zod';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import type { City, Grid, Town, Village } from '#domain/schema/territory.ts';
import { place } from './common.ts';
import type { TimelineEntry } from './common.ts';

const villageCode = z.string().regex(/^\d{12}$/);

export const PLACE_QUERIES = {
  'territory.towns': z.strictObject({}),
  'territory.villages': z.strictObject({ townCode: z.string().regex(/^\d{9}$/) }),
  'territory.grids': z.strictObject({ villageCode }),
  'map.village': z.strictObject({ villageCode }),
  /** Headline figures of a place and one row per place below it: city → towns → villages → grids. */
  'place.overview': z.strictObject({ place: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/) }),
  'place.trend': z.strictObject({ place, days: z.int().min(2).max(90).default(14) }),
  'place.oldest': z.strictObject({ place, limit: z.int().min(1).max(50).default(10) }),
  'events.recent': z.strictObject({ place, limit: z.int().min(1).max(200).default(30) }),
} as const;

export const PLACE_QUERY_SUMMARIES: Readonly<Record<keyof typeof PLACE_QUERIES, string>> = {
  'territory.towns': 'The city and its towns.',
  'territory.villages': 'The villages of a town.',
  'territory.grids': 'The grids of a village.',
  'map.village': 'Grids, open tasks and members of a village for its map.',
  'place.overview': 'Headline figures of a place and of each place below it.',
  'place.trend': 'Pushed, closed and found per day.',
  'place.oldest': 'The work that is overdue longest.',
  'events.recent': 'The newest lines of all timelines.',
};

export interface VillageMap {
  readonly village: Village;
  readonly grids: readonly Grid[];
  readonly tasks: readonly Pick<Task, 'id' | 'entityName' | 'lon' | 'lat' | 'state' | 'gridId' | 'amberAt' | 'dueAt' | 'assigneeId'>[];
  readonly members: readonly Pick<Member, 'id' | 'name' | 'gridId' | 'lon' | 'lat' | 'positionAt' | 'status'>[];
}

/** Figures of one place. Rates are computed from the counts at the screen, never stored. */
export interface PlaceFigures {
  readonly entities: number;
  readonly tasksPushed: number;
  readonly tasksClosed: number;
  readonly tasksOpen: number;
  readonly toAssign: number;
  readonly amber: number;
  readonly overdue: number;
  readonly firstChecksDone: number;
  readonly firstChecksOnTime: number;
  readonly leadsReported: number;
  readonly leadsClosed: number;
  readonly leadsOpen: number;
  readonly unplaced: number;
  readonly members: number;
  readonly pushedToday: number;
  readonly closedToday: number;
  readonly leadsToday: number;
  /** Registrations pushed to a village over the last 30 days, and those pushed within the hour. */
  readonly registrationsPushed: number;
  readonly registrationsOnTime: number;
}

export interface PlaceRow extends PlaceFigures {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaKm2: number;
}

export interface PlaceOverview {
  readonly code: string;
  readonly name: string;
  readonly tier: 'city' | 'town' | 'village';
  /** From city to this place, for the breadcrumb; only what the replica holds. */
  readonly path: readonly { readonly code: string; readonly name: string }[];
  readonly figures: PlaceFigures;
  readonly below: readonly PlaceRow[];
}

export interface TrendDay {
  readonly day: string;
  readonly pushed: number;
  readonly closed: number;
  readonly leads: number;
}

export interface OldestItem {
  readonly kind: 'task' | 'lead';
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly townName: string;
  readonly dueAt: number;
  readonly state: string;
  readonly holder: string | null;
}

export interface PlaceQueryResults {
  'territory.towns': { readonly city: City | null; readonly towns: readonly Town[] };
  'territory.villages': readonly Village[];
  'territory.grids': readonly Grid[];
  'map.village': VillageMap | null;
  'place.overview': PlaceOverview | null;
  'place.trend': readonly TrendDay[];
  'place.oldest': readonly OldestItem[];
  'events.recent': readonly (TimelineEntry & { readonly subjectName: string; readonly placeName: string })[];
}
