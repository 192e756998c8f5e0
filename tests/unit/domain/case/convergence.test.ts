/**
 * Several stations decide about the same leads while they are offline. Whatever the order in which the hub hears of it, and
 * however often, all stations that hold a lead end with the same cases, conflicts and picks, and none hears of a lead elsewhere.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { execute } from '#domain/core/execute.ts';
import type { RowReader } from '#domain/core/execute.ts';
import { visible } from '#domain/core/scope.ts';
import type { RowChange } from '#domain/core/table.ts';
import { audienceChanges } from '#domain/duplicates/cases/audience.ts';
import { rowsAround } from '#domain/duplicates/cases/around.ts';
import { operationsOf } from '#domain/duplicates/cases/rows.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';
import type { CaseView } from '#domain/duplicates/cases/view.ts';
import { commandNamed } from '#domain/registry.ts';
import { caseOperationTable } from '#domain/schema/duplicates.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { CALENDAR, city, dispatcher, FAR_VILLAGE, NEIGHBOUR, neighbour, NOW, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { leadsIn } from './leads.ts';

const STATIONS: readonly Actor[] = [dispatcher, neighbour, town, city];
/** a, b: one village · c, d: its neighbour · e: another town. */
const LEADS = ['a', 'b', 'c', 'd', 'e'];
const hubWorld = (): World => leadsIn(VILLAGE, VILLAGE, NEIGHBOUR, NEIGHBOUR, FAR_VILLAGE);

interface Step {
  readonly station: number;
  readonly kind: 'merge' | 'split' | 'pick' | 'retract';
  readonly pair: readonly [string, string];
  readonly score: number;
  /** Minutes the station's clock is off. */
  readonly clock: number;
  /** The station talks to the hub before this. */
  readonly sync: boolean;
  readonly target: number;
}

const lead = fc.constantFrom(...LEADS);
const steps = fc.array(fc.record<Step>({
  station: fc.integer({ min: 0, max: STATIONS.length - 1 }), kind: fc.constantFrom('merge', 'merge', 'merge', 'split', 'retract', 'pick'),
  pair: fc.tuple(lead, lead), score: fc.constantFrom(0.5, 0.7, 0.9), clock: fc.integer({ min: -120, max: 120 }),
  sync: fc.boolean(), target: fc.nat(20),
}), { minLength: 1, maxLength: 25 });

interface Issued { readonly commandId: string; readonly name: string; readonly args: object; readonly issuedAt: number }

/** The hub's rows, and commands decided there with authority. */
class Hub {
  readonly world = hubWorld();
  readonly #decided = new Set<string>();
  #now = NOW;

