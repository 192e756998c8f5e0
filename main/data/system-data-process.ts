/** The data process on the real machine: system clock, socket.io, HTTP. */
import { connectSocketIo } from '../link/socket-io.ts';
import { stationLog } from '../log.ts';
import { signInOverHttp } from '../session/hub-session.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import { SOURCE_THREADS } from '../threads.ts';
import { createDataProcess } from './data-process.ts';
import type { DataProcess } from './data-process.ts';
import type { DataProcessSettings } from './port.ts';

/**
 * Throws ShaotaiError 'storage.failed' when another process works on the directory. `threads` are the sources, unless a
 * build made files of them.
 */
export function createSystemDataProcess(settings: DataProcessSettings, threads = SOURCE_THREADS): DataProcess {
  return createDataProcess({
    ...settings,
    threads,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    newId: newSystemId,
    connect: connectSocketIo,
    signInAtHub: signInOverHttp,
    log: stationLog('station'),
  });
}
