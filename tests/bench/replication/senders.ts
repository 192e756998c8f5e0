/**
 * Many stations that only send: each holds a connection, pushes some commands, waits for the answer and pushes the next.
 * No replicas, so the hub has the machine. Arguments: hub URL, file with the logins as JSON, commands each, commands a push.
 */
import { readFileSync } from 'node:fs';
import { SCHEMA_VERSION } from '#domain/schema/tables.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { newSystemId } from '#protocol/system.ts';
import type { StationEvents } from '#protocol/hub/messages.ts';
import type { HubConnection } from '#protocol/hub/transport.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { answer } from './child.ts';
import { commandAt } from './prepare.ts';
import type { Login } from './prepare.ts';

const TIMEOUT_MS = 60_000;
const [url = '', loginsFile = '', commandsEach = '1', pushSize = '1'] = process.argv.slice(2);
const logins = JSON.parse(readFileSync(loginsFile, 'utf8')) as Login[];

async function request<E extends keyof StationEvents>(connection: HubConnection, event: E, body: StationEvents[E]['request']) {
  const reply = await connection.request(event, body, TIMEOUT_MS);
  if (!reply.ok) throw new Error(`${event}: ${reply.error.code} ${reply.error.message}`);
  return reply.value;
}

const stations = await Promise.all(logins.map(async ({ token, account }) => {
  const connection = await connectSocketIo(url, { received: () => undefined, closed: () => undefined }, TIMEOUT_MS);
  const { head } = await request(connection, 'hello', {
    protocolMin: PROTOCOL.min, protocolMax: PROTOCOL.max, schema: SCHEMA_VERSION, app: 'bench', stationId: newSystemId(), token,
    hubId: null, epoch: null, cursor: 0, decidedThrough: 0, oldestHeld: null, grantsKey: null,
  });
  // In step with the hub, so it is told of every commit that concerns it.
  await request(connection, 'pull', { cursor: head, decidedThrough: 0 });
  return { connection, village: account.place };
}));

const start = performance.now();
const durations: number[] = [];
await Promise.all(stations.map(async ({ connection, village }) => {
  for (let first = 1; first <= Number(commandsEach); first += Number(pushSize)) {
    const count = Math.min(Number(pushSize), Number(commandsEach) - first + 1);
    const commands = Array.from({ length: count }, (_, offset) => {
      const number = first + offset;
      const { command, args } = commandAt(village, number - 1);
      return { number, id: newSystemId(), name: command, args, issuedAt: Date.now() };
    });
    const sent = performance.now();
    await request(connection, 'push', { commands });
    durations.push(performance.now() - sent);
  }
}));
const ms = performance.now() - start;
for (const { connection } of stations) connection.close();
answer({ ms, durations });
