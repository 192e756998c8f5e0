/** Queries about official documents (公文): the rows one is made of. */
import { z } from 'zod';
import type { DocumentRows } from '#documents/rows.ts';
import { DOCUMENT_KINDS } from '#domain/documents/kinds.ts';
import { id } from './common.ts';

export const DOCUMENT_QUERIES = {
  'document.rows': z.strictObject({ kind: z.enum(DOCUMENT_KINDS), id }),
} as const;

export const DOCUMENT_QUERY_SUMMARIES: Readonly<Record<keyof typeof DOCUMENT_QUERIES, string>> = {
  'document.rows': 'The rows an official document is made of: an action, a lead, a task, a supervision, a rectification.',
};

export interface DocumentQueryResults {
  'document.rows': DocumentRows | null;
}
