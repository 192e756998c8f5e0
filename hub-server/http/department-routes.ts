/**
 * For a department's own system: the leads transferred to it, and what it does with them. Every action carries an idempotency
 * key of the sender: the same one again answers what the first one did.
 */
import { z } from 'zod';
import { acceptTransferredLead } from '#domain/lead/accept-transfer.ts';
import { feedBackOnLead } from '#domain/lead/feedback.ts';
import { RETURN_CODES, returnTransferredLead } from '#domain/lead/return-transfer.ts';
import { evidencePiece } from '#domain/lead/evidence.ts';
import { LEAD_RESULTS, leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { sessionActor } from '../accounts/directory.ts';
import { CatchUp } from '../replication/catch-up.ts';
import { Decided, RepeatableCommands } from './repeatable-commands.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import { rowSchema } from './rows-schema.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'department-api';
const access: Access = { roles: ['deptOfficer'], scope: 'department' };
const PAGE_ROWS = 500;
const STATES = ['transferred', 'deptAccepted', 'feedback', 'closed'] as const;

const LeadsQuery = z.strictObject({
  state: z.enum(STATES).optional(),
  /** `next` of the page before; left out for the first. */
  after: z.string().max(400).optional(),
});
const Leads = z.object({ leads: z.array(rowSchema(leadTable)), next: z.string().nullable(), head: z.int() });
const Params = z.strictObject({ id: z.string().min(1).max(160) });
const Headers = z.object({
  'idempotency-key': z.string().regex(/^[0-9A-Za-z-]{16,64}$/)
    .meta({ description: 'Chosen by the sender; sending it again repeats the answer' }),
});

/** What a department does with a lead: the command behind each, and what the body may say. */
const ACTIONS = {
  accept: { command: acceptTransferredLead.name, summary: 'Take a transferred lead on.', body: z.strictObject({}) },
  return: {
    command: returnTransferredLead.name, summary: 'Return a lead to the town, once, within two working days.',
    body: z.strictObject({ code: z.enum(RETURN_CODES).default('otherDepartment'), reason: z.string().trim().min(1).max(500) }),
  },
  feedback: {
    command: feedBackOnLead.name, summary: 'Report what came of a lead.',
    body: z.strictObject({
      result: z.enum(LEAD_RESULTS), note: z.string().trim().max(1000).default(''), evidence: z.array(evidencePiece).max(20).default([]),
    }),
  },
} as const satisfies Record<string, { command: string; summary: string; body: z.ZodType }>;

export function departmentRoutes(api: Api, services: HubServices): void {
  const { store, sequencer, clock } = services;
  const commands = new RepeatableCommands(store, sequencer);
  const catchUp = new CatchUp(store, PAGE_ROWS);
  api.route({
    method: 'GET', path: '/api/v1/department/leads', tag: 'department', access, query: LeadsQuery,
    summary: 'Leads that are with the department, or came back from it, page by page.',
    answers: { 200: answer('A page; with a state, it may hold fewer', Leads) },
    run: ({ session: { account }, query }) => {
      const head = store.head();
      const { columns, rows, next } = catchUp.page(account.grants, { table: leadTable.name, after: query.after ?? null, part: null });
      const leads = rows.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])) as unknown as Lead);
      return { leads: leads.filter(({ state }) => query.state === undefined || state === query.state), next, head };
    },
  });
  for (const [name, { command, summary, body }] of Object.entries(ACTIONS)) {
    api.route({
      method: 'POST', path: `/api/v1/department/leads/:id/${name}`, tag: 'department', access, params: Params, headers: Headers,
      body: body as z.ZodType<Record<string, unknown>>, bodyLimit: 64 * 1024, summary,
      answers: { 200: answer('What the hub decided', Decided) },
      run: ({ session, params, headers, body: said }) => {
        const sent = { id: headers['idempotency-key'], name: command, args: { leadId: params.id, ...said }, issuedAt: clock.now() };
        return commands.decide(sent, sessionActor(session.account), ORIGIN);
      },
    });
  }
}
