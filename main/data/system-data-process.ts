/** The data process on the real machine: system clock, socket.io, HTTP. */
import { CHECKPOINT_SCRIPT } from '#protocol/sqlite/checkpoint.ts';
import { connectSocketIo } from '../link/socket-io.ts';
import { stationLog } from '../log.ts';
import { signInOverHttp } from '../session/hub-session.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '../system.ts';
import { createDataProcess } from './data-process.ts';
import type { DataProcess } from './data-process.ts';
import type { DataProcessSettings } from './port.ts';

/**
 * Throws ShaotaiError 'storage.failed' when another process works on the directory. `checkpointThread` is the source, unless
 * a build made a file of it.
 */
export function createSystemDataProcess(settings: DataProcessSettings, checkpointThread = CHECKPOINT_SCRIPT): DataProcess {
  return createDataProcess({
    ...settings,
    checkpointThread,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    newId: newSystemId,
    connect: connectSocketIo,
    signInAtHub: signInOverHttp,
    log: stationLog('station'),
  });
}
