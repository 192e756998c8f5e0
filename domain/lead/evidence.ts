/** 证据: what proves a visit, a feedback or a result. Rows hold the content's hash; the content is fetched when somebody looks. */
import { z } from 'zod';
import { latitude, longitude } from '../core/arguments.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange, Table } from '../core/table.ts';
import { EVIDENCE_KINDS, evidenceTable, leadVisitTable } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import { inspectionTable, taskTable } from '../schema/task.ts';

/** Largest attachment, in bytes (200 MB: a few minutes of video). */
const ATTACHMENT_MAX = 200 * 1024 * 1024;

/** One piece: the content travels apart under its hash; where and when it was taken is told here, never in the file. */
export const evidencePiece = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS), name: z.string().trim().min(1).max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0).max(ATTACHMENT_MAX),
  /** Milliseconds since 1970, by the device that took it. */
  takenAt: z.int().min(0).optional(), lon: longitude.optional(), lat: latitude.optional(),
});

/** At most twenty pieces a visit; more belong to another visit. */
export const evidenceList = z.array(evidencePiece).max(20).default([]);

interface Proved {
  readonly id: string;
  readonly scope: string;
  readonly also: string | null;
  readonly leadId?: string | null;
  readonly taskId?: string | null;
}

/** The task or lead that goes where its evidence goes. */
function caseOf(table: Table, about: Proved): string | null {
  switch (table.name) {
    case taskTable.name:
    case leadTable.name: return about.id;
    case inspectionTable.name: return about.taskId ?? null;
    case leadVisitTable.name: return about.leadId ?? null;
    default: return null;
  }
}

/** The rows of the evidence of one thing, for the same audience. */
export function evidenceOf(table: Table, about: Proved, list: z.output<typeof evidenceList>, context: Context): RowChange[] {
  return list.map((piece, index) => put(evidenceTable, {
    ...piece, id: createdId(context, `evidence${index + 1}`), scope: about.scope, also: about.also,
    subject: table.name, subjectId: about.id, byName: context.actor.name, byId: context.actor.accountId, at: context.now,
    takenAt: piece.takenAt === undefined ? null : Math.min(piece.takenAt, context.now), lon: piece.lon ?? null, lat: piece.lat ?? null,
    caseId: caseOf(table, about),
  }));
}
