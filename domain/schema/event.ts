/** The timeline of a task, lead, entity, …: one line a command. Written by execute.ts, never by a command itself. */
import type { Role } from '../core/actor.ts';
import { code, instant, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const eventTable = table('event', {
  subject: text(), subjectId: text(), at: instant(),
  /** When the operator acted by the station's clock; later than `at` never, earlier when the station was offline. */
  issuedAt: instant(),
  actorId: text(), actorName: text(), actorRole: code<Role>(), command: text(),
  /** JSON object of a few facts for the sentence on screen. */
  detail: text(),
}, [['subjectId', 'at'], ['at']]);
export type TimelineEvent = RowOf<typeof eventTable>;
