/** Snapshot files for stations: byte ranges, so a broken download goes on where it stopped. */
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { STATION_ROLES } from '#domain/core/actor.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import type { Api } from './route.ts';

const Params = z.strictObject({ name: z.string().min(1).max(120) });

/** `snapshots` is there once the hub has started. */
export function snapshotRoutes(api: Api, snapshots: Snapshots): void {
  api.route({
    method: 'GET', path: '/api/v1/snapshots/:name', tag: 'stations', access: { roles: STATION_ROLES, scope: 'changes' }, params: Params,
    summary: 'A prepared replica for a station, whole or from a byte on (Range).',
    answers: {
      200: { description: 'The file', content: { description: 'SQLite, compressed with zstd', types: ['application/zstd'] } },
      206: { description: 'The rest of the file', content: { description: 'SQLite, compressed with zstd', types: ['application/zstd'] } },
      416: { description: 'Nothing lies behind that byte' },
    },
    run: ({ session, params, request, reply }) => {
      const file = snapshots.file(params.name, session.account);
      if (file === undefined) throw new ShaotaiError('params.invalid', 'no such snapshot; ask for a new one', { field: 'name' });
      const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
      const start = match === null ? 0 : Number(match[1]);
      if (start >= file.bytes) return reply.code(416).header('content-range', `bytes */${String(file.bytes)}`).send();
      void reply.code(start > 0 ? 206 : 200).header('content-type', 'application/zstd').header('accept-ranges', 'bytes')
        .header('etag', `"${file.sha256}"`).header('content-length', file.bytes - start);
      if (start > 0) void reply.header('content-range', `bytes ${String(start)}-${String(file.bytes - 1)}/${String(file.bytes)}`);
      return reply.send(createReadStream(file.path, { start }));
    },
  });
}
