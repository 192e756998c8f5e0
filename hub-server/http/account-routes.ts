/** Accounts for administrators without a station: the command line uses these while a hub runs on its directory. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sessionActor } from '../accounts/directory.ts';
import { NewAccount } from '../accounts/register.ts';
import { checked } from '../checked.ts';
import { requireRole } from './services.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'http';
const LoginParams = z.strictObject({ login: z.string().min(1).max(80) });

export function accountRoutes(app: FastifyInstance, services: HubServices): void {
  const { register } = services;
  app.get('/api/v1/accounts', (request) => {
    requireRole(services, request, ['administrator']);
    return { accounts: register.list() };
  });
  app.post('/api/v1/accounts', { bodyLimit: 16_384 }, async (request, reply) => {
    const { account } = requireRole(services, request, ['administrator']);
    const added = await register.add(checked(NewAccount, request.body), sessionActor(account), ORIGIN);
    void reply.status(201);
    return added;
  });
  app.post('/api/v1/accounts/:login/disable', (request) => {
    const { account } = requireRole(services, request, ['administrator']);
    return register.disable(checked(LoginParams, request.params).login, sessionActor(account), ORIGIN);
  });
}
