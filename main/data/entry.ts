/** Where the data process starts when a host runs it beside itself: an Electron utility process or a worker thread. */
import { parentPort as workerPort } from 'node:worker_threads';
import type { FromDataProcess, HostPort, ToDataProcess } from './port.ts';
import { servePort } from './serve-port.ts';
import { createSystemDataProcess } from './system-data-process.ts';
import { builtThreads, SOURCE_THREADS } from '../threads.ts';

/** As Electron's utility process has it; plain Node has none. */
interface UtilityPort {
  postMessage(message: FromDataProcess): void;
  on(event: 'message', listener: (event: { data: ToDataProcess }) => void): unknown;
}

function hostPort(): HostPort {
  const utilityPort = (process as { parentPort?: UtilityPort }).parentPort;
  if (utilityPort !== undefined) {
    return {
      post: (message) => utilityPort.postMessage(message),
      onMessage: (listener) => {
        utilityPort.on('message', ({ data }) => listener(data));
      },
    };
  }
  if (workerPort === null) throw new Error('the data process needs a host: a worker thread or an Electron utility process');
  const port = workerPort;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', listener);
    },
  };
}

const threads = import.meta.url.endsWith('.js') ? builtThreads(import.meta.url) : SOURCE_THREADS;

servePort(hostPort(), (settings) => createSystemDataProcess(settings, threads), () => process.exit(0));
