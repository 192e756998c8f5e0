/** PouchDB's server: express-pouchdb on LevelDB. Arguments: folder, rows. Prints its address when the rows are in. */
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { documents } from './documents.mjs';

const WRITE_DOCUMENTS = 2_000;
const [folder = '', rows = '0'] = process.argv.slice(2);
const Local = PouchDB.defaults({ prefix: `${folder}/` });
const city = new Local('city');
for (const batch of documents(Number(rows), WRITE_DOCUMENTS)) await city.bulkDocs(batch);
const app = expressPouchDb(Local, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` });
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
