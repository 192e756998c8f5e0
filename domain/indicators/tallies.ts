/**
 * What one row adds to the counters. A row counts at its grid, village, town and city at once, so an overview reads one
 * counter a figure and place and never sums hundreds of villages. Whoever changes a row takes the old row's tallies off
 * and puts the new row's on; applied to all rows ever, the counters equal a count over the rows.
 */
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { PUSH_LIMIT_MS } from '../calendar/limits.ts';
import { isOfUnit, townOf } from '../core/scope.ts';
import type { AnyRow } from '../core/table.ts';
import type { Entity, Registration } from '../schema/entity.ts';
import type { Lead } from '../schema/lead.ts';
import type { Member } from '../schema/people.ts';
import { isFirstCheck } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import type { Measure, Tally } from './measures.ts';

/** The tallies of a row; none for a table that is not counted. */
export function tallies(tableName: string, row: AnyRow): readonly Tally[] {
  const measures = measuresOf(tableName, row);
  return measures.length === 0 ? [] : placesOf(row).flatMap((place) => measures.map((measure) => ({ place, measure })));
}

export interface TallyChange extends Tally { readonly by: 1 | -1 }

/** What the counters change by when a row does: only the tallies that differ, so a change of state touches few counters. */
export function tallyChanges(tableName: string, before: AnyRow | undefined, after: AnyRow | undefined): readonly TallyChange[] {
  const gone = new Map((before === undefined ? [] : tallies(tableName, before)).map((tally) => [`${tally.place} ${tally.measure}`, tally]));
  const changes: TallyChange[] = [];
  for (const tally of after === undefined ? [] : tallies(tableName, after)) {
    if (!gone.delete(`${tally.place} ${tally.measure}`)) changes.push({ ...tally, by: 1 });
  }
  for (const tally of gone.values()) changes.push({ ...tally, by: -1 });
  return changes;
}

/** The city of a town's or village's code, or of a scope that is only a city's prefix: 441900103012 and 4419 → 441900. */
export function cityOf(areaCode: string): string {
  return `${areaCode.slice(0, 4)}00`;
}

function measuresOf(tableName: string, row: AnyRow): readonly Measure[] {
  switch (tableName) {
    case 'entity': return (row as Partial<Entity>).status === 'active' ? ['entities'] : [];
    case 'member': return (row as Partial<Member>).status === 'left' ? [] : ['members'];
    case 'task': return ofTask(row as unknown as Task);
    case 'lead': return ofLead(row as unknown as Lead);
    case 'registration': return ofRegistration(row as unknown as Registration);
    default: return [];
  }
}

/** A cancelled task should never have been pushed, so it counts only as cancelled. */
function ofTask(task: Task): readonly Measure[] {
  if (task.state === 'cancelled') return ['task:cancelled'];
  const measures: Measure[] = [
    'tasksPushed',
    `task:${task.state}`,
    `pushed:${dayOf(task.pushedAt)}`,
    task.open === 1 ? 'tasksOpen' : 'tasksClosed',
  ];
  if (task.closedAt !== null) measures.push(`closed:${dayOf(task.closedAt)}`);
  // Patrols and special inspections are no first checks (indicators I3, I4).
  if (task.firstCheckAt === null || !isFirstCheck(task)) return measures;
  measures.push('firstChecksDone');
  if (task.firstCheckOnTime === 1) measures.push('firstChecksOnTime');
  return measures;
}

/** Invalid leads are left out of the reported ones (indicator I8). */
function ofLead(lead: Lead): readonly Measure[] {
  if (lead.state === 'invalid') return ['lead:invalid'];
  const measures: Measure[] = ['leadsReported', `lead:${lead.state}`, `leads:${dayOf(lead.reportedAt)}`];
  if (lead.open === 0) return [...measures, 'leadsClosed'];
  measures.push('leadsOpen');
  if (lead.step !== null) measures.push(`step:${lead.step}`);
  if (lead.major === 1) measures.push('leadsMajor');
  if (lead.relapseOf !== null) measures.push('leadsRelapsed');
  return measures;
}

function ofRegistration({ state, receivedAt, pushedAt }: Registration): readonly Measure[] {
  if (state === 'unplaced' || pushedAt === null) return ['unplaced'];
  const day = dayOf(pushedAt);
  return pushedAt - receivedAt <= PUSH_LIMIT_MS ? [`registrations:${day}`, `registrationsOnTime:${day}`] : [`registrations:${day}`];
}

/** Grid, village, town and city, as far as the row is placed; what is a special unit's is no figure of the village around it. */
function placesOf(row: AnyRow): readonly string[] {
  const village = textOf(row['villageCode']);
  const town = textOf(row['townCode']) ?? (village === undefined ? undefined : townOf(village));
  const counted = isOfUnit(row) ? undefined : village;
  return [textOf(row['gridId']), counted, town, cityOf(town ?? row.scope)].filter((place) => place !== undefined);
}

const textOf = (value: AnyRow[string] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The Shanghai day of a moment. */
const dayOf = (instant: number): string => dayText(dayNumber(instant));
