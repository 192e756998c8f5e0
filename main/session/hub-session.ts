/** Signing in at the hub over HTTP. Everything that is not an answer of a hub counts as "the hub cannot be reached". */
import { z } from 'zod';
import { ERROR_CODES, ShaotaiError } from '#protocol/errors.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { SessionAccount } from '#protocol/hub/messages.ts';

/** Longer than a slow line needs; a dead one should lead to the offline sign-in soon. */
const SIGN_IN_LIMIT_MS = 8_000;

export interface SignInRequest { readonly login: string; readonly password: string; readonly stationId: string }

const HubSession = z.object({
  token: z.string().min(1).max(200), account: SessionAccount, hubId: z.string().min(1), epoch: z.string().min(1),
  offlineDays: z.int().min(0), serverTime: z.int(),
});
export type HubSession = z.infer<typeof HubSession>;

/** Throws ShaotaiError: the hub's own code, or 'hub.unreachable'. */
export type SignInAtHub = (hubUrl: string, request: SignInRequest) => Promise<HubSession>;

const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
});

export const signInOverHttp: SignInAtHub = async (hubUrl, request) => {
  const { ok, body } = await post(new URL('/api/v1/session', hubUrl), request);
  if (ok) {
    const session = HubSession.safeParse(body);
    if (session.success) return session.data;
    throw unreachable('the answer is not a session of a hub');
  }
  throw hubRefusal(body);
};

/** The error of a refused request; a body that is none of a hub's (a proxy, a captive portal) counts as unreachable. */
export function hubRefusal(body: unknown): ShaotaiError {
  const refusal = ErrorBody.safeParse(body);
  if (!refusal.success) return unreachable('the answer is not from a hub');
  const { code, message, data } = refusal.data.error;
  return new ShaotaiError(code in ERROR_CODES ? code as ErrorCode : 'internal', message, data);
}

async function post(url: URL, request: SignInRequest): Promise<{ ok: boolean; body: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request),
      signal: AbortSignal.timeout(SIGN_IN_LIMIT_MS), redirect: 'error',
    });
    return { ok: response.ok, body: await response.json() };
  } catch (error) {
    throw unreachable(reasonOf(error));
  }
}

const unreachable = (problem: string) => new ShaotaiError('hub.unreachable', undefined, { problem });

/** fetch hides the reason (ECONNREFUSED …) in `cause`. */
export function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return inner instanceof Error ? inner.message : String(inner);
}
