/** A hub over HTTP, signed in. */
import { z } from 'zod';
import { ERROR_CODES, ShaotaiError } from '#protocol/errors.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { CliError } from './output.ts';

const Failure = z.object({
  error: z.object({
    code: z.custom<ErrorCode>((code) => typeof code === 'string' && code in ERROR_CODES),
    message: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
});
const SignedIn = z.object({ token: z.string() });
const REQUEST_LIMIT_MS = 30_000;

export interface RemoteRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it comes; `contentType` says what it is. */
  readonly body?: ReadableStream<Uint8Array>;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
}

export interface Remote {
  /** Throws the hub's own error as ShaotaiError, hub.unreachable when there is none. */
  request(path: string, request?: RemoteRequest): Promise<unknown>;
  /** As `request`, for answers that come line by line. */
  open(path: string, request?: RemoteRequest): Promise<Response>;
  end(): Promise<void>;
}

/** Signs in with SHAOTAI_KEY, or SHAOTAI_LOGIN and SHAOTAI_PASSWORD. */
export async function signIn(hubUrl: string): Promise<Remote> {
  const key = process.env.SHAOTAI_KEY;
  if (key !== undefined) return remoteWith(hubUrl, key, () => Promise.resolve());
  const login = process.env.SHAOTAI_LOGIN;
  const password = process.env.SHAOTAI_PASSWORD;
  if (login === undefined || password === undefined) throw new CliError('set SHAOTAI_LOGIN and SHAOTAI_PASSWORD, or SHAOTAI_KEY');
  const answer = await (await send(hubUrl, '/api/v1/session', undefined, { method: 'POST', json: { login, password } })).json();
  const { token } = SignedIn.parse(answer);
  return remoteWith(hubUrl, token, async () => {
    await send(hubUrl, '/api/v1/session', token, { method: 'DELETE' });
  });
}

/** A hub with a token that is known already. */
export function remoteWith(hubUrl: string, token: string, end: () => Promise<void>): Remote {
  return {
    request: async (path, request) => {
      const response = await send(hubUrl, path, token, request ?? {});
      return response.status === 204 ? null : await response.json() as unknown;
    },
    open: (path, request) => send(hubUrl, path, token, request ?? {}),
    end,
  };
}

async function send(hubUrl: string, path: string, token: string | undefined, request: RemoteRequest): Promise<Response> {
  const { method = 'GET', json, body, contentType, headers = {}, limitMs = REQUEST_LIMIT_MS } = request;
  let response: Response;
  try {
    response = await fetch(new URL(path, hubUrl), {
      method,
      headers: {
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
      body: json === undefined ? body : JSON.stringify(json),
      // Node's fetch streams a body only when it is told that the answer comes after it.
      ...(body === undefined ? {} : { duplex: 'half' as const }),
      signal: AbortSignal.timeout(limitMs),
    });
  } catch (error) {
    throw new ShaotaiError('hub.unreachable', `${hubUrl} does not answer`, { detail: error instanceof Error ? causeOf(error) : '' });
  }
  if (response.ok) return response;
  const failure = Failure.safeParse(await response.json().catch(() => undefined));
  if (!failure.success) {
    throw new ShaotaiError('hub.unreachable', `${hubUrl} answered ${String(response.status)}: not a hub`, { status: response.status });
  }
  throw new ShaotaiError(failure.data.error.code, failure.data.error.message, failure.data.error.data);
}

/** fetch says "fetch failed" and hides the reason one level down. */
function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
