/** Leads of a queue: open ones by what is due, finished ones from the newest report backwards; risk transfers by their receipt. */
import type { RiskTransfer } from '#domain/schema/disposal.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { QueryDefinition } from './definition.ts';
import { inQueue } from './lead-queues.ts';
import { both, condition, containing, inPlace, inVillages, page, withLight } from './sql.ts';
import { markAll } from './timeline.ts';

export const leadsList: QueryDefinition<'leads.list'> = {
  tables: ['lead', 'proposal'],
  timed: true,
  run: (context, args) => {
    const { database, now, account } = context;
    const { queue, limit, offset } = args;
    const where = both([
      ...inQueue(queue, account.role, now),
      ...inVillages(args.place),
      ...withLight(args.light, now),
      ...(args.category === '' ? [] : [condition('category = ?', args.category)]),
      ...containing(['subjectName', 'address', 'number', 'description'], args.search),
    ]);
    const finished = queue === 'closed' || queue === 'all';
    // `+`: the page is sorted from a few keys, not by reading every lead in the order of the index on the report.
    const order = finished || args.sort === 'newest' ? '+reportedAt DESC, id DESC' : 'dueAt IS NULL, dueAt, id';
    const { total, rows } = page<Lead>(database, { table: 'lead', where, order, limit, offset });
    return { total, rows: markAll(context, 'lead', rows) };
  },
};

export const leadsRisks: QueryDefinition<'leads.risks'> = {
  tables: ['riskTransfer'],
  run: (context, { place, open, limit, offset }) => {
    const where = both([condition('open = ?', open ? 1 : 0), ...inPlace(place)]);
    const order = open ? 'dueAt, id' : 'sentAt DESC, id DESC';
    const { total, rows } = page<RiskTransfer>(context.database, { table: 'riskTransfer', where, order, limit, offset });
    return { total, rows: markAll(context, 'riskTransfer', rows) };
  },
};
