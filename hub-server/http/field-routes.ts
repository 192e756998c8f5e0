/** The field API: what a grid member's phone asks and does. A member sees the own tasks only, those in full. */
import { z } from 'zod';
import { latitude, longitude } from '#domain/core/arguments.ts';
import { maskRow } from '#domain/core/row.ts';
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { itemSetTable } from '#domain/schema/items.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { announcementReceiptTable, announcementTable, emergencyCallTable } from '#domain/schema/notices.ts';
import type { Announcement, AnnouncementReceipt, EmergencyCall } from '#domain/schema/notices.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { COMMAND_LIMIT_BYTES, SessionAccount } from '#protocol/hub/messages.ts';
import { sessionActor } from '../accounts/directory.ts';
import { auditReveal } from '../calls/calls.ts';
import { Decided, RepeatableCommands } from './repeatable-commands.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import { rowSchema } from './rows-schema.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'field-api';
const TASKS_LIMIT = 500;
const INSPECTIONS_LIMIT = 50;
const FORMS_LIMIT = 20;
const LEADS_LIMIT = 5000;
const ANNOUNCEMENTS_LIMIT = 500;
const ORDERS_LIMIT = 100;
/** A phone may send more often; the hub keeps one position in this time. */
const POSITION_EVERY_MS = 10_000;

const TasksQuery = z.strictObject({ state: z.enum(['open', 'closed']).default('open') });
const TaskParams = z.strictObject({ id: z.string().min(1).max(160) });
const CommandBody = z.strictObject({
  /** Chosen by the phone: sending the same id again answers what the first one did. */
  id: z.string().regex(/^[0-9A-Za-z-]{16,64}$/), name: z.string().min(1).max(80), args: z.record(z.string(), z.unknown()),
  issuedAt: z.int().min(0),
});
const PositionBody = z.strictObject({ lon: longitude, lat: latitude });
const Me = z.object({
  account: SessionAccount, member: rowSchema(memberTable), village: rowSchema(villageTable).nullable(), townName: z.string(),
  hubId: z.string(), serverTime: z.int(),
});
const TaskInFull = z.object({
  task: rowSchema(taskTable), entity: rowSchema(entityTable).nullable(), inspections: z.array(rowSchema(inspectionTable)),
});

const Announced = z.object({ id: z.string(), title: z.string(), body: z.string(), at: z.int() });

const access: Access = { roles: ['gridMember'], scope: 'field' };

export function fieldRoutes(api: Api, services: HubServices): void {
  const { store, clock, sequencer } = services;
  const commands = new RepeatableCommands(store, sequencer);
  api.route({
    method: 'GET', path: '/api/v1/field/me', tag: 'field', access,
    summary: 'The member the key stands for, the village and the hub\'s clock.',
    answers: { 200: answer('Who and where', Me) },
    run: ({ session: { account } }) => {
      const member = memberOf(services, account.memberId);
      return {
        account, member, village: store.reader.get(villageTable, member.villageCode) ?? null,
        townName: store.reader.get(townTable, member.townCode)?.name ?? '', hubId: store.hubId, serverTime: clock.now(),
      };
    },
  });
  taskRoutes(api, services);
  noticeRoutes(api, services);
  api.route({
    method: 'POST', path: '/api/v1/field/commands', tag: 'field', access, body: CommandBody, bodyLimit: COMMAND_LIMIT_BYTES,
    summary: 'Do something: accept, arrive, submit with photographs, report a lead, … decided once by the id the phone chose.',
    answers: { 200: answer('What the hub decided', Decided) },
    run: ({ session, body }) => commands.decide(body, sessionActor(session.account), ORIGIN),
  });
  api.route({
    method: 'POST', path: '/api/v1/field/position', tag: 'field', access, body: PositionBody, bodyLimit: 1024,
    summary: 'Where the member is; kept once in ten seconds.', answers: { 204: answer('Taken') },
    run: ({ session: { account }, body: { lon, lat }, reply }) => {
      const now = clock.now();
      store.commit((transaction) => {
        const member = memberOf(services, account.memberId);
        if (member.positionAt !== null && Math.abs(now - member.positionAt) < POSITION_EVERY_MS) return;
        transaction.apply([put(memberTable, { ...member, lon, lat, positionAt: now })]);
      });
      return reply.send();
    },
  });
}

