/** Snapshot files for stations: byte ranges, so a broken download goes on where it stopped. */
import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { STATION_ROLES } from '#domain/core/actor.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import { requireRole } from './services.ts';
import type { HubServices } from './services.ts';

export function snapshotRoutes(app: FastifyInstance, services: HubServices, snapshots: Snapshots): void {
  app.get<{ Params: { name: string } }>('/api/v1/snapshots/:name', async (request, reply) => {
    const { account } = requireRole(services, request, STATION_ROLES);
    const file = snapshots.file(request.params.name, account);
    if (file === undefined) throw new ShaotaiError('params.invalid', 'no such snapshot; ask for a new one', { field: 'name' });
    const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const start = match === null ? 0 : Number(match[1]);
    if (start >= file.bytes) return reply.code(416).header('content-range', `bytes */${String(file.bytes)}`).send();
    void reply.code(start > 0 ? 206 : 200).header('content-type', 'application/zstd').header('accept-ranges', 'bytes')
      .header('etag', `"${file.sha256}"`).header('content-length', file.bytes - start);
    if (start > 0) void reply.header('content-range', `bytes ${String(start)}-${String(file.bytes - 1)}/${String(file.bytes)}`);
    return reply.send(createReadStream(file.path, { start }));
  });
}
