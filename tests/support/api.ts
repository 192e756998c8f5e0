/** A hub with the small city and a key for one person of each role around it: what tests of the HTTP API start from. */
import { put } from '#domain/core/table.ts';
import { PUBLIC_SCOPE, unitScope } from '#domain/core/scope.ts';
import { gridTable } from '#domain/schema/territory.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Role } from '#domain/core/actor.ts';
import type { KeyScope } from '#protocol/key-scopes.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { startHub } from '#hub/hub.ts';
import type { Hub, HubOptions } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { newSystemId } from '#protocol/system.ts';
import { peopleRows, taskRows, territoryRows, TOWNS, VILLAGES } from '../simulation/city.ts';
import { makeFolder, removeFolder } from './folder.ts';

/** A special unit in the first village. */
const UNIT_GRID = `${VILLAGES[0]}-T1`;

/** Who asks: a role somewhere. `neighbour` and `otherTown` must not see what the others do. */
export const PEOPLE = {
  gridMember: { role: 'gridMember', place: VILLAGES[0], memberId: `${VILLAGES[0]}-m0` },
  colleague: { role: 'gridMember', place: VILLAGES[0], memberId: `${VILLAGES[0]}-m1` },
  dispatcher: { role: 'villageDispatcher', place: VILLAGES[0], memberId: null },
  neighbour: { role: 'villageDispatcher', place: VILLAGES[1], memberId: null },
  town: { role: 'townStaff', place: TOWNS[0], memberId: null },
  otherTown: { role: 'townStaff', place: TOWNS[1], memberId: null },
  market: { role: 'deptOfficer', place: `dept:${TOWNS[0]}:market`, memberId: null },
  fire: { role: 'deptOfficer', place: `dept:${TOWNS[0]}:fire`, memberId: null },
  unit: { role: 'specialUnit', place: unitScope(VILLAGES[0], UNIT_GRID), memberId: null },
  city: { role: 'citySupervisor', place: '441900', memberId: null },
  administrator: { role: 'administrator', place: '', memberId: null },
  intake: { role: 'intake', place: '', memberId: null },
} as const satisfies Record<string, { role: Role; place: string; memberId: string | null }>;
export type Person = keyof typeof PEOPLE;

const unitRow = put(gridTable, {
  id: UNIT_GRID, scope: PUBLIC_SCOPE, also: null, townCode: TOWNS[0], villageCode: VILLAGES[0], number: 'T1', name: '工业园', kind: 'special',
  lon: 113.7, lat: 23, outline: '', schematic: 1, validFrom: 0, validTo: null,
});

/** The city has accounts of its own. */
const loginOf = (person: string): string => `api-${person.toLowerCase()}`;

export interface ApiAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export class ApiHub {
  readonly folder: string;
  hub: Hub;
  readonly #keys: ReadonlyMap<Person, string>;
  readonly #options: Partial<HubOptions>;

  private constructor(folder: string, hub: Hub, keys: ReadonlyMap<Person, string>, options: Partial<HubOptions>) {
    this.folder = folder;
    this.hub = hub;
    this.#keys = keys;
    this.#options = options;
  }

  /** `tasks` lie in the first village and are with the grid member. */
  static async start(tasks = 3, options: Partial<HubOptions> = {}): Promise<ApiHub> {
    const folder = makeFolder();
    const hub = await startHub({ dataDirectory: folder, port: 0, log: createLog('hub', 'silent'), ...options });
    const numbers = Array.from({ length: tasks }, (_, index) => index + 1);
    const { store, services } = hub;
    store.commit((transaction) => transaction.apply([
      ...territoryRows(), unitRow, ...peopleRows(),
      ...numbers.flatMap((number) => taskRows(number, VILLAGES[0], Date.now(), new WorkCalendar([]))),
    ]));
    const keys = new Map<Person, string>();
    for (const [name, { role, place, memberId }] of Object.entries(PEOPLE)) {
      const added = await services.register.add(
        { login: loginOf(name), name, role, place, memberId, key: true }, LOCAL_ADMINISTRATOR, 'test'
      );
      keys.set(name as Person, added.key ?? '');
    }
    const api = new ApiHub(folder, hub, keys, options);
    for (const number of numbers) api.decide('town', 'task.assign', { taskId: `t${String(number)}`, memberId: PEOPLE.gridMember.memberId });
    return api;
  }

  key(person: Person): string {
    return this.#keys.get(person) ?? '';
  }

  /** Another key of a person's account, for some uses only. */
  keyFor(person: Person, scopes: readonly KeyScope[]): string {
    return this.hub.services.register.addKey({ login: loginOf(person), scopes: [...scopes] }, LOCAL_ADMINISTRATOR, 'test').key;
  }

  /** A command as this person's station would send it; must apply. Answers the id of its subject. */
  decide(person: Person, name: string, args: object): string {
    const session = this.hub.services.accounts.require(this.key(person)).account;
    const actor = { accountId: session.id, name: session.name, role: session.role, grants: session.grants, memberId: session.memberId };
    const outcome = this.hub.services.sequencer.decide({ id: newSystemId(), name, args, issuedAt: Date.now() }, actor, 'test');
    if (outcome.kind !== 'applied') throw new Error(`${name}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
    return outcome.subject.id;
  }

  /** A request with a person's key, or another; a body that is no text or bytes is sent as JSON. */
  async call<T = Record<string, unknown>>(
    who: Person | { readonly key: string } | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> {
    const response = await this.send(who, method, path, body, headers);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  send(
    who: Person | { readonly key: string } | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {},
  ): Promise<Response> {
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const authorization: Record<string, string> = who === null ? {} : {
      authorization: `Bearer ${typeof who === 'string' ? this.key(who) : who.key}`
    };
    const type: Record<string, string> = raw ? {} : { 'content-type': 'application/json' };
    return fetch(new URL(path, this.hub.url), {
      method, headers: { ...authorization, ...type, ...headers }, body: (raw ? body : JSON.stringify(body)) as string | undefined,
    });
  }

  /** Stops the hub and starts it on the same data. */
  async restart(): Promise<void> {
    await this.hub.stop();
    this.hub = await startHub({ dataDirectory: this.folder, port: 0, log: createLog('hub', 'silent'), ...this.#options });
  }

  async stop(): Promise<void> {
    await this.hub.stop();
    removeFolder(this.folder);
  }
}

/** The error of an answer. */
export const errorOf = ({ body }: ApiAnswer): { code: string; message: string; data: Record<string, unknown> } =>
  body['error'] as { code: string; message: string; data: Record<string, unknown> };
