/** Queries of every desk: counts of the queues, search, members, and what administrators keep. */
import { z } from 'zod';
import type { Account, Member } from '#domain/schema/people.ts';
import type { CalendarYear } from '#domain/schema/territory.ts';
import { limit, offset, place, search } from './common.ts';
import type { Listing, Pending } from './common.ts';
import type { LeadQueue } from './leads.ts';
import type { TaskQueue } from './tasks.ts';

export const DESK_QUERIES = {
  'desk.counts': z.strictObject({ place }),
  'members.list': z.strictObject({ place, search, status: z.enum(['', 'onDuty', 'leave', 'left']).default(''), offset, limit }),
  'search.everything': z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50).default(12) }),
  'accounts.list': z.strictObject({ search, role: z.string().max(40).default(''), offset, limit }),
  'calendar.years': z.strictObject({}),
} as const;

export const DESK_QUERY_SUMMARIES: Readonly<Record<keyof typeof DESK_QUERIES, string>> = {
  'desk.counts': 'How many tasks and leads stand in each queue of a place.',
  'members.list': 'Grid members of a place with their open work.',
  'search.everything': 'Tasks, entities, leads and members that match a text.',
  'accounts.list': 'Accounts, for administrators.',
  'calendar.years': 'The years whose working days are loaded.',
};

export interface DeskCounts {
  readonly tasks: Readonly<Record<TaskQueue, number>>;
  readonly leads: Readonly<Record<LeadQueue, number>>;
  /** Risk leads that went directly to a department and have no receipt yet (专线移送待签收). */
  readonly risks: number;
  /** Pairs of leads that may be one incident and wait for a decision. */
  readonly duplicates: number;
  readonly unplaced: number;
  /** Open tasks by light. */
  readonly lights: { readonly green: number; readonly amber: number; readonly red: number };
  /** Open leads by light. */
  readonly leadLights: { readonly green: number; readonly amber: number; readonly red: number };
  /** Joint actions (联合执法) that wait for it. */
  readonly actions: number;
  /** Cards and rectifications (督办、整改) that wait for this station. */
  readonly supervision: number;
  /** Announcements, shift notes, questions and emergency orders (通知) that wait for it. */
  readonly notices: number;
  /** Callers (投诉) who wait to be told the outcome, where villages and towns call them; the city only looks them up. */
  readonly complaints: number;
  /** Share of registrations pushed within an hour over the last 30 days, as counts. */
  readonly push: { readonly onTime: number; readonly all: number };
}

export interface MemberWithLoad {
  readonly member: Pending<Member>;
  readonly gridName: string;
  readonly villageName: string;
  readonly openTasks: number;
  readonly overdue: number;
  readonly closedThisMonth: number;
}

export interface SearchHit {
  readonly kind: 'task' | 'lead' | 'entity' | 'member';
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
}

export interface DeskQueryResults {
  'desk.counts': DeskCounts;
  'members.list': Listing<MemberWithLoad>;
  'search.everything': readonly SearchHit[];
  'accounts.list': Listing<Pending<Account>>;
  'calendar.years': readonly CalendarYear[];
}
