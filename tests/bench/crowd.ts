/** A crowd of light stations in one process: production links on replicas in memory. Arguments: hub URL, token, count. */
import { systemClock, systemRandom, systemTimers, newSystemId } from '#protocol/system.ts';
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';

const [url = '', token = '', count = '200'] = process.argv.slice(2);
const links = Array.from({ length: Number(count) }, () => {
  const replica = openReplica({ path: ':memory:', clock: systemClock, newId: newSystemId });
  return new Link({
    replica, url, token: () => token, connect: connectSocketIo,
    clock: systemClock, timers: systemTimers, random: systemRandom,
  });
});
const waiting = new Set(links);
for (const link of links) {
  link.onChange(() => {
    if (link.view().state === 'online' && waiting.delete(link) && waiting.size === 0) process.stdout.write('{"event":"ready"}\n');
  });
  link.start();
}
