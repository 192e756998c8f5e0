/**
 * One end of the bare relay, driven over the channel of its process: it says what it is told to, after writing it, and
 * tells what it heard, after writing that. Arguments: folder, name, URL.
 */
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { durableLog } from './durable-log.ts';

const [folder = '', name = '', url = ''] = process.argv.slice(2);
const write = durableLog(join(folder, `${name}.sqlite`));
const socket = io(url, { transports: ['websocket'], reconnection: false });
if (name === 'receiver') {
  socket.on('said', ({ text }: { text: string }) => {
    write(text);
    process.send?.('heard');
  });
  await socket.emitWithAck('receive');
} else {
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  process.on('message', (message: { readonly text: string; readonly everybody: boolean }) => {
    write(message.text);
    socket.emit('say', message);
  });
}
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
