/** The thread that reads a spreadsheet: unpacking one takes seconds, in which the hub must go on deciding commands. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

/** Rows a message, so that taking them over is no long stop either. */
const ROWS_A_MESSAGE = 1000;

const rows = await readSheet(Buffer.from(workerData as Uint8Array));
for (let start = 0; start < rows.length; start += ROWS_A_MESSAGE) parentPort?.postMessage(rows.slice(start, start + ROWS_A_MESSAGE));
