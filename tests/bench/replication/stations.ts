/**
 * A crowd of light stations in one process: production links on replicas in memory, each of an account of its own.
 * Arguments: hub URL, file with the logins as JSON.
 */
import { readFileSync } from 'node:fs';
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import type { Login } from './prepare.ts';

const [url = '', loginsFile = ''] = process.argv.slice(2);
for (const { token } of JSON.parse(readFileSync(loginsFile, 'utf8')) as Login[]) {
  const replica = openReplica({ path: ':memory:', clock: systemClock, newId: newSystemId });
  const link = new Link({
    replica, connect: connectSocketIo, url, token: () => token, clock: systemClock, timers: systemTimers, random: systemRandom,
  });
  link.start();
  await new Promise<void>((resolve) => {
    const stopListening = link.onChange(() => {
      if (link.view().state !== 'online') return;
      stopListening();
      resolve();
    });
  });
}
process.stdout.write('{"event":"ready"}\n');
