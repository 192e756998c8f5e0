/**
 * PouchDB as a station: bootstrap of all documents into its LevelDB, then a drain of changes made without the server.
 * Arguments: folder, server's URL, rows, changes.
 */
import PouchDB from 'pouchdb';
import { answer } from './answer.mjs';
import { changedDocument } from './documents.mjs';

/** Documents in one request of a replication: fewer round trips than its default of 100. */
const BATCH = { batch_size: 1_000, batches_limit: 4 };
const [folder = '', url = '', rows = '0', changes = '0'] = process.argv.slice(2);
const local = new PouchDB(`${folder}/station`);
const remote = new PouchDB(`${url}/city`);

const start = performance.now();
await local.replicate.from(remote, BATCH);
const bootstrapMs = performance.now() - start;
const { doc_count: documents } = await local.info();
if (documents !== Number(rows)) throw new Error(`${documents} documents of ${rows}`);

for (let index = 0; index < Number(changes); index += 1) {
  const document = changedDocument(index);
  const { _rev } = await local.get(document._id);
  await local.put({ ...document, _rev });
}
const drainStart = performance.now();
const { docs_written: written } = await local.replicate.to(remote, BATCH);
const drainMs = performance.now() - drainStart;
if (written !== Number(changes)) throw new Error(`${written} changes of ${changes} were written`);

answer({ rows: documents, bootstrapMs, changes: written, drainMs });
