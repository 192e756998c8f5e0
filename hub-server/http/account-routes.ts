/** Accounts and keys for administrators without a station: the command line uses these while a hub runs on its directory. */
import { z } from 'zod';
import { ROLES } from '#domain/core/actor.ts';
import { sessionActor } from '../accounts/directory.ts';
import { KEY_SCOPES } from '#protocol/key-scopes.ts';
import { NewAccount, NewKey } from '../accounts/register.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'http';
const access: Access = { roles: ['administrator'], scope: 'accounts' };
const LoginParams = z.strictObject({ login: z.string().min(1).max(80) });
const KeyParams = z.strictObject({ id: z.string().min(1).max(40) });
const Added = z.object({ id: z.string(), login: z.string(), key: z.string().nullable() });
const Listed = z.object({
  id: z.string(), login: z.string(), name: z.string(), role: z.enum(ROLES), place: z.string(), memberId: z.string().nullable(),
  disabled: z.boolean(), hasPassword: z.boolean(), lastSignInAt: z.int().nullable(),
});
const ListedKey = z.object({
  id: z.string(), accountId: z.string(), login: z.string(), label: z.string(), scopes: z.array(z.enum(KEY_SCOPES)).nullable(),
  createdAt: z.int(), usedAt: z.int(), expiresAt: z.int().nullable(),
});

export function accountRoutes(api: Api, { register }: HubServices): void {
  api.route({
    method: 'GET', path: '/api/v1/accounts', tag: 'accounts', access, summary: 'All accounts; no secrets.',
    answers: { 200: answer('Accounts', z.object({ accounts: z.array(Listed) })) },
    run: () => ({ accounts: register.list() }),
  });
  api.route({
    method: 'POST', path: '/api/v1/accounts', tag: 'accounts', access, body: NewAccount, bodyLimit: 16_384,
    summary: 'Add an account, with a password or an API key.',
    answers: { 201: answer('The account; its key is shown this once', Added) },
    run: ({ session, body }) => register.add(body, sessionActor(session.account), ORIGIN),
  });
  api.route({
    method: 'POST', path: '/api/v1/accounts/:login/disable', tag: 'accounts', access, params: LoginParams, bodyLimit: 1024,
    summary: 'Disable an account: its sessions and keys end at once.',
    answers: { 200: answer('The account', z.object({ id: z.string(), login: z.string() })) },
    run: ({ session, params }) => register.disable(params.login, sessionActor(session.account), ORIGIN),
  });
  api.route({
    method: 'GET', path: '/api/v1/keys', tag: 'accounts', access, summary: 'All API keys, by their names; no secrets.',
    answers: { 200: answer('Keys', z.object({ keys: z.array(ListedKey) })) },
    run: () => ({ keys: register.keys() }),
  });
  api.route({
    method: 'POST', path: '/api/v1/keys', tag: 'accounts', access, body: NewKey, bodyLimit: 4096,
    summary: 'Make an API key for an account, for some uses only and for some days.',
    answers: { 201: answer('The key, shown this once', z.object({ login: z.string(), key: z.string() })) },
    run: ({ session, body }) => register.addKey(body, sessionActor(session.account), ORIGIN),
  });
  api.route({
    method: 'DELETE', path: '/api/v1/keys/:id', tag: 'accounts', access, params: KeyParams, summary: 'Revoke a key at once.',
    answers: { 204: answer('It is worth nothing any more') },
    run: ({ session, params, reply }) => {
      register.revokeKey(params.id, sessionActor(session.account), ORIGIN);
      return reply.send();
    },
  });
}
