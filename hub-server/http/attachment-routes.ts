/**
 * Attachments over HTTP: announced by hash and size, sent in pieces (PATCH with Upload-Offset, as tus does), asked for by
 * hash. Pictures leave the hub without the metadata of the camera; the original is shown on record only.
 */
import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Role } from '#domain/core/actor.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_TYPES, ATTACHMENT_VARIANTS } from '#protocol/attachments.ts';
import type { StoredAttachment, UploadState } from '../attachments/attachments.ts';
import { readableAttachment } from '../attachments/readers.ts';
import { auditReveal } from '../calls/calls.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'attachments-api';
const DESK_ROLES: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'specialUnit'];
const access: Access = { roles: ['gridMember', ...DESK_ROLES], scope: 'attachments' };
/** The content type tus gave a piece of a file. */
const PIECE_TYPE = 'application/offset+octet-stream';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/).meta({ description: 'SHA-256 of the content, lower-case hexadecimal' });
const Announcement = z.strictObject({ hash: sha256, bytes: z.int().min(1).max(ATTACHMENT_MAX_BYTES) });
const State = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stored'), hash: sha256 }),
  z.object({ state: z.literal('open'), upload: z.string(), offset: z.int().min(0), bytes: z.int().min(1) }),
]);
const UploadParams = z.strictObject({ upload: z.string().min(1).max(80) });
const PieceHeaders = z.object({ 'upload-offset': z.coerce.number<string>().int().min(0) });
const ContentParams = z.strictObject({ hash: sha256 });
const ContentQuery = z.strictObject({ variant: z.enum([...ATTACHMENT_VARIANTS, 'original']).default('view') });

/** Every answer about an upload says in its headers, too, where the next piece begins. */
function told(state: UploadState, bytes: number | undefined, reply: FastifyReply): UploadState {
  const offset = state.state === 'open' ? state.offset : bytes;
  if (offset !== undefined) void reply.header('upload-offset', offset);
  return state;
}

export function attachmentRoutes(api: Api, services: HubServices): void {
  const { attachments } = services;
  api.route({
    method: 'POST', path: '/api/v1/attachments', tag: 'attachments', access, body: Announcement, bodyLimit: 1024,
    summary: 'Announce a file by its hash and size; the same again answers how far it is.',
    answers: { 200: answer('What is there of it, and where the next piece begins', State) },
    run: async ({ session, body, reply }) => told(await attachments.begin(session.account.id, body.hash, body.bytes), body.bytes, reply),
  });
  api.route({
    method: 'GET', path: '/api/v1/uploads/:upload', tag: 'attachments', access, params: UploadParams,
    summary: 'How far an upload is; HEAD answers the same in the header Upload-Offset.',
    answers: { 200: answer('Where the next piece begins', State) },
    run: async ({ session, params, reply }) => told(await attachments.progress(session.account.id, params.upload), undefined, reply),
  });
  api.route({
    method: 'DELETE', path: '/api/v1/uploads/:upload', tag: 'attachments', access, params: UploadParams,
    summary: 'Give up an upload.', answers: { 204: answer('It is gone') },
    run: ({ session, params, reply }) => {
      attachments.cancel(session.account.id, params.upload);
      return reply.send();
    },
  });
  pieceRoute(api, services);
  contentRoute(api, services);
}

function pieceRoute(api: Api, { attachments }: HubServices): void {
  // In a context of its own, because only here bodies arrive as streams.
  api.within((scoped, context) => {
    context.addContentTypeParser(PIECE_TYPE, (_request, body, parsed) => parsed(null, body));
    scoped.route({
      method: 'PATCH', path: '/api/v1/uploads/:upload', tag: 'attachments', access, params: UploadParams, headers: PieceHeaders,
      bodyLimit: ATTACHMENT_MAX_BYTES, otherBodies: { description: 'The piece', types: [PIECE_TYPE] },
      summary: 'Send the piece that begins at Upload-Offset; after the last one the hash is checked and the file kept.',
      answers: { 200: answer('Where the next piece begins, or that the file is whole and kept', State) },
      run: async ({ session, params, headers, request, reply }) => {
        const pieces = request.body as Readable;
        return told(await attachments.append(session.account.id, params.upload, headers['upload-offset'], pieces), undefined, reply);
      },
    });
  });
}

function contentRoute(api: Api, services: HubServices): void {
  const { attachments, store, clock } = services;
  api.route({
    method: 'GET', path: '/api/v1/attachments/:hash', tag: 'attachments', access, params: ContentParams, query: ContentQuery,
    summary: 'A file somebody with access to its subject asks for: a thumbnail, a picture for the screen, or, on record, the original.',
    answers: {
      200: { description: 'The content', content: { description: 'Pictures are JPEG unless original', types: ATTACHMENT_TYPES } },
    },
    run: async ({ session, params, query, reply }) => {
      const attachment = readableAttachment(params.hash, session.account, store, attachments);
      if (query.variant === 'original') {
        auditReveal(store, clock, session.account, ORIGIN, 'attachment.original', `attachment:${params.hash}`);
        return sent(attachments.original(params.hash), attachment.type, `${params.hash}-original`, reply);
      }
      const { path, type } = await attachments.shown(attachment, query.variant);
      return sent(path, type, `${params.hash}-${query.variant}`, reply);
    },
  });
}

function sent(path: string, type: StoredAttachment['type'], tag: string, reply: FastifyReply): FastifyReply {
  void reply.header('content-type', type).header('content-length', statSync(path).size).header('etag', `"${tag}"`)
    .header('content-disposition', 'attachment');
  return reply.send(createReadStream(path));
}
