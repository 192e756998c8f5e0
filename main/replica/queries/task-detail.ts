/** One task with everything an operator decides by. */
import type { Database } from 'better-sqlite3';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { AnnualReport } from '#domain/schema/patrol.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Inspection, Task, TaskProposal } from '#domain/schema/task.ts';
import type { Grid } from '#domain/schema/territory.ts';
import type { QueryDefinition } from './definition.ts';
import { permitsCalled } from './permits-called.ts';
import { all, byId, first } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

/** Other tasks of the entity, newest first. */
const HISTORY_ROWS = 200;

/** Evidence of any of these rows, oldest first. */
export function evidenceFor(database: Database, ids: readonly string[]): readonly Evidence[] {
  const wanted = JSON.stringify(ids);
  return all<Evidence>(database, 'SELECT * FROM evidence WHERE subjectId IN (SELECT value FROM json_each(?)) ORDER BY at, id', wanted);
}

export const taskDetail: QueryDefinition<'task.detail'> = {
  tables: [
    'task', 'entity', 'inspection', 'lead', 'event', 'grid', 'evidence', 'taskProposal', 'permitItem', 'followUp', 'annualReport', 'member',
  ],
  run: (context, { id }) => {
    const { database } = context;
    const task = byId<Task>(database, 'task', id);
    if (task === undefined) return null;
    const { entityId } = task;
    const entity = byId<Entity>(database, 'entity', entityId);
    const lead =
      byId<Lead>(database, 'lead', task.leadId) ??
      first<Lead>(database, 'SELECT * FROM lead WHERE taskId = ? ORDER BY reportedAt DESC', id);
    const inspections = all<Inspection>(database, 'SELECT * FROM inspection WHERE taskId = ? ORDER BY at, id', id);
    const asked = "SELECT * FROM taskProposal WHERE taskId = ? ORDER BY state = 'open' DESC, at DESC, id";
    return {
      task: mark(context, 'task', task),
      entity: entity ?? null,
      grid: byId<Grid>(database, 'grid', task.gridId) ?? null,
      inspections,
      evidence: evidenceFor(database, [id, ...inspections.map((visit) => visit.id)]),
      lead: lead === undefined ? null : mark(context, 'lead', lead),
      assignee: byId<Member>(database, 'member', task.assigneeId) ?? null,
      proposals: markAll(context, 'taskProposal', all<TaskProposal>(database, asked, id)),
      permits: permitsCalled(database, entity?.businessScope ?? ''),
      followUps: all<FollowUp>(database, 'SELECT * FROM followUp WHERE entityId = ? AND taskId = ? ORDER BY id', entityId, id),
      reports: all<AnnualReport>(database, 'SELECT * FROM annualReport WHERE entityId = ? ORDER BY year DESC', entityId),
      timeline: timelineOf(context, [id]),
      history: all<Task>(
        database,
        'SELECT * FROM task WHERE entityId = ? AND id <> ? ORDER BY pushedAt DESC LIMIT ?',
        entityId,
        id,
        HISTORY_ROWS,
      ),
    };
  },
};
