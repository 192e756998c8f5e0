import type { WorkCalendar } from '../calendar/calendar.ts';
import type { Actor } from './actor.ts';

/** Everything a decision may know besides its arguments and rows. The hub and a station each pass their own. */
export interface Context {
  /** Milliseconds since 1970 UTC. At the hub this is the statutory time; on a station an estimate until confirmed. */
  readonly now: number;
  /** When the operator acted, by the station's clock. Equal to `now` on a station. */
  readonly issuedAt: number;
  /** Unique, time-ordered. Ids of created rows derive from it, so the hub and the station create the same ids. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly calendar: WorkCalendar;
}

/** The id of a row that a command creates; `part` tells several of them apart. */
export function createdId(context: Pick<Context, 'commandId'>, part: string): string {
  return `${context.commandId}.${part}`;
}

/** The columns of a row that say who changed it and when. */
export const stamp = ({ actor, now }: Context) => ({ changedBy: actor.name, changedAt: now });
