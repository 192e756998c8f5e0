/**
 * A crowd of light stations with production links, in one process. Arguments: hub URL, token, count. Lines in: `issue N`
 * lets N of them issue a command. Lines out: `{"event":"ready"}` when all are online, then `{"event":"inStep", ackMs}`
 * when all are online again after an outage with every command decided; ackMs counts from the hub's return, told by `back`.
 */
import { createInterface } from 'node:readline';
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#main/system.ts';
import { taskId } from '../support/small-city.ts';
import { LightReplica } from './light-replica.ts';

const [url = '', token = '', count = '2000'] = process.argv.slice(2);
const crowd = Array.from({ length: Number(count) }, (_unused, index) => {
  const replica = new LightReplica(`light-${String(index)}`);
  const link = new Link({
    replica, connect: connectSocketIo, url, token: () => token, clock: systemClock, timers: systemTimers, random: systemRandom,
  });
  return { replica, link };
});

let online = 0;
let waiting = 0;
let backAt = 0;
let acknowledged: number[] = [];
let outage = false;
for (const { link, replica } of crowd) {
  let was = false;
  link.onChange(() => {
    const is = link.view().state === 'online';
    if (is === was) return;
    was = is;
    online += is ? 1 : -1;
    look();
  });
  replica.onVerdict = () => {
    waiting -= 1;
    acknowledged.push(Math.max(0, performance.now() - backAt));
    look();
  };
  link.start();
}

let ready = false;
function look(): void {
  if (online < crowd.length) {
    outage ||= ready;
    return;
  }
  if (!ready) {
    ready = true;
    say({ event: 'ready' });
  } else if (outage && waiting === 0 && backAt > 0) {
    outage = false;
    say({ event: 'inStep', afterMs: Math.round(performance.now() - backAt), ackMs: acknowledged.map(Math.round) });
    acknowledged = [];
    backAt = 0;
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, number = '0'] = line.split(' ');
  if (word === 'back') {
    backAt = performance.now();
    look();
  }
  if (word !== 'issue') return;
  for (const { replica } of crowd.slice(0, Number(number))) {
    waiting += 1;
    replica.issue({ id: newSystemId(), name: 'task.remark', args: { taskId: taskId(1), text: '断网时的记录' }, issuedAt: systemClock.now() });
  }
});

function say(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
