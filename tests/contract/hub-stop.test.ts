/** A hub that is told to stop does so, whoever is connected. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startHub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

it('does not wait for a client that stopped in the middle of its request', async () => {
  const folder = makeFolder();
  const hub = await startHub({ dataDirectory: folder, port: 0, log: createLog('hub', 'silent') });
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
  socket.write('POST /api/v1/session HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n');
  socket.write('Content-Length: 100\r\nExpect: 100-continue\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toContain('100 Continue');
  socket.on('error', () => undefined);
  const cut = once(socket, 'close');
  await hub.stop();
  await cut;
  removeFolder(folder);
});
