/** Tasks that no registration brought about: a patrol, a special inspection, a draw. They run through the same machine. */
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { isOfUnit } from '../core/scope.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { startLimit } from '../calendar/limits.ts';
import type { Entity } from '../schema/entity.ts';
import { UNTOUCHED_TASK } from '../schema/task.ts';
import type { Task, TaskCause } from '../schema/task.ts';
import type { Member } from '../schema/people.ts';
import { checkLimit } from '../task/common.ts';

/** XC (巡查), ZX (专项), SJ (随机) and the end of the command's random id. */
const INITIALS = { patrol: 'XC', special: 'ZX', random: 'SJ' } as const;

export interface Order {
  readonly cause: Exclude<TaskCause, 'new' | 'address' | 'scope'>;
  readonly entity: Entity & { readonly villageCode: string; readonly townCode: string };
  /** Tells the tasks of one command apart, from 1. */
  readonly index: number;
  /** By when the check must be made. */
  readonly dueAt: number;
  readonly campaignId: string | null;
  /** Who is sent, when that is decided already. */
  readonly member: Member | undefined;
}

/** An entity that has a village. */
export function placed(entity: Entity | undefined): Order['entity'] | undefined {
  if (entity === undefined || entity.townCode === null || entity.villageCode === null) return undefined;
  return { ...entity, townCode: entity.townCode, villageCode: entity.villageCode };
}

/** The task in its village's inbox, or already given to a member. */
export function orderedTask({ cause, entity, index, dueAt, campaignId, member }: Order, context: Context): Task {
  const { calendar, now, issuedAt, actor, commandId } = context;
  const assign = startLimit(calendar, 'assign', now);
  const day = dayText(dayNumber(issuedAt)).replaceAll('-', '');
  const task: Task = {
    ...UNTOUCHED_TASK, id: createdId(context, `task${index}`), scope: entity.scope, also: entity.also,
    number: `${INITIALS[cause]}${day}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}-${index}`,
    entityId: entity.id, entityName: entity.name, address: entity.address, entityKind: entity.kind,
    townCode: entity.townCode, villageCode: entity.villageCode, gridId: entity.gridId, lon: entity.lon, lat: entity.lat,
    cause, state: 'pushed', open: 1, receivedAt: now, pushedAt: now,
    assignDueAt: assign.dueAt, firstCheckDueAt: dueAt, recheckDueAt: null, ...assign,
    assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null,
    firstCheckAt: null, firstCheckOnTime: 0, visits: 0, lastMemberId: null, result: null, problems: '',
    noticeNumber: null, noticeFacts: null, noticeAt: null, recheckAt: null, leadId: null, urgedAt: null, urges: 0, closedAt: null,
    changedBy: actor.name, changedAt: now, campaignId,
  };
  // A special unit sends its own people.
  if (member === undefined || isOfUnit(entity)) return task;
  return {
    ...task, ...checkLimit(task, context), state: 'assigned',
    assigneeId: member.id, assigneeName: member.name, assignedAt: now, assignedBy: actor.name,
  };
}
