/** Webhooks over HTTP: who is told what, and the deliveries nobody took. Everybody has to do with the own account's only. */
import { z } from 'zod';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Session } from '../accounts/accounts.ts';
import { accountByLogin, sessionAccount } from '../accounts/directory.ts';
import { WEBHOOK_EVENTS } from '../webhooks/events.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { answer } from './route.ts';
import type { Access, Api } from './route.ts';
import { DESK_ROLES } from './row-routes.ts';
import type { HubServices } from './services.ts';

const ORIGIN = 'http';
const access: Access = { roles: [...DESK_ROLES, 'administrator'], scope: 'webhooks' };

export const NewWebhook = z.strictObject({
  url: z.string().min(1).max(2000),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length)
    .meta({ description: 'lead.changed, lead.removed, task.changed, …' }),
  /** For the signature; left out: the hub makes one. */
  secret: z.string().min(16).max(200).nullable().default(null),
  /** Whose view is told; for administrators, who have none of their own. */
  login: z.string().min(1).max(80).optional(),
});
const Params = z.strictObject({ id: z.string().min(1).max(80) });
const Listed = z.object({
  id: z.string(), accountId: z.string(), url: z.string(), events: z.array(z.string()), cursor: z.int(), createdAt: z.int(), dead: z.int(),
  trying: z.object({ attempts: z.int(), nextAt: z.int(), problem: z.string() }).nullable(),
});
const Dead = z.object({ id: z.string(), createdAt: z.int(), attempts: z.int(), problem: z.string(), body: z.string() });

export function webhookRoutes(api: Api, { store }: HubServices, webhooks: Webhooks): void {
  api.route({
    method: 'POST', path: '/api/v1/webhooks', tag: 'webhooks', access, body: NewWebhook, bodyLimit: 64 * 1024,
    summary: 'Be told of changes at an address, signed with a secret.',
    answers: { 201: answer('The webhook; its secret is shown this once', z.object({ id: z.string(), secret: z.string() })) },
    run: ({ session, body: { login, ...webhook } }) => webhooks.add(accountOf(session, login, store), webhook, changedBy(session)),
  });
  api.route({
    method: 'GET', path: '/api/v1/webhooks', tag: 'webhooks', access, summary: 'Webhooks, how far they were told, and what goes wrong.',
    answers: { 200: answer('Webhooks; no secrets', z.object({ webhooks: z.array(Listed) })) },
    run: ({ session }) => ({ webhooks: webhooks.list(ownerOf(session)) }),
  });
  api.route({
    method: 'DELETE', path: '/api/v1/webhooks/:id', tag: 'webhooks', access, params: Params, summary: 'Tell an address nothing any more.',
    answers: { 204: answer('It is gone, with what was not delivered') },
    run: ({ session, params, reply }) => {
      webhooks.remove(params.id, ownerOf(session), changedBy(session));
      return reply.send();
    },
  });
  api.route({
    method: 'GET', path: '/api/v1/webhooks/:id/dead', tag: 'webhooks', access, params: Params, summary: 'Deliveries nobody took.',
    answers: { 200: answer('Oldest first', z.object({ deliveries: z.array(Dead) })) },
    run: ({ session, params }) => ({
      deliveries: webhooks.dead(params.id, ownerOf(session))
        .map(({ id, createdAt, attempts, problem, body }) => ({ id, createdAt, attempts, problem, body })),
    }),
  });
  api.route({
    method: 'POST', path: '/api/v1/webhooks/:id/retry', tag: 'webhooks', access, params: Params, bodyLimit: 1024,
    summary: 'Try the deliveries nobody took again.', answers: { 200: answer('How many', z.object({ deliveries: z.int() })) },
    run: ({ session, params }) => ({ deliveries: webhooks.retry(params.id, ownerOf(session)) }),
  });
}

/** Administrators look after everybody's. */
const ownerOf = ({ account }: Session): string | undefined => (account.role === 'administrator' ? undefined : account.id);
const changedBy = ({ account }: Session) => ({ id: account.id, name: account.name, origin: ORIGIN });

function accountOf({ account }: Session, login: string | undefined, store: HubServices['store']): SessionAccount {
  if (account.role !== 'administrator' && (login === undefined || login === account.login)) return account;
  const other = account.role !== 'administrator' || login === undefined ? undefined : accountByLogin(store.reader, login);
  if (other === undefined || !DESK_ROLES.includes(other.role)) {
    throw new ShaotaiError('params.invalid', 'the login of a desk or department whose view is to be told', { field: 'login' });
  }
  return sessionAccount(other);
}
