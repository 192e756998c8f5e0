/**
 * Rows for other systems: page by page under the account's grants, masked as for stations. The head that comes with the first
 * page is the cursor from which the change feed goes on.
 */
import { z } from 'zod';
import type { Role } from '#domain/core/actor.ts';
import { maskRow } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { evidenceTable, leadVisitTable } from '#domain/schema/disposal.ts';
import { eventTable } from '#domain/schema/event.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { accountTable } from '#domain/schema/people.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { CatchUp } from '../replication/catch-up.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import { rowSchema } from './rows-schema.ts';
import type { HubServices } from './services.ts';

export const DESK_ROLES: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'];
const rowsAccess: Access = { roles: DESK_ROLES, scope: 'changes' };
const leadsAccess: Access = { roles: DESK_ROLES, scope: 'leads' };

/** Rows of a page: an answer of some hundred kilobytes. */
const PAGE_ROWS = 500;
/** Lines of one lead's timeline, visits and evidence. */
const PARTS_LIMIT = 500;

/** Accounts are nobody's business but the administrators'. */
const SHARED_TABLES = TABLES.filter(({ name }) => name !== accountTable.name);

const PageQuery = z.strictObject({
  /** `next` of the page before; left out for the first. */
  after: z.string().max(400).optional(),
});
const RowParams = z.strictObject({ table: z.enum(SHARED_TABLES.map(({ name }) => name)) });
const LeadParams = z.strictObject({ id: z.string().min(1).max(160) });

const pageOf = (row: z.ZodType) => z.object({
  rows: z.array(row),
  next: z.string().nullable().meta({ description: 'Ask for the next page after this; null: this was the last' }),
  head: z.int().meta({ description: 'The newest commit; with the first page, the cursor to follow changes from' }),
});
const LeadInFull = z.object({
  lead: rowSchema(leadTable), events: z.array(rowSchema(eventTable)), visits: z.array(rowSchema(leadVisitTable)),
  evidence: z.array(rowSchema(evidenceTable)),
});

export function rowRoutes(api: Api, services: HubServices): void {
  const { store } = services;
  const catchUp = new CatchUp(store, PAGE_ROWS);
  const page = (table: string, grants: readonly string[], after: string | undefined) => {
    const head = store.head();
    const { columns, rows, next } = catchUp.page(grants, { table, after: after ?? null, part: null });
    return { rows: rows.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]))), next, head };
  };
  api.route({
    method: 'GET', path: '/api/v1/rows/:table', tag: 'leads', access: rowsAccess, params: RowParams, query: PageQuery,
    summary: 'A table as far as the account may see it, page by page.',
    answers: { 200: answer('A page', pageOf(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))) },
    run: ({ session: { account }, params, query }) => page(params.table, account.grants, query.after),
  });
  api.route({
    method: 'GET', path: '/api/v1/leads', tag: 'leads', access: leadsAccess, query: PageQuery,
    summary: 'Leads the account may see, page by page.', answers: { 200: answer('A page', pageOf(rowSchema(leadTable))) },
    run: ({ session: { account }, query }) => page(leadTable.name, account.grants, query.after),
  });
  api.route({
    method: 'GET', path: '/api/v1/leads/:id', tag: 'leads', access: leadsAccess, params: LeadParams,
    summary: 'One lead with its timeline, visits and evidence.', answers: { 200: answer('The lead', LeadInFull) },
    run: ({ session: { account }, params: { id } }) => {
      const lead = store.reader.get(leadTable, id);
      if (lead === undefined || !visible(lead, account.grants)) throw new ShaotaiError('row.notFound', undefined, { table: 'lead' });
      const parts = (table: Table, where: Readonly<Record<string, string>>): AnyRow[] =>
        store.reader.find(table, where, PARTS_LIMIT).filter((row) => visible(row, account.grants)).map((row) => maskRow(table, row));
      return {
        lead: maskRow(leadTable, lead), events: parts(eventTable, { subjectId: id }), visits: parts(leadVisitTable, { leadId: id }),
        evidence: parts(evidenceTable, { caseId: id }),
      };
    },
  });
}
