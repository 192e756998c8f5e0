/** 一户一档: one market entity with its whole history. */
import type { Database } from 'better-sqlite3';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { CLEAN } from '#domain/patrol/classify.ts';
import type { AnnualReport, EntityPatrolClass, PatrolChange, PatrolRound } from '#domain/schema/patrol.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import type { ClassOfEntity } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { permitsCalled } from './permits-called.ts';
import { all, byId } from './sql.ts';
import { evidenceFor } from './task-detail.ts';
import { mark, timelineOf } from './timeline.ts';

/** What an entity may have at most of one kind on one screen, newest first. */
const HISTORY_ROWS = 200;

export const entityDetail: QueryDefinition<'entity.detail'> = {
  tables: [
    'entity', 'registration', 'task', 'inspection', 'evidence', 'lead', 'event',
    'patrolClass', 'patrolChange', 'patrolRound', 'annualReport', 'permitItem', 'followUp', 'ledger',
  ],
  run: (context, { id }) => {
    const { database } = context;
    const entity = byId<Entity>(database, 'entity', id);
    if (entity === undefined) return null;
    const of = <T>(table: string, newest: string): T[] =>
      all<T>(database, `SELECT * FROM ${table} WHERE entityId = ? ORDER BY ${newest} DESC LIMIT ?`, id, HISTORY_ROWS);
    const registrations = of<Registration>('registration', 'receivedAt');
    const tasks = of<Task>('task', 'pushedAt');
    const leads = of<Lead>('lead', 'reportedAt');
    const inspections = of<Inspection>('inspection', 'at');
    const followUps = of<FollowUp>('followUp', 'sentAt');
    const ledger = of<LedgerEntry>('ledger', 'foundAt');
    const patrolChanges = of<PatrolChange>('patrolChange', 'at');
    const told = [...registrations, ...tasks, ...leads, ...followUps, ...ledger].map((row) => row.id);
    return {
      entity: mark(context, 'entity', entity),
      registrations,
      tasks,
      leads,
      inspections,
      evidence: evidenceFor(database, [...inspections, ...tasks, ...leads, ...followUps].map((row) => row.id)),
      patrolClass: classOf(database, entity, patrolChanges[0]),
      patrolChanges,
      reports: of<AnnualReport>('annualReport', 'year'),
      permits: permitsCalled(database, entity.businessScope),
      followUps,
      ledger,
      timeline: timelineOf(context, [id, ...told]),
    };
  },
};

/** An active entity without a row is A, once a round has reached its village. */
function classOf(database: Database, { id, status, villageCode }: Entity, last: PatrolChange | undefined): ClassOfEntity | null {
  if (status !== 'active') return null;
  const written = byId<EntityPatrolClass>(database, 'patrolClass', id);
  if (written !== undefined) return { patrolClass: written.patrolClass, reasons: written.reasons, since: written.since };
  if (byId<PatrolRound>(database, 'patrolRound', villageCode) === undefined) return null;
  return { patrolClass: CLEAN.patrolClass, reasons: CLEAN.reasons.join(','), since: last?.at ?? null };
}
