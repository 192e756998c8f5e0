/** 证据: what proves a visit, a feedback or a result. Rows hold the content's hash; the content is fetched when somebody looks. */
import { z } from 'zod';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange, Table } from '../core/table.ts';
import { EVIDENCE_KINDS, evidenceTable } from '../schema/disposal.ts';

/** Largest attachment, in bytes (200 MB: a few minutes of video). */
const ATTACHMENT_MAX = 200 * 1024 * 1024;

/** At most twenty pieces a visit; more belong to another visit. */
export const evidenceList = z.array(z.strictObject({
  kind: z.enum(EVIDENCE_KINDS), name: z.string().trim().min(1).max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0).max(ATTACHMENT_MAX),
})).max(20).default([]);

/** The rows of the evidence of one thing, for the same audience. */
export function evidenceOf(
  table: Table, about: { readonly id: string; readonly scope: string; readonly also: string | null }, list: z.output<typeof evidenceList>,
  context: Context,
): RowChange[] {
  return list.map((piece, index) => put(evidenceTable, {
    ...piece, id: createdId(context, `evidence${index + 1}`), scope: about.scope, also: about.also,
    subject: table.name, subjectId: about.id, byName: context.actor.name, at: context.now,
  }));
}
