/**
 * The counters kept beside the rows. Rates are never stored: they are computed from unrounded counts where they are shown.
 * Figures that change as time passes (amber, overdue) are no counters: the indexes on open work answer them.
 */
import type { TaskState } from '../schema/task.ts';
import type { LeadState, LeadStep } from '../schema/lead.ts';

/** What a place has had in all, or has now. */
export type TotalMeasure =
  | 'entities' | 'tasksPushed' | 'tasksClosed' | 'tasksOpen' | 'firstChecksDone' | 'firstChecksOnTime'
  | 'leadsReported' | 'leadsClosed' | 'leadsOpen' | 'unplaced' | 'members';

/** Rows in one state, open or not; leads at one step. */
export type StateMeasure = `task:${TaskState}` | `lead:${LeadState}` | `step:${LeadStep}`;

/** Open leads that are major (重大线索), and those that are a relapse (回潮). */
export type LeadMarkMeasure = 'leadsMajor' | 'leadsRelapsed';

/** Tasks pushed and closed, leads reported, registrations pushed and pushed within the hour: on one Shanghai day. */
export const DAILY = ['pushed', 'closed', 'leads', 'registrations', 'registrationsOnTime'] as const;
export type DailyMeasure = `${(typeof DAILY)[number]}:${string}`;

export type Measure = TotalMeasure | StateMeasure | LeadMarkMeasure | DailyMeasure;

/** One unit of a measure at a place. */
export interface Tally { readonly place: string; readonly measure: Measure }
