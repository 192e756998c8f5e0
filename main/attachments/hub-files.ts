/** The hub's attachments over HTTP, as a station uses them. Everything that is no answer of a hub counts as unreachable. */
import { z } from 'zod';
import { ATTACHMENT_TYPES } from '#protocol/attachments.ts';
import type { AttachmentType, AttachmentVariant } from '#protocol/attachments.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { hubRefusal, reasonOf } from '../session/hub-session.ts';

/** A piece of 256 KiB at 50 kbit/s takes forty seconds. */
const REQUEST_LIMIT_MS = 90_000;

const State = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stored') }),
  z.object({ state: z.literal('open'), upload: z.string(), offset: z.int().min(0) }),
]);
/** How far the hub has a file. */
export type HubFileState = z.infer<typeof State>;

/** Throws ShaotaiError: the hub's own code, or hub.unreachable. */
export interface HubFiles {
  announce(hash: string, bytes: number): Promise<HubFileState>;
  send(upload: string, offset: number, piece: Uint8Array): Promise<HubFileState>;
  fetch(hash: string, variant: AttachmentVariant): Promise<{ readonly type: AttachmentType; readonly content: Uint8Array }>;
}

export function hubFilesOverHttp(hubUrl: string, token: () => string): HubFiles {
  const ask = async (
    method: string, path: string, body?: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {},
  ): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(new URL(path, hubUrl), {
        method, body: body ?? null, headers: { authorization: `Bearer ${token()}`, ...headers },
        signal: AbortSignal.timeout(REQUEST_LIMIT_MS), redirect: 'error',
      });
    } catch (error) {
      throw new ShaotaiError('hub.unreachable', undefined, { problem: reasonOf(error) });
    }
    if (response.ok) return response;
    throw hubRefusal(await response.json().catch(() => undefined));
  };
  return {
    announce: async (hash, bytes) =>
      stateOf(await ask('POST', '/api/v1/attachments', JSON.stringify({ hash, bytes }), { 'content-type': 'application/json' })),
    send: async (upload, offset, piece) =>
      stateOf(
        await ask('PATCH', `/api/v1/uploads/${encodeURIComponent(upload)}`, new Uint8Array(piece), {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        }),
      ),
    fetch: async (hash, variant) => {
      const response = await ask('GET', `/api/v1/attachments/${hash}?variant=${variant}`);
      const type = ATTACHMENT_TYPES.find((each) => each === response.headers.get('content-type'));
      if (type === undefined) throw hubRefusal(undefined);
      return { type, content: new Uint8Array(await response.arrayBuffer()) };
    },
  };
}

async function stateOf(response: Response): Promise<HubFileState> {
  const state = State.safeParse(await response.json().catch(() => undefined));
  if (state.success) return state.data;
  throw hubRefusal(undefined);
}
