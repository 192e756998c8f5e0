/** 交接班: what the shift that leaves tells the one that comes, and who took it over. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { put } from '../core/table.ts';
import { shiftNoteTable } from '../schema/notices.ts';
import type { ShiftNote } from '../schema/notices.ts';
import { addresseeScope, notTheUnit } from '../supervision/common.ts';
import { unitCode, unitOf } from '../supervision/unit.ts';

const ROLES = ['villageDispatcher', 'townStaff', 'deptOfficer'] as const;

export const handOverShift = command({
  name: 'shift.handOver',
  summary: 'Write the note for the next shift at one\'s own place.',
  roles: ROLES,
  args: z.strictObject({
    place: unitCode, text: z.string().trim().min(1).max(4000),
    /** What must be gone on with: numbers of tasks and leads, in the order of urgency. */
    openItems: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
  }),
  reads: () => ({}),
  writes: ({ place }) => [place],
  decide: ({ place, text, openItems }, _rows, context) => {
    const { actor, now } = context;
    const unit = unitOf(place);
    if (unit === undefined) return rejected('unit.unknown', { unit: place });
    const refusal = notTheUnit(place, actor);
    if (refusal !== undefined) return refusal;
    const note: ShiftNote = {
      id: createdId(context, 'shift'), scope: unit.scope, also: unit.also, place, body: text, openItems: JSON.stringify(openItems),
      byId: actor.accountId, byName: actor.name, at: now, takenOverAt: null, takenOverByName: null, remark: '',
    };
    return applied([put(shiftNoteTable, note)], shiftNoteTable, note, { text });
  },
});

export const takeOverShift = command({
  name: 'shift.takeOver',
  summary: 'Take over from the shift before: its note was read.',
  roles: ROLES,
  args: z.strictObject({ id: rowId, note: noteText }),
  reads: ({ id }) => ({ shift: one(shiftNoteTable, id) }),
  writes: (_args, { shift }) => addresseeScope(shift),
  decide: ({ note }, { shift }, { actor, now }) => {
    if (shift === undefined) return rejected('row.notFound', { table: 'shiftNote' });
    const refusal = notTheUnit(shift.place, actor);
    if (refusal !== undefined) return refusal;
    if (shift.byId === actor.accountId) return rejected('shift.ownNote');
    if (shift.takenOverAt !== null) return rejected('receipt.given', { by: shift.takenOverByName });
    const taken: ShiftNote = { ...shift, takenOverAt: now, takenOverByName: actor.name, remark: note };
    return applied([put(shiftNoteTable, taken)], shiftNoteTable, taken, { from: shift.byName, note });
  },
});
