/**
 * Intake API: the registry's registrations as JSON, and files of registrations, addresses or territory as CSV, XLSX or
 * NDJSON. Sending the same again changes nothing, so whoever got no answer just repeats.
 */
import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addressFormat } from '#domain/address/book-record.ts';
import { complaintFormat } from '#domain/complaint/record.ts';
import { reportFormat } from '#domain/patrol/report-record.ts';
import { registrationFormat } from '#domain/registration/record.ts';
import { territoryFormat } from '#domain/territory/record.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { sessionActor } from '../accounts/directory.ts';
import type { ImportKind, ImportOptions } from '../intake/import-run.ts';
import { REASONS } from '../intake/report.ts';
import type { ImportSummary } from '../intake/report.ts';
import { CONTENT_TYPES, openSource, sourceOf } from '../intake/source/source.ts';
import type { SourceFormat } from '../intake/source/source.ts';
import { UnreadableFile } from '../intake/source/unreadable.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'intake-api';
const MEGABYTE = 1024 * 1024;
/** A message of the registry; more rows than this come as a file. */
const JSON_LIMIT_BYTES = 4 * MEGABYTE;
const JSON_ROWS_MAX = 5000;
/** A file is read as it comes, so its size costs time, not memory. */
const FILE_LIMIT_BYTES = 1024 * MEGABYTE;
/** A restart takes a few seconds. */
const RETRY_MS = 10_000;

interface IntakeRoute {
  readonly path: string;
  readonly kind: ImportKind;
  readonly access: Access;
  readonly summary: string;
  /** One row, as it is documented and checked. */
  readonly row: z.ZodType;
}

const ROUTES: readonly IntakeRoute[] = [
  {
    path: '/api/v1/registrations', kind: 'registrations', access: { roles: ['intake', 'administrator'], scope: 'registrations' },
    summary: 'Registrations of the registry; known by credit code and content, so the same again changes nothing.',
    row: registrationFormat.schema,
  },
  {
    path: '/api/v1/complaints', kind: 'complaints', access: { roles: ['intake', 'administrator'], scope: 'complaints' },
    summary: 'Complaints of 12315, 12345 and others; known by source and number. Each becomes a lead, the caller kept apart.',
    row: complaintFormat.schema,
  },
  {
    path: '/api/v1/annual-reports', kind: 'annual-reports', access: { roles: ['intake', 'administrator'], scope: 'registrations' },
    summary: 'The register\'s list of annual reports of a year, filed and missing; usually sent every night from March to June.',
    row: reportFormat.schema,
  },
  {
    path: '/api/v1/addresses', kind: 'addresses', access: { roles: ['intake', 'administrator'], scope: 'registrations' },
    summary: 'The standard address book.', row: addressFormat.schema,
  },
  // The registry's interface has no say in what the city consists of.
  {
    path: '/api/v1/territory', kind: 'territory', access: { roles: ['administrator'], scope: 'territory' },
    summary: 'Cities, towns, villages and grids.', row: territoryFormat.schema,
  },
];

const Summary = z.object({
  read: z.int(), created: z.int(), changed: z.int(), unchanged: z.int(), rejected: z.int(), unplaced: z.int(),
  rejectedRows: z.array(z.object({ row: z.int(), field: z.string(), reason: z.enum(Object.keys(REASONS)), otherRow: z.int().optional() })),
});

const FORMAT_OF = new Map(Object.entries(CONTENT_TYPES).map(([format, type]) => [type, format as SourceFormat]));

export function intakeRoutes(api: Api, services: HubServices): void {
  // In a context of its own, because only here bodies arrive as streams.
  api.within((scoped, context) => {
    context.addContentTypeParser([...FORMAT_OF.keys()], (_request, body, parsed) => parsed(null, body));
    for (const { path, kind, access, summary, row } of ROUTES) {
      scoped.route({
        method: 'POST', path, tag: 'intake', access, summary, bodyLimit: JSON_LIMIT_BYTES,
        documentedBody: z.union([row, z.array(row).max(JSON_ROWS_MAX)]),
        otherBodies: { description: 'A file with these columns, under their English or Chinese names', types: [...FORMAT_OF.keys()] },
        answers: { 200: answer('What became of the rows', Summary) },
        run: ({ session, request }) => takeIn(services, kind, request, { actor: sessionActor(session.account), origin: ORIGIN }),
      });
    }
  });
}

async function takeIn(services: HubServices, kind: ImportKind, request: FastifyRequest, options: ImportOptions): Promise<ImportSummary> {
  const format = formatOf(request);
  const { stopping } = services.intake;
  try {
    if (format === 'json') return await takeInJson(services, kind, request.body, options);
    const source = await openSource(limited(request.body as Readable | undefined, stopping), format);
    return await services.intake.import(kind, source, options);
  } catch (error) {
    if (error instanceof UnreadableFile) {
      throw new ShaotaiError('params.invalid', error.message, { field: error.fields.join(', '), reason: error.reason });
    }
    throw stopping.aborted ? new ShaotaiError('hub.busy', 'the hub stops; send the file again', { retryAfterMs: RETRY_MS }) : error;
  }
}

/** An array of rows answers a summary; a single row that is refused is an error naming the field. */
async function takeInJson({ intake }: HubServices, kind: ImportKind, body: unknown, options: ImportOptions): Promise<ImportSummary> {
  const rows: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (rows.length > JSON_ROWS_MAX) {
    const message = `more than ${String(JSON_ROWS_MAX)} rows: send them as CSV, XLSX or NDJSON`;
    throw new ShaotaiError('request.tooLarge', message, { rows: rows.length });
  }
  const summary = await intake.import(kind, sourceOf(rows), options);
  const [refused] = summary.rejectedRows;
  if (Array.isArray(body) || refused === undefined) return summary;
  throw new ShaotaiError('params.invalid', `${refused.field}: ${refused.reason}`, { field: refused.field, reason: refused.reason });
}

function formatOf(request: FastifyRequest): SourceFormat | 'json' {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return FORMAT_OF.get(type) ?? 'json';
}

/** An empty request has no body. */
async function* limited(body: Readable | undefined, stopping: AbortSignal): AsyncGenerator<Uint8Array> {
  if (body === undefined) return;
  let size = 0;
  for await (const chunk of addAbortSignal(stopping, body) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > FILE_LIMIT_BYTES) throw new ShaotaiError('request.tooLarge', undefined, { limitBytes: FILE_LIMIT_BYTES });
    yield chunk;
  }
}
