/** The field API: what a grid member's phone asks and does. A member sees the own tasks only, those in full. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { latitude, longitude } from '#domain/core/arguments.ts';
import { put } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { COMMAND_LIMIT_BYTES } from '#protocol/hub/messages.ts';
import { sessionActor } from '../accounts/directory.ts';
import { auditReveal } from '../calls/calls.ts';
import { checked } from '../checked.ts';
import { FieldCommands } from './field-commands.ts';
import { requireRole } from './services.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'field-api';
const TASKS_LIMIT = 500;
const INSPECTIONS_LIMIT = 50;
/** A phone may send more often; the hub keeps one position in this time. */
const POSITION_EVERY_MS = 10_000;

const TasksQuery = z.strictObject({ state: z.enum(['open', 'closed']).default('open') });
const TaskParams = z.strictObject({ id: z.string().min(1).max(160) });
const CommandBody = z.strictObject({
  /** Chosen by the phone: sending the same id again answers what the first one did. */
  id: z.string().regex(/^[0-9A-Za-z-]{16,64}$/), name: z.string().min(1).max(80), args: z.record(z.string(), z.unknown()), issuedAt: z.int().min(0),
});
const PositionBody = z.strictObject({ lon: longitude, lat: latitude });

export function fieldRoutes(app: FastifyInstance, services: HubServices): void {
  const { store, clock, sequencer } = services;
  const commands = new FieldCommands(store, sequencer);

  app.get('/api/v1/field/me', (request) => {
    const { account } = requireRole(services, request, ['gridMember']);
    const member = memberOf(services, account.memberId);
    return {
      account, member, village: store.reader.get(villageTable, member.villageCode) ?? null,
      townName: store.reader.get(townTable, member.townCode)?.name ?? '', hubId: store.hubId, serverTime: clock.now(),
    };
  });

  app.get('/api/v1/field/tasks', (request) => {
    const { account } = requireRole(services, request, ['gridMember']);
    const { state } = checked(TasksQuery, request.query);
    const member = memberOf(services, account.memberId);
    return { tasks: store.reader.find(taskTable, { assigneeId: member.id, open: state === 'open' ? 1 : 0 }, TASKS_LIMIT) };
  });

  app.get('/api/v1/field/tasks/:id', (request) => {
    const { account } = requireRole(services, request, ['gridMember']);
    const { id } = checked(TaskParams, request.params);
    const task = store.reader.get(taskTable, id) as Task | undefined;
    if (task === undefined || task.assigneeId === null || task.assigneeId !== account.memberId) throw new ShaotaiError('row.notFound', undefined, { table: 'task' });
    auditReveal(store, clock, account, ORIGIN, 'entity.reveal', `entity:${task.entityId}`);
    return {
      task, entity: store.reader.get(entityTable, task.entityId) ?? null,
      inspections: store.reader.find(inspectionTable, { taskId: id }, INSPECTIONS_LIMIT),
    };
  });

  app.post('/api/v1/field/commands', { bodyLimit: COMMAND_LIMIT_BYTES }, (request) => {
    const { account } = requireRole(services, request, ['gridMember']);
    return commands.decide(checked(CommandBody, request.body), sessionActor(account), ORIGIN);
  });

  app.post('/api/v1/field/position', { bodyLimit: 1024 }, (request, reply) => {
    const { account } = requireRole(services, request, ['gridMember']);
    const { lon, lat } = checked(PositionBody, request.body);
    const now = clock.now();
    store.commit((transaction) => {
      const member = memberOf(services, account.memberId);
      if (member.positionAt !== null && Math.abs(now - member.positionAt) < POSITION_EVERY_MS) return;
      transaction.apply([put(memberTable, { ...member, lon, lat, positionAt: now })]);
    });
    void reply.status(204).send();
  });
}

function memberOf({ store }: HubServices, memberId: string | null): Member {
  const member = memberId === null ? undefined : store.reader.get(memberTable, memberId) as Member | undefined;
  if (member === undefined) throw new ShaotaiError('row.notFound', 'the account stands for no grid member', { table: 'member' });
  return member;
}
