/** Databases with the tables made and nothing in them: opening a copy costs a tenth of making some fifty tables anew. */
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import BetterSqlite3 from 'better-sqlite3';

/** Names of the hub and of the station: every simulation gives its own. */
const NAMES = "DELETE FROM hub WHERE key IN ('hubId', 'epoch')";
const STATION_NAME = "DELETE FROM position WHERE key = 'stationId'";

function without(image: Buffer, sql: string): Buffer {
  const database = new BetterSqlite3(image);
  database.exec(sql);
  const cleared = database.serialize();
  database.close();
  return cleared;
}

const made = { path: ':memory:', newId: () => 'image' } as const;

function storeImage(): Buffer {
  const store = openSqliteStore(made);
  const image = store.database.serialize();
  store.close();
  return without(image, NAMES);
}

function replicaImage(): Buffer {
  const replica = openReplica({ ...made, clock: { now: () => 0 } });
  const image = replica.database.serialize();
  replica.close();
  return without(image, STATION_NAME);
}

/** An empty store of a hub. */
export const STORE_IMAGE = storeImage();
/** An empty replica of a station. */
export const REPLICA_IMAGE = replicaImage();
