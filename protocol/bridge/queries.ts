/** Named queries a screen may ask: the schema of the arguments and the shape of the answer. All read the local replica. */
import { z } from 'zod';
import type { Role } from '#domain/core/actor.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Account, Member } from '#domain/schema/people.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import type { CalendarYear, City, Grid, Town, Village } from '#domain/schema/territory.ts';

/** Area code of a city, town or village; an empty text means everything the replica holds. */
const place = z.string().regex(/^(\d{6}|\d{9}|\d{12})?$/).default('');
const offset = z.int().min(0).max(10_000_000).default(0);
const limit = z.int().min(1).max(1000).default(200);
const search = z.string().max(100).default('');
const id = z.string().min(1).max(160);
const light = z.enum(['', 'green', 'amber', 'red']).default('');

export const TASK_QUEUES = ['toAssign', 'assigned', 'onTheWay', 'revisit', 'recheck', 'amber', 'overdue', 'open', 'closed', 'all'] as const;
/** 待派 · 已派未接 · 在办（已接、到场） · 二次上门 · 待复查 · 临期 · 超期 · 全部在办 · 已办结 · 全部 */
export type TaskQueue = (typeof TASK_QUEUES)[number];

export const LEAD_QUEUES = ['toAccept', 'disposing', 'handedUp', 'atDepartment', 'toVerify', 'overdue', 'open', 'closed', 'all'] as const;
/** 待受理 · 村级处置 · 已上报镇 · 部门办理 · 待核实 · 超期 · 全部在办 · 已办结 · 全部 */
export type LeadQueue = (typeof LEAD_QUEUES)[number];

export const QUERY_ARGS = {
  'desk.counts': z.strictObject({ place }),
  'tasks.list': z.strictObject({
    place, queue: z.enum(TASK_QUEUES).default('open'), search, light, gridId: z.string().max(80).default(''), assigneeId: z.string().max(80).default(''),
    cause: z.enum(['', 'new', 'address', 'scope']).default(''), sort: z.enum(['due', 'newest', 'name']).default('due'), offset, limit,
  }),
  'task.detail': z.strictObject({ id }),
  'task.recommend': z.strictObject({ id, limit: z.int().min(1).max(20).default(3) }),
  'leads.list': z.strictObject({ place, queue: z.enum(LEAD_QUEUES).default('open'), search, light, category: z.string().max(40).default(''), sort: z.enum(['due', 'newest']).default('due'), offset, limit }),
  'lead.detail': z.strictObject({ id }),
  'registrations.unplaced': z.strictObject({ place, search, offset, limit }),
  'entity.detail': z.strictObject({ id }),
  'members.list': z.strictObject({ place, search, status: z.enum(['', 'onDuty', 'leave', 'left']).default(''), offset, limit }),
  'territory.towns': z.strictObject({}),
  'territory.villages': z.strictObject({ townCode: z.string().regex(/^\d{9}$/) }),
  'territory.grids': z.strictObject({ villageCode: z.string().regex(/^\d{12}$/) }),
  'map.village': z.strictObject({ villageCode: z.string().regex(/^\d{12}$/) }),
  /** Headline figures of a place and one row per place below it: city → towns → villages → grids. */
  'place.overview': z.strictObject({ place: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/) }),
  'place.trend': z.strictObject({ place, days: z.int().min(2).max(90).default(14) }),
  'place.oldest': z.strictObject({ place, limit: z.int().min(1).max(50).default(10) }),
  'events.recent': z.strictObject({ place, limit: z.int().min(1).max(200).default(30) }),
  'search.everything': z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50).default(12) }),
  'accounts.list': z.strictObject({ search, role: z.string().max(40).default(''), offset, limit }),
  'calendar.years': z.strictObject({}),
} as const;

export type QueryName = keyof typeof QUERY_ARGS;
export type QueryArgs<Q extends QueryName> = z.input<(typeof QUERY_ARGS)[Q]>;

/** One sentence each, for `describe`. */
export const QUERY_SUMMARIES: Record<QueryName, string> = {
  'desk.counts': 'How many tasks and leads stand in each queue of a place.',
  'tasks.list': 'Tasks of a queue, filtered, sorted and paged.',
  'task.detail': 'A task with its entity, visits, lead and timeline.',
  'task.recommend': 'The grid members who fit a task best, with the parts of their score.',
  'leads.list': 'Leads of a queue, filtered, sorted and paged.',
  'lead.detail': 'A lead with its task, entity and timeline.',
  'registrations.unplaced': 'Registrations whose address could not be placed (待定位).',
  'entity.detail': 'A market entity with its registrations, tasks, leads and timeline (一户一档).',
  'members.list': 'Grid members of a place with their open work.',
  'territory.towns': 'The city and its towns.',
  'territory.villages': 'The villages of a town.',
  'territory.grids': 'The grids of a village.',
  'map.village': 'Grids, open tasks and members of a village for its map.',
  'place.overview': 'Headline figures of a place and of each place below it.',
  'place.trend': 'Pushed, closed and found per day.',
  'place.oldest': 'The work that is overdue longest.',
  'events.recent': 'The newest lines of all timelines.',
  'search.everything': 'Tasks, entities, leads and members that match a text.',
  'accounts.list': 'Accounts, for administrators.',
  'calendar.years': 'The years whose working days are loaded.',
};

