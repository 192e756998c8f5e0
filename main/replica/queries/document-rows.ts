/** The rows of an official document, as this replica has them. Null when it does not hold the record. */
import type { DocumentRows, Places } from '#documents/rows.ts';
import type { DocumentKind } from '#domain/documents/kinds.ts';
import type { Action, ActionCheck, ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Rectification, RectificationProblem, RectificationTask, Supervision } from '#domain/schema/supervision.ts';
import type { Task } from '#domain/schema/task.ts';
import type { City, Town, Village } from '#domain/schema/territory.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, byId, first } from './sql.ts';

type Find = (context: QueryContext, id: string, kind: DocumentKind) => DocumentRows | null;

const FIND: Readonly<Record<DocumentKind, Find>> = {
  actionPlan: actionRows,
  actionSummary: actionRows,
  supervision: supervisionRows,
  leadTransfer: leadRows,
  leadFeedback: leadRows,
  notice: noticeRows,
  rectificationReport: rectificationRows,
};

export const documentRows: QueryDefinition<'document.rows'> = {
  tables: [
    'action', 'actionUnit', 'actionTarget', 'actionCheck', 'supervision', 'lead', 'event', 'task', 'entity', 'rectification',
    'rectificationProblem', 'rectificationTask', 'city', 'town', 'village',
  ],
  run: (context, { kind, id }) => FIND[kind](context, id, kind),
};

function placesOf({ database }: QueryContext, townCode: string): Places {
  return {
    city: first<City>(database, 'SELECT * FROM city LIMIT 1') ?? null,
    town: byId<Town>(database, 'town', townCode) ?? null,
    villages: all<Village>(database, 'SELECT * FROM village WHERE townCode = ? ORDER BY sort', townCode),
  };
}

function actionRows(context: QueryContext, id: string, kind: DocumentKind): DocumentRows | null {
  const { database } = context;
  const action = byId<Action>(database, 'action', id);
  if (action === undefined) return null;
  return {
    kind: kind === 'actionSummary' ? 'actionSummary' : 'actionPlan',
    action,
    units: all<ActionUnit>(database, 'SELECT * FROM actionUnit WHERE actionId = ? ORDER BY id', id),
    targets: all<ActionTarget>(database, 'SELECT * FROM actionTarget WHERE actionId = ? ORDER BY id', id),
    checks: all<ActionCheck>(database, 'SELECT * FROM actionCheck WHERE actionId = ? ORDER BY at, id', id),
    ...placesOf(context, action.townCode),
  };
}

function supervisionRows(context: QueryContext, id: string): DocumentRows | null {
  const supervision = byId<Supervision>(context.database, 'supervision', id);
  return supervision === undefined ? null : { kind: 'supervision', supervision, ...placesOf(context, supervision.townCode) };
}

function leadRows(context: QueryContext, id: string, kind: DocumentKind): DocumentRows | null {
  const { database } = context;
  const lead = byId<Lead>(database, 'lead', id);
  if (lead === undefined) return null;
  const last = (command: string): TimelineEvent | null =>
    first<TimelineEvent>(
      database,
      'SELECT * FROM event WHERE subjectId = ? AND command = ? ORDER BY at DESC, id DESC LIMIT 1',
      id,
      command,
    ) ?? null;
  return {
    kind: kind === 'leadFeedback' ? 'leadFeedback' : 'leadTransfer',
    lead,
    transfer: last('lead.transfer'),
    feedback: last('lead.feedback'),
    ...placesOf(context, lead.townCode),
  };
}

function noticeRows(context: QueryContext, id: string): DocumentRows | null {
  const task = byId<Task>(context.database, 'task', id);
  if (task === undefined) return null;
  const entity = byId<Entity>(context.database, 'entity', task.entityId) ?? null;
  return { kind: 'notice', task, entity, ...placesOf(context, task.townCode) };
}

function rectificationRows(context: QueryContext, id: string): DocumentRows | null {
  const { database } = context;
  const plan = byId<Rectification>(database, 'rectification', id);
  if (plan === undefined) return null;
  return {
    kind: 'rectificationReport',
    plan,
    problems: all<RectificationProblem>(database, 'SELECT * FROM rectificationProblem WHERE rectificationId = ? ORDER BY id', id),
    tasks: all<RectificationTask>(database, 'SELECT * FROM rectificationTask WHERE rectificationId = ? ORDER BY dueAt, id', id),
    ...placesOf(context, plan.townCode),
  };
}
