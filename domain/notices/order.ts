/**
 * 应急指令: an area is picked on the map, the members near it get an order, acknowledge it and report their arrival. Each call keeps
 * the position it was made by and its age (domain catalogue 1.10, emergency command).
 */
import { z } from 'zod';
import { latitude, longitude, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { distanceM, pointOf } from '../dispatch/distance.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { emergencyCallTable, emergencyOrderTable } from '../schema/notices.ts';
import type { EmergencyCall, EmergencyOrder } from '../schema/notices.ts';
import { memberTable } from '../schema/people.ts';
import type { Member } from '../schema/people.ts';
import { documentNumber } from '../supervision/common.ts';

/** Members one order calls, and corners of its area. */
const MEMBERS_MAX = 200;
const CORNERS_MAX = 100;

export const issueOrder = command({
  name: 'order.issue',
  summary: 'Order grid members to a place, by the positions they were last seen at.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    place: z.string().regex(/^(?:\d{9}|\d{6})$/), text: z.string().trim().min(1).max(1000), lon: longitude, lat: latitude,
    area: z.array(z.tuple([longitude, latitude])).max(CORNERS_MAX).default([]), memberIds: z.array(rowId).min(1).max(MEMBERS_MAX),
  }),
  reads: ({ memberIds }) => Object.fromEntries([...new Set(memberIds)].map((id) => [id, one(memberTable, id)])),
  writes: ({ place }) => [place],
  decide: ({ place, text, lon, lat, area }, members: Readonly<Record<string, Member | undefined>>, context) => {
    const { actor, now } = context;
    const order: EmergencyOrder = {
      id: createdId(context, 'order'), scope: place, also: null, number: documentNumber('YJ', context), body: text, place, lon, lat,
      area: area.length === 0 ? '' : JSON.stringify(area), open: 1, byName: actor.name, at: now, endedAt: null, report: '',
    };
    const calls: EmergencyCall[] = [];
    for (const member of Object.values(members)) {
      if (member === undefined) return rejected('row.notFound', { table: 'member' });
      if (member.status !== 'onDuty') return rejected('member.inactive', { member: member.name });
      calls.push(callOf(order, member, context));
    }
    const changes = [put(emergencyOrderTable, order), ...calls.map((call) => put(emergencyCallTable, call))];
    return applied(changes, emergencyOrderTable, order, { number: order.number, members: calls.length, text });
  },
});

function callOf(order: EmergencyOrder, member: Member, { now }: Context): EmergencyCall {
  const seen = pointOf(member);
  const goal = pointOf(order);
  return {
    id: `${order.id}.${member.id}`, scope: member.villageCode, also: null, orderId: order.id, body: order.body, memberId: member.id,
    memberName: member.name,
    villageCode: member.villageCode, at: now, lon: order.lon, lat: order.lat, positionAt: member.positionAt,
    distance: seen === undefined || goal === undefined ? null : Math.round(distanceM(seen, goal)),
    receivedAt: null, arrivedAt: null, arrivedLon: null, arrivedLat: null, withdrawn: 0,
  };
}

/** A member answers its own call; a dispatcher may note what a member says on the telephone. */
function notCallable(call: EmergencyCall, { actor }: Context): Outcome | undefined {
  if (actor.role === 'gridMember' && call.memberId !== actor.memberId) return rejected('order.otherMember', { member: call.memberName });
  return call.withdrawn === 1 ? rejected('order.ended') : undefined;
}

export const receiveOrder = command({
  name: 'order.receive',
  summary: 'Acknowledge an emergency order.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({ id: rowId }),
  reads: ({ id }) => ({ call: one(emergencyCallTable, id) }),
  writes: (_args, { call }) => scopeOf(call),
  decide: (_args, { call }, context) => {
    if (call === undefined) return rejected('row.notFound', { table: 'emergencyCall' });
    const refusal = notCallable(call, context);
    if (refusal !== undefined) return refusal;
    if (call.receivedAt !== null) return rejected('receipt.given', { by: call.memberName });
    const received: EmergencyCall = { ...call, receivedAt: context.now };
    const proxy = context.actor.role === 'gridMember' ? 0 : 1;
    return applied([put(emergencyCallTable, received)], emergencyCallTable, received, { member: call.memberName, proxy });
  },
});

export const arriveForOrder = command({
  name: 'order.arrive',
  summary: 'Report the arrival at the place of an emergency order, with position and photo.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({
    id: rowId, lon: longitude.nullable().default(null), lat: latitude.nullable().default(null), evidence: evidenceList,
  }),
  reads: ({ id }) => ({ call: one(emergencyCallTable, id) }),
  follow: (_args, { call }) => ({ member: one(memberTable, call?.memberId ?? '') }),
  writes: (_args, { call }) => scopeOf(call),
  decide: ({ lon, lat, evidence }, { call, member }, context) => {
    if (call === undefined) return rejected('row.notFound', { table: 'emergencyCall' });
    const refusal = notCallable(call, context);
    if (refusal !== undefined) return refusal;
    if (call.arrivedAt !== null) return rejected('receipt.given', { by: call.memberName });
    const { actor, now } = context;
    // Whoever arrives has read the order.
    const arrived: EmergencyCall = { ...call, receivedAt: call.receivedAt ?? now, arrivedAt: now, arrivedLon: lon, arrivedLat: lat };
    const changes = [put(emergencyCallTable, arrived), ...evidenceOf(emergencyCallTable, arrived, evidence, context)];
    if (member !== undefined && lon !== null && lat !== null && actor.role === 'gridMember') {
      changes.push(put(memberTable, { ...member, lon, lat, positionAt: now }));
    }
    return applied(changes, emergencyCallTable, arrived, { member: call.memberName, proxy: actor.role === 'gridMember' ? 0 : 1 });
  },
});

export const endOrder = command({
  name: 'order.end',
  summary: 'End an emergency order with a report; calls not arrived yet are withdrawn.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, text: z.string().trim().min(1).max(4000) }),
  reads: ({ id }) => ({ order: one(emergencyOrderTable, id), calls: many(emergencyCallTable, { orderId: id }, MEMBERS_MAX) }),
  writes: (_args, { order }) => scopeOf(order),
  decide: ({ text }, { order, calls }, { now }) => {
    if (order === undefined) return rejected('row.notFound', { table: 'emergencyOrder' });
    if (order.open === 0) return rejected('order.ended');
    const ended: EmergencyOrder = { ...order, open: 0, endedAt: now, report: text };
    const pending = calls.filter(({ arrivedAt }) => arrivedAt === null).map((call) => put(emergencyCallTable, { ...call, withdrawn: 1 }));
    const detail = { number: order.number, arrived: calls.length - pending.length, members: calls.length, text };
    return applied([put(emergencyOrderTable, ended), ...pending], emergencyOrderTable, ended, detail);
  },
});
