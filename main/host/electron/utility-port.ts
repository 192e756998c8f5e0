/** The app's data process: an Electron utility process. */
import { utilityProcess } from 'electron';
import type { DataProcessPort, FromDataProcess } from '../../data/port.ts';

/** What a data process needs of the environment; secrets of the desktop session stay behind. */
const ENVIRONMENT = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LANG',
  'TZ',
  'SHAOTAI_LOG',
  'NODE_EXTRA_CA_CERTS',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
];

/** `entry` is the built data-process.js. Only after the app is ready. */
export function forkDataProcess(entry: string): DataProcessPort {
  const env = Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const child = utilityProcess.fork(entry, [], { serviceName: 'Shaotai data', stdio: 'inherit', env });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', (message: FromDataProcess) => listener(message));
    },
    onExit: (listener) => {
      child.on('exit', (code) => listener(`exit code ${code}`));
    },
    kill: () => {
      child.kill();
    },
  };
}
