/**
 * Stations and hubs of other builds than this one, made on the way between them: a station that does not know a table and a
 * column yet, and a hub that does not know a command yet. Both are brought up to date during the day.
 */
import { SCHEMA_VERSION } from '#domain/schema/tables.ts';
import type { Connect } from '#protocol/hub/transport.ts';
import type { Timers } from '#domain/core/time.ts';
import type { Database } from 'better-sqlite3';
import type { StationNode } from './station-node.ts';

/** What an older station does not know, and the names under which it meets it on the way. */
const UNKNOWN_TABLE = 'ledger';
const UNKNOWN_COLUMN = 'urges';
const ofTomorrow = (name: string): string => (name === UNKNOWN_TABLE || name === UNKNOWN_COLUMN ? `${name}.ofTomorrow` : name);
const ofToday = (name: string): string => name.replace(/\.ofTomorrow$/, '');

/** A station of an older build, until it has been updated. */
export function olderStation(isUpdated: () => boolean): (connect: Connect) => Connect {
  return (connect) => async (url, listener, timeoutMs) => {
    if (isUpdated()) return connect(url, listener, timeoutMs);
    const connection = await connect(url, {
      received: (event, body) => listener.received(event, forOlder(body) as never),
      closed: (reason) => listener.closed(reason),
    }, timeoutMs);
    return {
      ...connection,
      request: async (event, body, limitMs) => {
        const asked = event === 'hello' ? { ...body, schema: SCHEMA_VERSION - 1 } : body;
        const sent = 'table' in asked ? { ...asked, table: ofToday(asked.table) } : asked;
        return forOlder(await connection.request(event, sent as never, limitMs)) as never;
      },
    };
  };
}

/** Gives tables and columns of tomorrow their other names, wherever a message has them. */
function forOlder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forOlder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, unknown]) => {
    if (key === 'rows' || key === 'removed' || key === 'verdicts') return [key, each];
    if (key === 'table' && typeof each === 'string') return [key, ofTomorrow(each)];
    if ((key === 'columns' || key === 'tables') && isNames(each)) return [key, each.map(ofTomorrow)];
    return [key, forOlder(each)];
  }));
}

const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The file of an older station as a newer build finds it. */
export function leaveAsOlder(database: Database): void {
  const rename = (name: string) => `UPDATE parked SET tableName = '${name}' WHERE tableName = '${ofTomorrow(name)}'`;
  database.exec(`
    ${rename(UNKNOWN_TABLE)};
    UPDATE parked SET cells = replace(cells, '"${ofTomorrow(UNKNOWN_COLUMN)}":', '"${UNKNOWN_COLUMN}":');
    UPDATE position SET value = '${String(SCHEMA_VERSION - 1)}' WHERE key = 'schema'`);
}

/** A hub of an older build, as a station sees it: it does not know one command, until it has been updated. */
export function olderHub(unknown: string, isUpdated: () => boolean): (connect: Connect) => Connect {
  const renamed = (name: string): string => (name === unknown && !isUpdated() ? `${name}.ofTomorrow` : name);
  return (connect) => async (...how) => {
    const connection = await connect(...how);
    return {
      ...connection,
      request: (event, body, timeoutMs) => {
        const sent = body as { commands?: { name: string }[]; held?: string[] };
        const commands = sent.commands?.map((command) => ({ ...command, name: renamed(command.name) }));
        return connection.request(event, { ...sent, commands, held: sent.held?.map(renamed) } as never, timeoutMs);
      },
    };
  };
}

type Age = 'older' | 'newer' | 'same';
/** Of the stations, so many begin the day as an older build than the hub's, and as many as a newer one. */
const OTHER_BUILDS_SHARE = 0.1;

/** The build of one station beside that of the hub, and when the older of the two is updated. */
export class Build {
  readonly #age: Age;
  readonly #updateAt: number;
  #isUpdated = false;

  constructor(random: () => number) {
    const draw = random();
    this.#age = draw < OTHER_BUILDS_SHARE ? 'older' : draw < 2 * OTHER_BUILDS_SHARE ? 'newer' : 'same';
    this.#updateAt = 0.3 + 0.6 * random();
  }

  through(connect: Connect): Connect {
    const isUpdated = () => this.#isUpdated;
    if (this.#age === 'older') return olderStation(isUpdated)(connect);
    return this.#age === 'newer' ? olderHub('task.remark', isUpdated)(connect) : connect;
  }

  updateSometime(timers: Timers, activeMs: number, station: StationNode, onUpdate: (state: string) => void): void {
    if (this.#age === 'same') return;
    station.isOlder = this.#age === 'older';
    timers.after(activeMs * this.#updateAt, () => {
      this.#isUpdated = true;
      onUpdate(`${this.#age}.${station.link.view().state}`);
      if (this.#age === 'older') station.update();
      // The hub's turn: a new connection meets the new build.
      else station.crash();
    });
  }
}