function taskRoutes(api: Api, services: HubServices): void {
  const { store, clock } = services;
  api.route({
    method: 'GET', path: '/api/v1/field/tasks', tag: 'field', access, query: TasksQuery, summary: 'The member\'s own tasks.',
    answers: { 200: answer('Tasks', z.object({ tasks: z.array(rowSchema(taskTable)) })) },
    run: ({ session: { account }, query }) => {
      const member = memberOf(services, account.memberId);
      return { tasks: store.reader.find(taskTable, { assigneeId: member.id, open: query.state === 'open' ? 1 : 0 }, TASKS_LIMIT) };
    },
  });
  api.route({
    method: 'GET', path: '/api/v1/field/tasks/:id', tag: 'field', access, params: TaskParams,
    summary: 'One of the own tasks with its entity, contact included, which is put on record.',
    answers: { 200: answer('The task', TaskInFull) },
    run: ({ session: { account }, params: { id } }) => {
      const task = store.reader.get(taskTable, id) as Task | undefined;
      if (task === undefined || task.assigneeId === null || task.assigneeId !== account.memberId) {
        throw new ShaotaiError('row.notFound', undefined, { table: 'task' });
      }
      auditReveal(store, clock, account, ORIGIN, 'entity.reveal', `entity:${task.entityId}`);
      return {
        task, entity: store.reader.get(entityTable, task.entityId) ?? null,
        inspections: store.reader.find(inspectionTable, { taskId: id }, INSPECTIONS_LIMIT),
      };
    },
  });
}

/** What the app shows besides tasks: forms, own leads, announcements, emergency orders. */
function noticeRoutes(api: Api, services: HubServices): void {
  const { reader } = services.store;
  api.route({
    method: 'GET', path: '/api/v1/field/forms', tag: 'field', access, summary: 'The items and answers that checks are made with now.',
    answers: { 200: answer('Item sets in force', z.object({ forms: z.array(rowSchema(itemSetTable)) })) },
    run: () => ({ forms: reader.find(itemSetTable, { purpose: 'check', active: 1 }, FORMS_LIMIT) }),
  });
  api.route({
    method: 'GET', path: '/api/v1/field/leads', tag: 'field', access, summary: 'Open leads the member reported.',
    answers: { 200: answer('Leads', z.object({ leads: z.array(rowSchema(leadTable)) })) },
    run: ({ session: { account } }) => {
      const { id, villageCode } = memberOf(services, account.memberId);
      const leads = reader.find(leadTable, { open: 1, villageCode }, LEADS_LIMIT) as unknown as Lead[];
      return { leads: leads.filter(({ reporterId }) => reporterId === id).map((lead) => maskRow(leadTable, lead as unknown as AnyRow)) };
    },
  });
  api.route({
    method: 'GET', path: '/api/v1/field/announcements', tag: 'field', access,
    summary: 'Announcements for the member\'s village and for everybody.',
    answers: { 200: answer('Newest first', z.object({ announcements: z.array(Announced) })) },
    run: ({ session: { account } }) => ({ announcements: announced(services, memberOf(services, account.memberId).villageCode) }),
  });
  api.route({
    method: 'GET', path: '/api/v1/field/orders', tag: 'field', access, summary: 'Emergency orders for the member, receipts included.',
    answers: { 200: answer('Newest first', z.object({ orders: z.array(rowSchema(emergencyCallTable)) })) },
    run: ({ session: { account } }) => {
      const { id } = memberOf(services, account.memberId);
      const calls = reader.find(emergencyCallTable, { memberId: id }, ORDERS_LIMIT) as unknown as EmergencyCall[];
      return { orders: calls.filter(({ withdrawn }) => withdrawn === 0).sort((a, b) => b.at - a.at) };
    },
  });
}

function announced({ store: { reader } }: HubServices, villageCode: string): z.infer<typeof Announced>[] {
  const copies = reader.find(announcementReceiptTable, { place: villageCode }, ANNOUNCEMENTS_LIMIT) as unknown as AnnouncementReceipt[];
  const all = reader.find(announcementTable, { scope: PUBLIC_SCOPE }, ANNOUNCEMENTS_LIMIT) as unknown as Announcement[];
  const here = copies.filter(({ withdrawn }) => withdrawn === 0)
    .map(({ announcementId, title, body, at }) => ({ id: announcementId, title, body, at }));
  const everywhere = all.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id, title, body, at }) => ({ id, title, body, at }));
  const byId = new Map([...here, ...everywhere].map((each) => [each.id, each]));
  return [...byId.values()].sort((a, b) => b.at - a.at);
}

function memberOf({ store }: HubServices, memberId: string | null): Member {
  const member = memberId === null ? undefined : store.reader.get(memberTable, memberId) as Member | undefined;
  if (member === undefined) throw new ShaotaiError('row.notFound', 'the account stands for no grid member', { table: 'member' });
  return member;
}
