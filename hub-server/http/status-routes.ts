/** GET /health and GET /metrics: for monitoring, without sign-in and without personal data. */
import { z } from 'zod';
import { APP_VERSION, PROTOCOL } from '#protocol/version.ts';
import { answer } from './route.ts';
import type { Api } from './route.ts';
import type { HubServices } from './services.ts';

const Health = z.object({
  ok: z.literal(true), hubId: z.string(), epoch: z.string(), head: z.int(), version: z.string(),
  protocol: z.object({ min: z.int(), max: z.int() }), uptimeSeconds: z.int(),
});

export function statusRoutes(api: Api, { store, metrics, clock, startedAt }: HubServices): void {
  api.open({
    method: 'GET', path: '/health', tag: 'status', summary: 'Whether the hub works, and how far it is.',
    answers: { 200: answer('It works', Health) },
    run: () => ({
      ok: true, hubId: store.hubId, epoch: store.epoch, head: store.head(), version: APP_VERSION, protocol: PROTOCOL,
      uptimeSeconds: Math.floor((clock.now() - startedAt) / 1000),
    }),
  });
  api.open({
    method: 'GET', path: '/metrics', tag: 'status', summary: 'What the hub measures, for Prometheus.',
    answers: { 200: { description: 'Measurements', content: { description: 'Prometheus text format', types: ['text/plain'] } } },
    run: async ({ reply }) => {
      void reply.header('content-type', metrics.registry.contentType);
      return metrics.registry.metrics();
    },
  });
}
