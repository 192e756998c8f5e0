/**
 * 公告与签收: a town informs its villages and departments, the city its towns and departments or everybody. Each place gets a copy of
 * its own with its receipt; what is for everybody is public, and a receipt is written by whoever gives it.
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected, REMINDER_EXPIRES_MS, superseded } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { covers, PUBLIC_SCOPE, tierOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { announcementReceiptTable, announcementTable } from '../schema/notices.ts';
import type { Announcement, AnnouncementReceipt } from '../schema/notices.ts';
import { notTheUnit } from '../supervision/common.ts';
import { unitCode, unitOf } from '../supervision/unit.ts';
import type { Unit } from '../supervision/unit.ts';

/** Places one announcement may be sent to by name; more than these are everybody. */
const PLACES_MAX = 100;
/** Receipts of an announcement to everybody: every village, town and department of a large city. */
const RECEIPTS_MAX = 5000;

export const publishAnnouncement = command({
  name: 'announcement.publish',
  summary: 'Publish an announcement to places of the town or city, or to everybody.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    /** The issuer's own place: a town's nine digits or the city's six. */
    place: z.string().regex(/^(?:\d{9}|\d{6})$/), title: z.string().trim().min(1).max(120), body: z.string().trim().min(1).max(8000),
    everybody: z.boolean().default(false), places: z.array(unitCode).max(PLACES_MAX).default([]),
    /** Working days for the receipt; 0: none is asked for. */
    receiptDays: z.int().min(0).max(30).default(0),
  }),
  reads: () => ({}),
  writes: ({ place }) => [place],
  decide: (args, _rows, context) => {
    const { actor, calendar, now } = context;
    const { title, body, place } = args;
    if (args.everybody && tierOf(place) !== 'city') return rejected('scope.forbidden', { scope: PUBLIC_SCOPE });
    if (args.everybody === args.places.length > 0) {
      return rejected('args.invalid', { field: 'places', problem: 'places or everybody, not both' });
    }
    const receiptDueAt = args.receiptDays === 0 ? null : calendar.deadline(now, args.receiptDays).at;
    const published: Announcement = {
      id: createdId(context, 'announcement'), scope: args.everybody ? PUBLIC_SCOPE : place, also: null, title, body,
      everybody: args.everybody ? 1 : 0, needsReceipt: args.receiptDays === 0 ? 0 : 1, receiptDueAt, byName: actor.name, place, at: now,
      withdrawnAt: null,
    };
    const copies: AnnouncementReceipt[] = [];
    for (const code of new Set(args.places)) {
      const unit = unitOf(code);
      if (unit === undefined) return rejected('unit.unknown', { unit: code });
      if (!covers(actor.grants, unit.scope)) return rejected('scope.forbidden', { scope: unit.scope });
      copies.push(copyFor(unit, published));
    }
    const changes = [put(announcementTable, published), ...copies.map((copy) => put(announcementReceiptTable, copy))];
    return applied(changes, announcementTable, published, { title, places: copies.length });
  },
});

function copyFor(unit: Unit, announcement: Announcement): AnnouncementReceipt {
  const { id, title, body, at, receiptDueAt, byName, place: byPlace } = announcement;
  return {
    id: `${id}.${unit.code}`, scope: unit.scope, also: unit.also, announcementId: id, place: unit.code, title, body, at, receiptDueAt,
    receivedAt: null, receivedByName: null, withdrawn: 0, byName, byPlace, urgedAt: null, urges: 0,
  };
}

export const receiveAnnouncement = command({
  name: 'announcement.receive',
  summary: 'Acknowledge an announcement for one\'s own place.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
  args: z.strictObject({ id: rowId, place: unitCode }),
  reads: ({ id, place }) => ({ announcement: one(announcementTable, id), copy: one(announcementReceiptTable, `${id}.${place}`) }),
  writes: ({ place }) => [place],
  decide: ({ place }, { announcement, copy }, context: Context) => {
    const { actor, now } = context;
    const unit = unitOf(place);
    const open = announcement?.everybody === 1 && unit !== undefined ? copyFor(unit, announcement) : undefined;
    const receipt = copy ?? open;
    if (receipt === undefined) return rejected('row.notFound', { table: 'announcement' });
    const refusal = notTheUnit(place, actor);
    if (refusal !== undefined) return refusal;
    const withdrawn = receipt.withdrawn === 1 || (announcement !== undefined && announcement.withdrawnAt !== null);
    if (withdrawn) return rejected('announcement.withdrawn');
    if (receipt.receivedAt !== null) return superseded('receipt.given', { by: receipt.receivedByName });
    const given: AnnouncementReceipt = { ...receipt, receivedAt: now, receivedByName: actor.name };
    return applied([put(announcementReceiptTable, given)], announcementReceiptTable, given, { title: given.title });
  },
});

export const withdrawAnnouncement = command({
  name: 'announcement.withdraw',
  summary: 'Withdraw an announcement of one\'s own place.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(500) }),
  reads: ({ id }) => ({
    announcement: one(announcementTable, id), copies: many(announcementReceiptTable, { announcementId: id }, RECEIPTS_MAX),
  }),
  writes: (_args, { announcement }) => (announcement === undefined ? [] : [announcement.place]),
  decide: ({ reason }, { announcement, copies }, { now }) => {
    if (announcement === undefined) return rejected('row.notFound', { table: 'announcement' });
    if (announcement.withdrawnAt !== null) return rejected('announcement.withdrawn');
    const changes = [
      put(announcementTable, { ...announcement, withdrawnAt: now }),
      ...copies.map((copy) => put(announcementReceiptTable, { ...copy, withdrawn: 1 })),
    ];
    return applied(changes, announcementTable, announcement, { title: announcement.title, reason });
  },
});

export const urgeAnnouncement = command({
  name: 'announcement.urge',
  summary: 'Urge places that have not acknowledged an announcement of one\'s own place.',
  roles: ['townStaff', 'citySupervisor'],
  expiresAfterMs: REMINDER_EXPIRES_MS,
  args: z.strictObject({ id: rowId, places: z.array(unitCode).min(1).max(PLACES_MAX) }),
  reads: ({ id }) => ({
    announcement: one(announcementTable, id), copies: many(announcementReceiptTable, { announcementId: id }, RECEIPTS_MAX),
  }),
  writes: (_args, { announcement }) => (announcement === undefined ? [] : [announcement.place]),
  decide: ({ places }, { announcement, copies }, { actor, now }) => {
    if (announcement === undefined) return rejected('row.notFound', { table: 'announcement' });
    if (announcement.withdrawnAt !== null) return rejected('announcement.withdrawn');
    const byPlace = new Map(copies.map((copy) => [copy.place, copy]));
    const urged: AnnouncementReceipt[] = [];
    for (const code of new Set(places)) {
      const unit = unitOf(code);
      if (unit === undefined) return rejected('unit.unknown', { unit: code });
      if (!covers(actor.grants, unit.scope)) return rejected('scope.forbidden', { scope: unit.scope });
      const copy = byPlace.get(code) ?? (announcement.everybody === 1 ? copyFor(unit, announcement) : undefined);
      if (copy === undefined) return rejected('unit.unknown', { unit: code });
      if (copy.receivedAt === null) urged.push({ ...copy, urgedAt: now, urges: copy.urges + 1 });
    }
    if (urged.length === 0) return superseded('receipt.given', { by: null });
    const changes = urged.map((copy) => put(announcementReceiptTable, copy));
    return applied(changes, announcementTable, announcement, { title: announcement.title, places: urged.length });
  },
});
