/** The hub's HTTP server: routes, limits, headers and one way to answer errors. Stations' sockets attach to the same server. */
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { accountRoutes } from './account-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { departmentRoutes } from './department-routes.ts';
import { fieldRoutes } from './field-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { intakeRoutes } from './intake-routes.ts';
import { openApiRoute } from './openapi.ts';
import { answerError } from './respond.ts';
import { Api } from './route.ts';
import { rowRoutes } from './row-routes.ts';
import type { HubServices } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 10 * 60_000;
/** Answers are data for programs: nothing may be framed, sniffed, cached or run. */
const HEADERS = {
  'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
};
/** Asked every few seconds by monitoring and phones: not worth a line each. */
const QUIET_ROUTES = new Set(['/health', '/metrics', '/api/v1/field/position']);

export interface HttpParts { readonly snapshots: Snapshots; readonly webhooks: Webhooks }

/** Builds the server; the caller listens. Bodies other than JSON reach a route as a stream. */
export function buildHttp(services: HubServices, { snapshots, webhooks }: HttpParts): FastifyInstance {
  const { log, metrics } = services;
  const app = Fastify({
    logger: false, bodyLimit: BODY_LIMIT_BYTES, requestTimeout: REQUEST_TIMEOUT_MS, genReqId: () => services.newId(),
    // Names like __proto__ in a body are an attack, not data.
    onProtoPoisoning: 'error', onConstructorPoisoning: 'error', return503OnClosing: true, forceCloseConnections: 'idle',
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) void reply.header(name, value);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.served(route, reply.statusCode, reply.elapsedTime);
    const level = QUIET_ROUTES.has(route) ? 'debug' : 'info';
    const ms = Math.round(reply.elapsedTime);
    log[level]({ method: request.method, route, status: reply.statusCode, ms, reference: request.id }, 'request');
    done();
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
  app.setNotFoundHandler((request, reply) =>
    answerError(new ShaotaiError('method.unknown', undefined, { method: request.method }), request, reply, log));
  const api = new Api(app, services);
  statusRoutes(api, services);
  sessionRoutes(api, services);
  accountRoutes(api, services);
  fieldRoutes(api, services);
  noticeRoutes(api, services);
  intakeRoutes(api, services);
  attachmentRoutes(api, services);
  rowRoutes(api, services);
  departmentRoutes(api, services);
  snapshotRoutes(api, snapshots);
  webhookRoutes(api, services, webhooks);
  openApiRoute(api);
  return app;
}
