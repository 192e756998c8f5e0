/** TinyBase's server: a WebSocket relay with the rows in a store, kept in a file. Arguments: folder, rows. */
import { createMergeableStore } from 'tinybase';
import { createFilePersister } from 'tinybase/persisters/persister-file';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';
import { fillStore } from './tinybase-store.mjs';

const [folder = '', rows = '0'] = process.argv.slice(2);
const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
createWsServer(sockets, async (path) => {
  const store = createMergeableStore();
  fillStore(store, Number(rows));
  const persister = createFilePersister(store, `${folder}/${path}.json`);
  await persister.save();
  return persister;
});
sockets.once('listening', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `ws://127.0.0.1:${sockets.address().port}` })}\n`);
});
