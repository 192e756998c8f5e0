/** 投诉: what the hotlines sent, by what waits for whom. */
import type { Complaint } from '#domain/schema/complaint.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { COMPLAINT_QUEUES } from '#protocol/bridge/queries.ts';
import type { ComplaintQueue, ComplaintRow } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { both, byId, condition, containing, countOf, first, inPlace, inVillages, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

const LEAD_OPEN = '(SELECT open FROM lead WHERE lead.id = complaint.leadId)';
/** Who wants to be called and was not reached yet. */
const UNANSWERED = "wantsCallBack = 1 AND (callBackResult IS NULL OR callBackResult = 'unreachable')";

function inQueue(queue: ComplaintQueue, place: string): readonly Condition[] {
  switch (queue) {
    case 'toPlace':
      return [condition('leadId IS NULL'), ...inPlace(place)];
    case 'open':
      return [condition(`${LEAD_OPEN} = 1`), ...inVillages(place)];
    case 'toCallBack':
      return [condition(`${LEAD_OPEN} = 0`), condition(UNANSWERED), ...inVillages(place)];
    case 'done':
      return [condition(`${LEAD_OPEN} = 0`), condition(`NOT (${UNANSWERED})`), ...inVillages(place)];
    case 'all':
      return inPlace(place);
  }
}

/** Callers whom this desk has still to tell the outcome. The city has every village's and calls none of them as its day's work. */
export function complaintsWaiting({ database, account }: QueryContext, place: string): number {
  if (account.role !== 'villageDispatcher' && account.role !== 'townStaff') return 0;
  return countOf(database, 'complaint', both(inQueue('toCallBack', place)));
}

const withLead = <C extends Complaint>({ database }: QueryContext, complaint: C): C & { lead: Lead | null } =>
  ({ ...complaint, lead: byId<Lead>(database, 'lead', complaint.leadId) ?? null });

export const complaintsList: QueryDefinition<'complaints.list'> = {
  tables: ['complaint', 'lead'],
  run: (context, { place, queue, search, offset, limit }) => {
    const where = both([...inQueue(queue, place), ...containing(['subjectName', 'address', 'number', 'description'], search)]);
    // What waits longest comes first; what is looked up, the newest.
    const order = queue === 'toPlace' || queue === 'toCallBack' ? 'receivedAt, id' : 'receivedAt DESC, id DESC';
    const { total, rows } = page<Complaint>(context.database, { table: 'complaint', where, order, limit, offset });
    return { total, rows: markAll(context, 'complaint', rows).map((row) => withLead(context, row)) };
  },
};

export const complaintsCounts: QueryDefinition<'complaints.counts'> = {
  tables: ['complaint', 'lead'],
  run: ({ database }, { place }) => Object.fromEntries(
    COMPLAINT_QUEUES.map((queue) => [queue, countOf(database, 'complaint', both(inQueue(queue, place)))]),
  ) as Record<ComplaintQueue, number>,
};

export const complaintDetail: QueryDefinition<'complaint.detail'> = {
  tables: ['complaint', 'lead', 'event'],
  run: (context, { id }) => {
    const found = byId<Complaint>(context.database, 'complaint', id);
    if (found === undefined) return null;
    const complaint: ComplaintRow = withLead(context, mark(context, 'complaint', found));
    return { complaint, timeline: found.leadId === null ? [] : timelineOf(context, [found.leadId]) };
  },
};

export const complaintOfLead: QueryDefinition<'complaint.ofLead'> = {
  tables: ['complaint'],
  run: ({ database }, { leadId }) => first<Complaint>(database, 'SELECT * FROM complaint WHERE leadId = ?', leadId) ?? null,
};
