/** GET /health and GET /metrics: for monitoring, without sign-in and without personal data. */
import type { FastifyInstance } from 'fastify';
import { APP_VERSION, PROTOCOL } from '#protocol/version.ts';
import type { HubServices } from './services.ts';

export function statusRoutes(app: FastifyInstance, { store, metrics, clock, startedAt }: HubServices): void {
  app.get('/health', () => ({
    ok: true, hubId: store.hubId, epoch: store.epoch, head: store.head(), version: APP_VERSION, protocol: PROTOCOL,
    uptimeSeconds: Math.floor((clock.now() - startedAt) / 1000),
  }));
  app.get('/metrics', async (_request, reply) => {
    void reply.header('content-type', metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
