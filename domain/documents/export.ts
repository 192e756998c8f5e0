/**
 * 导出文书: puts on record that somebody printed or saved a document with personal data in it (permission matrix 1.11, last row).
 * The record itself does not change, so it never conflicts and works offline.
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { actionTable } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import { rectificationTable, supervisionTable } from '../schema/supervision.ts';
import { taskTable } from '../schema/task.ts';
import { DOCUMENT_FORMATS, DOCUMENT_KINDS, DOCUMENT_SUBJECT } from './kinds.ts';

const TABLES = {
  action: actionTable, supervision: supervisionTable, lead: leadTable, task: taskTable, rectification: rectificationTable,
} as const;

type SubjectTable = keyof typeof TABLES;
type Subjects = { readonly [T in SubjectTable]?: { readonly id: string; readonly scope: string; readonly also: string | null } };

/** The one record that was read; the others were asked for with no key. */
const subjectOf = ({ action, supervision, lead, task, rectification }: Subjects) => action ?? supervision ?? lead ?? task ?? rectification;

export const exportDocument = command({
  name: 'document.export',
  summary: 'Put on record that an official document was printed or saved.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'specialUnit'],
  args: z.strictObject({ kind: z.enum(DOCUMENT_KINDS), id: rowId, format: z.enum(DOCUMENT_FORMATS) }),
  reads: ({ kind, id }) => {
    const of = (table: SubjectTable): string => (DOCUMENT_SUBJECT[kind] === table ? id : '');
    return {
      action: one(actionTable, of('action')), supervision: one(supervisionTable, of('supervision')), lead: one(leadTable, of('lead')),
      task: one(taskTable, of('task')), rectification: one(rectificationTable, of('rectification')),
    };
  },
  // A department and a special unit have no grant on the town's row, only on their own audience of it.
  writes: (_args, rows, { actor }) => {
    const subject = subjectOf(rows);
    if (subject === undefined) return [];
    const second = actor.role === 'deptOfficer' || actor.role === 'specialUnit';
    return [second ? subject.also ?? subject.scope : subject.scope];
  },
  decide: ({ kind, format }, rows) => {
    const subject = subjectOf(rows);
    const table = DOCUMENT_SUBJECT[kind];
    if (subject === undefined) return rejected('row.notFound', { table });
    return applied([], TABLES[table], subject, { document: kind, format });
  },
});
