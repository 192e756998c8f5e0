/** Sign-in and sign-out over HTTP, for stations (before they open their socket), the field app and scripts. */
import { z } from 'zod';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import { SessionAccount } from '#protocol/hub/messages.ts';
import { answer } from './route.ts';
import type { Api } from './route.ts';
import { bearerOf } from './services.ts';
import type { HubServices } from './services.ts';

const SignInBody = z.strictObject({
  login: z.string().min(1).max(80), password: z.string().min(1).max(200),
  /** The replica the session is for; left out by programs without one. */
  stationId: z.string().min(1).max(120).nullish(),
});
const SignedIn = z.object({
  token: z.string(), account: SessionAccount, hubId: z.string(), epoch: z.string(), offlineDays: z.int(), serverTime: z.int(),
});

export function sessionRoutes(api: Api, services: HubServices): void {
  const { accounts, store, metrics, clock, offlineDays } = services;
  api.open({
    method: 'POST', path: '/api/v1/session', tag: 'session', body: SignInBody, bodyLimit: 4096,
    summary: 'Sign in with login and password; the token goes into the header Authorization: Bearer.',
    answers: { 200: answer('A session', SignedIn) },
    run: async ({ body, request }) => {
      const { login, password, stationId } = body;
      try {
        const session = await accounts.signIn({ login, password, stationId: stationId ?? null, address: request.ip });
        metrics.signedIn('applied');
        return { ...session, hubId: store.hubId, epoch: store.epoch, offlineDays, serverTime: clock.now() };
      } catch (error) {
        metrics.signedIn(toErrorValue(error).code);
        throw error;
      }
    },
  });
  api.open({
    method: 'DELETE', path: '/api/v1/session', tag: 'session', summary: 'Sign out.', answers: { 204: answer('The session has ended') },
    run: ({ request, reply }) => {
      const token = bearerOf(request);
      if (token === undefined) throw new ShaotaiError('session.required');
      accounts.signOut(token);
      return reply.send();
    },
  });
}