  /** Once each: what is delivered again has a number the hub went past. */
  decide({ commandId, name, args, issuedAt }: Issued, actor: Actor): void {
    if (this.#decided.has(commandId)) return;
    this.#decided.add(commandId);
    this.#now += 1000;
    const outcome = run(name, args, this.world, { now: this.#now, issuedAt, commandId, actor });
    if (outcome === undefined) return;
    apply(this.world, outcome);
    const leadOf = (id: string) => this.world.all(leadTable).find((row) => row.id === id);
    for (const id of LEADS) apply(this.world, audienceChanges(rowsAround(this.world, [id]), leadOf));
  }
}

/** A station: the hub's rows as of its last contact, and what was issued since. */
class Station {
  readonly actor: Actor;
  readonly outbox: Issued[] = [];
  rows: World = hubWorld();

  constructor(actor: Actor) {
    this.actor = actor;
  }

  /** Takes over what it may see of the hub's rows and decides its waiting commands again on top. */
  pull(hub: Hub): void {
    const held = hubWorld();
    for (const row of held.all(leadTable)) if (!visible(row, this.actor.grants)) held.drop(leadTable, row.id);
    for (const row of hub.world.all(caseOperationTable)) if (visible(row, this.actor.grants)) held.put(caseOperationTable, row);
    this.rows = held;
    for (const waiting of this.outbox) this.#decide(waiting);
  }

  issue(issued: Issued): void {
    this.#decide(issued);
    this.outbox.push(issued);
  }

  #decide({ commandId, name, args, issuedAt }: Issued): void {
    const changes = run(name, args, this.rows, { now: issuedAt, issuedAt, commandId, actor: this.actor });
    if (changes !== undefined) apply(this.rows, changes);
  }
}

function run(name: string, args: object, reader: RowReader, context: { now: number; issuedAt: number; commandId: string; actor: Actor }) {
  const definition = commandNamed(name);
  if (definition === undefined) throw new Error(`no command ${name}`);
  const outcome = execute(definition, args, reader, { ...context, calendar: CALENDAR });
  return outcome.kind === 'applied' ? outcome.changes.filter(({ table }) => table === caseOperationTable.name) : undefined;
}

function apply(world: World, changes: readonly RowChange[]): void {
  for (const change of changes) {
    if (change.op === 'put') world.put(caseOperationTable, change.row as never);
    else world.drop(caseOperationTable, change.id);
  }
}

/** What a screen would show of some leads. */
function shown(world: World, leads: readonly string[]) {
  const view: CaseView = viewOf(operationsOf(world.all(caseOperationTable)));
  const mine = (members: readonly string[]) => members.some((member) => leads.includes(member));
  return {
    cases: [...view.cases.values()].filter(({ members }) => mine(members)).map((each) => ({ ...each, picks: [...each.picks].sort() })),
    conflicts: view.conflicts.filter(({ pair }) => mine(view.cases.get(view.caseOf(pair[0]))?.members ?? pair) && mine(pair)),
  };
}

/** Plays the steps, then lets all stations talk to the hub in an order of `turns`. */
function play(history: readonly Step[], turns: readonly number[]) {
  const hub = new Hub();
  const stations = STATIONS.map((actor) => new Station(actor));
  const operations: string[] = [];
  history.forEach((step, index) => {
    const station = stations[step.station];
    if (station === undefined || (step.kind !== 'retract' && step.pair[0] === step.pair[1])) return;
    if (step.sync) station.pull(hub);
    const commandId = `c${String(index).padStart(3, '0')}`;
    operations.push(`${commandId}.op`);
    station.issue({ commandId, ...commandOf(step, operations), issuedAt: NOW + (index + step.clock * 60) * 1000 });
    if (step.sync) send(station, hub, station.outbox.length, 2);
  });
  for (const turn of turns) {
    const station = stations[turn % stations.length];
    if (station !== undefined) send(station, hub, 1, 1);
  }
  for (const station of stations) send(station, hub, station.outbox.length, 1);
  for (const station of stations) station.pull(hub);
  return { hub, stations };
}

/** The hub decides the oldest commands of a station, each perhaps more than once. */
function send(station: Station, hub: Hub, count: number, times: number): void {
  for (const issued of station.outbox.splice(0, count)) for (let time = 0; time < times; time += 1) hub.decide(issued, station.actor);
}

function commandOf({ kind, pair, score, target }: Step, operations: readonly string[]): { name: string; args: object } {
  switch (kind) {
    case 'merge': return { name: 'case.merge', args: { pairs: [pair], score } };
    case 'split': return { name: 'case.split', args: { pairs: [pair] } };
    case 'pick': return { name: 'case.pick', args: { leadId: pair[0], field: 'name', source: { leadId: pair[1] } } };
    case 'retract': return { name: 'case.retract', args: { operation: operations[target % operations.length] ?? 'none' } };
  }
}

describe('decisions made apart', () => {
  it('look the same everywhere once every station has talked to the hub', () => {
    fc.assert(fc.property(steps, fc.array(fc.nat(100), { maxLength: 40 }), (history, turns) => {
      const { hub, stations } = play(history, turns);
      for (const station of stations) {
        const held = station.rows.all(leadTable).map(({ id }) => id);
        expect(shown(station.rows, held), station.actor.name).toEqual(shown(hub.world, held));
      }
    }), { numRuns: 300 });
  });

  it('never keep two leads in a case that somebody said are not one', () => {
    fc.assert(fc.property(steps, (history) => {
      const { hub } = play(history, []);
      const view = viewOf(operationsOf(hub.world.all(caseOperationTable)));
      for (const { members } of view.cases.values()) {
        for (const a of members) for (const b of members) if (a !== b) expect(view.isSplit(a, b)).toBe(false);
      }
    }), { numRuns: 100 });
  });

  it('tell a station nothing of leads that no case ties to its own', () => {
    fc.assert(fc.property(steps, (history) => {
      const { hub, stations } = play(history, []);
      const ever = new Set(hub.world.all(caseOperationTable).flatMap(({ leadA, leadB }) => [`${leadA} ${leadB}`, `${leadB} ${leadA}`]));
      for (const { rows, actor } of stations) {
        const held = new Set(rows.all(leadTable).map(({ id }) => id));
        const tied = new Set(held);
        for (const from of tied) for (const to of LEADS) if (ever.has(`${from} ${to}`)) tied.add(to);
        for (const { leadA, leadB } of rows.all(caseOperationTable)) {
          expect(tied.has(leadA) && (leadB === '' || tied.has(leadB)), `${actor.name}: ${leadA} ${leadB}`).toBe(true);
        }
      }
    }), { numRuns: 100 });
  });

  it('of two stations that merged and split one pair show a conflict at both', () => {
    const hub = new Hub();
    const [village = new Station(dispatcher), , above = new Station(town)] = STATIONS.map((actor) => new Station(actor));
    village.issue({ commandId: 'c1', name: 'case.merge', args: { pairs: [['a', 'b']] }, issuedAt: NOW });
    above.issue({ commandId: 'c2', name: 'case.split', args: { pairs: [['b', 'a']] }, issuedAt: NOW - 3_600_000 });
    for (const station of [village, above]) send(station, hub, 1, 1);
    for (const station of [village, above]) station.pull(hub);
    for (const { rows } of [village, above]) {
      const { cases, conflicts } = shown(rows, ['a', 'b']);
      expect(cases).toEqual([]);
      expect(conflicts).toEqual([{ kind: 'split', pair: ['a', 'b'], merges: ['c1.op'], splits: ['c2.op'] }]);
    }
  });
});

describe('a station', () => {
  it('sees what it decided at once, before the hub has heard of it', () => {
    const station = new Station(dispatcher);
    station.issue({ commandId: 'c1', name: 'case.merge', args: { pairs: [['b', 'a']] }, issuedAt: NOW });
    expect(shown(station.rows, ['a']).cases).toMatchObject([{ master: 'a', members: ['a', 'b'] }]);
    station.issue({ commandId: 'c2', name: 'case.retract', args: { operation: 'c1.op' }, issuedAt: NOW - 600_000 });
    expect(shown(station.rows, ['a']).cases, 'undone, although the clock went back').toEqual([]);
  });
});
