/**
 * What an operator is told of an applied command, so that the hub can say when it came out otherwise than it was shown
 * offline: the facts of its line in the timeline (numbers, who holds it, how many) and the day its subject is due.
 */
import { dayNumber, dayText } from '../calendar/calendar.ts';
import type { Applied, Detail } from './command.ts';

/** Longer texts are the operator's own words: they come out as they were typed. */
const FACT_MAX = 80;

export function toldOf({ changes, subject, detail }: Applied): Detail {
  const facts = Object.entries(detail)
    .filter(([name, value]) => !name.endsWith('Id') && (typeof value !== 'string' || value.length <= FACT_MAX));
  const dueAt = changes.map((change) => {
    const isSubject = change.op === 'put' && change.table === subject.table && change.row.id === subject.id;
    return isSubject ? change.row['dueAt'] : undefined;
  }).find((value) => typeof value === 'number');
  return Object.fromEntries(typeof dueAt === 'number' ? [...facts, ['dueOn', dayText(dayNumber(dueAt))]] : facts);
}

export interface Difference { readonly shown: Detail; readonly now: Detail }

/** The facts that are others now; undefined when none is. What an older or newer build does not tell is not compared. */
export function differenceOf(shown: Readonly<Record<string, unknown>>, now: Detail): Difference | undefined {
  const names = Object.keys(now).filter((name) => isFact(shown[name]) && shown[name] !== now[name]);
  if (names.length === 0) return undefined;
  const only = (from: Readonly<Record<string, unknown>>): Detail => Object.fromEntries(names.map((name) => {
    const value = from[name];
    return [name, isFact(value) ? value : null];
  }));
  return { shown: only(shown), now: only(now) };
}

function isFact(value: unknown): value is string | number | null {
  return value === null || typeof value === 'number' || (typeof value === 'string' && value.length <= FACT_MAX);
}
