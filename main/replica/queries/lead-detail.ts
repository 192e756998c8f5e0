/** One lead with everything that belongs to it, what its triage depends on, and the teams that may dispose of it. */
import { relapseOf } from '#domain/lead/relapse.ts';
import { INDUSTRIES_MAX } from '#domain/lead/routing.ts';
import { recurrenceOf } from '#domain/lead/triage.ts';
import type { Evidence, Industry, LeadVisit, Proposal, RiskTransfer, Team } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, inPlace } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

/** Other leads at the address or of the entity that one screen shows. */
const RELATED_MAX = 20;

export const leadDetail: QueryDefinition<'lead.detail'> = {
  tables: ['lead', 'task', 'entity', 'event', 'team', 'leadVisit', 'evidence', 'proposal', 'riskTransfer'],
  run: (context, { id }) => {
    const { database } = context;
    const lead = byId<Lead>(database, 'lead', id);
    if (lead === undefined) return null;
    const visits = ofLead<LeadVisit>(context, 'leadVisit', 'at, id', id);
    const related = relatedTo(context, lead);
    const relapse = lead.relapseOf === null && lead.open === 1 ? relapseOf(related, lead.reportedAt) : null;
    return {
      lead: mark(context, 'lead', lead),
      entity: byId<Entity>(database, 'entity', lead.entityId) ?? null,
      task: byId<Task>(database, 'task', lead.taskId) ?? null,
      teams: all<Team>(
        database,
        'SELECT * FROM team WHERE villageCode = ? AND (active = 1 OR id = ?) ORDER BY name, id',
        lead.villageCode,
        lead.teamId,
      ),
      visits,
      evidence: evidenceFor(context, [id, ...visits.map((visit) => visit.id)]),
      proposals: markAll(context, 'proposal', ofLead<Proposal>(context, 'proposal', 'at DESC, id DESC', id)),
      risks: ofLead<RiskTransfer>(context, 'riskTransfer', 'sentAt, id', id),
      related: related.slice(0, RELATED_MAX),
      earlier: byId<Lead>(database, 'lead', lead.relapseOf) ?? null,
      relapse: related.find((each) => each.id === relapse) ?? null,
      timeline: timelineOf(context, [id]),
    };
  },
};

export const leadTriageFacts: QueryDefinition<'lead.triageFacts'> = {
  tables: ['lead', 'industry', 'entity'],
  run: ({ database }, { id, industry }) => {
    const lead = byId<Lead>(database, 'lead', id);
    if (lead === undefined) return null;
    const named = industry === '' ? lead.industry : industry;
    const inIndustry =
      named === ''
        ? []
        : all<Lead>(database, 'SELECT * FROM lead WHERE villageCode = ? AND industry = ?', lead.villageCode, named);
    return {
      industries: all<Industry>(database, 'SELECT * FROM industry WHERE active = 1 ORDER BY name, id LIMIT ?', INDUSTRIES_MAX),
      businessScope: byId<Entity>(database, 'entity', lead.entityId)?.businessScope ?? '',
      ...recurrenceOf(lead, atAddress({ database }, lead), inIndustry),
    };
  },
};

export const teamsList: QueryDefinition<'teams.list'> = {
  tables: ['team'],
  run: (context, { place }) => {
    const where = both(placeOfTeams(place));
    const sql = `SELECT * FROM team WHERE ${where.sql} ORDER BY villageCode, active DESC, name, id`;
    return markAll(context, 'team', all<Team>(context.database, sql, ...where.values));
  },
};

/** Teams know their village only: a town's are those of a range of codes. */
const placeOfTeams = (place: string) =>
  place.length === 9 ? [condition('(villageCode > ? AND villageCode < ?)', place, `${place}~`)] : place.length === 12 ? inPlace(place) : [];

const ofLead = <T>({ database }: QueryContext, table: 'leadVisit' | 'proposal' | 'riskTransfer', order: string, leadId: string): T[] =>
  all<T>(database, `SELECT * FROM "${table}" WHERE leadId = ? ORDER BY ${order}`, leadId);

function evidenceFor({ database }: QueryContext, subjects: readonly string[]): readonly Evidence[] {
  const sql = 'SELECT * FROM evidence WHERE subjectId IN (SELECT value FROM json_each(?)) ORDER BY at, id';
  return all<Evidence>(database, sql, JSON.stringify(subjects));
}

/** The same rule as the commands': an address without a key has no neighbours. */
const atAddress = ({ database }: Pick<QueryContext, 'database'>, { addressKey }: Lead): readonly Lead[] =>
  addressKey === '' ? [] : all<Lead>(database, 'SELECT * FROM lead WHERE addressKey = ?', addressKey);

/** Other leads at the lead's address or of its entity, newest first. */
function relatedTo({ database }: QueryContext, lead: Lead): readonly Lead[] {
  const ofEntity = lead.entityId === null ? [] : all<Lead>(database, 'SELECT * FROM lead WHERE entityId = ?', lead.entityId);
  const found = new Map([...atAddress({ database }, lead), ...ofEntity].map((each) => [each.id, each]));
  found.delete(lead.id);
  return [...found.values()].sort((left, right) => right.reportedAt - left.reportedAt || left.id.localeCompare(right.id));
}
