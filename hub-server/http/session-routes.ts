/** Sign-in and sign-out over HTTP, for stations (before they open their socket), the field app and scripts. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import { checked } from '../checked.ts';
import { bearerOf } from './services.ts';
import type { HubServices } from './services.ts';

const SignInBody = z.strictObject({
  login: z.string().min(1).max(80), password: z.string().min(1).max(200),
  /** The replica the session is for; left out by programs without one. */
  stationId: z.string().min(1).max(120).nullish(),
});

export function sessionRoutes(app: FastifyInstance, services: HubServices): void {
  const { accounts, store, metrics, clock, offlineDays } = services;
  app.post('/api/v1/session', { bodyLimit: 4096 }, async (request, reply) => {
    const { login, password, stationId } = checked(SignInBody, request.body);
    try {
      const session = await accounts.signIn({ login, password, stationId: stationId ?? null, address: request.ip });
      metrics.signedIn('applied');
      void reply.header('cache-control', 'no-store');
      return { ...session, hubId: store.hubId, epoch: store.epoch, offlineDays, serverTime: clock.now() };
    } catch (error) {
      metrics.signedIn(toErrorValue(error).code);
      throw error;
    }
  });
  app.delete('/api/v1/session', (request, reply) => {
    const token = bearerOf(request);
    if (token === undefined) throw new ShaotaiError('session.required');
    accounts.signOut(token);
    void reply.status(204).send();
  });
}
