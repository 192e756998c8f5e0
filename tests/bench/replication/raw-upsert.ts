/** Raw limit of a catch-up: the same rows upserted into the same file. Arguments: replica file, changes, rows, revision. */
import { answer } from './child.ts';
import { batchesOf, openUpserts, rawRows } from './raw-rows.ts';

const [path = '', changes = '', rows = '', revision = ''] = process.argv.slice(2);
const batches = batchesOf(rawRows(Number(changes), Number(rows), Number(revision)));
const start = performance.now();
const file = openUpserts(path);
for (const batch of batches) file.upsert(batch);
const ms = performance.now() - start;
file.close();
answer({ ms });