export interface Listing<T> { readonly total: number; readonly rows: readonly T[] }

/** A row that a pending command changed carries `pending`: shown with ⇡ until the hub confirmed it. */
export type Pending<T> = T & { readonly pending: boolean };

export interface TimelineEntry extends TimelineEvent { readonly pending: boolean }

export interface DeskCounts {
  readonly tasks: Readonly<Record<TaskQueue, number>>;
  readonly leads: Readonly<Record<LeadQueue, number>>;
  readonly unplaced: number;
  /** Open tasks by light. */
  readonly lights: { readonly green: number; readonly amber: number; readonly red: number };
  /** Share of registrations pushed within an hour over the last 30 days, as counts. */
  readonly push: { readonly onTime: number; readonly all: number };
}

export interface TaskDetail {
  readonly task: Pending<Task>;
  readonly entity: Entity | null;
  readonly grid: Grid | null;
  readonly inspections: readonly Inspection[];
  readonly lead: Pending<Lead> | null;
  readonly timeline: readonly TimelineEntry[];
  /** Other tasks of the same entity, newest first. */
  readonly history: readonly Task[];
}

export interface Recommendation {
  readonly member: Member;
  /** 0–100, the sum of the parts. */
  readonly score: number;
  readonly parts: { readonly grid: number; readonly load: number; readonly distance: number; readonly skill: number };
  readonly openTasks: number;
  /** Metres from the member's last position to the entity; null when one of them is unknown. */
  readonly distanceM: number | null;
  readonly positionAgeMs: number | null;
}

export interface LeadDetail {
  readonly lead: Pending<Lead>;
  readonly entity: Entity | null;
  readonly task: Task | null;
  readonly timeline: readonly TimelineEntry[];
}

export interface PlaceCandidate { readonly villageCode: string; readonly villageName: string; readonly gridId: string | null; readonly why: string }
export interface UnplacedRegistration { readonly registration: Pending<Registration>; readonly townName: string; readonly candidates: readonly PlaceCandidate[] }

export interface EntityDetail {
  readonly entity: Entity;
  readonly registrations: readonly Registration[];
  readonly tasks: readonly Task[];
  readonly leads: readonly Lead[];
  readonly inspections: readonly Inspection[];
  readonly timeline: readonly TimelineEntry[];
}

export interface MemberWithLoad { readonly member: Pending<Member>; readonly gridName: string; readonly villageName: string; readonly openTasks: number; readonly overdue: number; readonly closedThisMonth: number }

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

export interface PlaceRow extends PlaceFigures { readonly code: string; readonly name: string; readonly shortName: string; readonly lon: number; readonly lat: number; readonly areaKm2: number }
export interface PlaceOverview {
  readonly code: string;
  readonly name: string;
  readonly tier: 'city' | 'town' | 'village';
  /** From city to this place, for the breadcrumb; only what the replica holds. */
  readonly path: readonly { readonly code: string; readonly name: string }[];
  readonly figures: PlaceFigures;
  readonly below: readonly PlaceRow[];
}

export interface TrendDay { readonly day: string; readonly pushed: number; readonly closed: number; readonly leads: number }
export interface OldestItem { readonly kind: 'task' | 'lead'; readonly id: string; readonly number: string; readonly name: string; readonly townCode: string; readonly villageCode: string; readonly villageName: string; readonly townName: string; readonly dueAt: number; readonly state: string; readonly holder: string | null }

export interface SearchHit { readonly kind: 'task' | 'lead' | 'entity' | 'member'; readonly id: string; readonly title: string; readonly subtitle: string }

export interface QueryResults {
  'desk.counts': DeskCounts;
  'tasks.list': Listing<Pending<Task>>;
  'task.detail': TaskDetail | null;
  'task.recommend': readonly Recommendation[];
  'leads.list': Listing<Pending<Lead>>;
  'lead.detail': LeadDetail | null;
  'registrations.unplaced': Listing<UnplacedRegistration>;
  'entity.detail': EntityDetail | null;
  'members.list': Listing<MemberWithLoad>;
  'territory.towns': { readonly city: City | null; readonly towns: readonly Town[] };
  'territory.villages': readonly Village[];
  'territory.grids': readonly Grid[];
  'map.village': VillageMap | null;
  'place.overview': PlaceOverview | null;
  'place.trend': readonly TrendDay[];
  'place.oldest': readonly OldestItem[];
  'events.recent': readonly (TimelineEntry & { readonly subjectName: string; readonly placeName: string })[];
  'search.everything': readonly SearchHit[];
  'accounts.list': Listing<Pending<Account>>;
  'calendar.years': readonly CalendarYear[];
}

export type StationRole = Role;
