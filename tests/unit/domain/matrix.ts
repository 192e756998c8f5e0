/**
 * A permission matrix as data: for every command, the places (states) of a machine in which each role may issue it. Every other pair
 * of role and place must be refused by code, and whatever applies must be replayable from its row changes alone.
 */
import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import type { Actor, Role } from '#domain/core/actor.ts';
import type { Outcome } from '#domain/core/command.ts';
import { fromCells, toCells } from '#domain/core/row.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { World } from './task/world.ts';

export interface Attempt {
  readonly command: string;
  readonly args: object | ((w: World) => object);
  /** What the rows must hold besides the machine's place. */
  readonly prepare?: (w: World) => void;
  readonly by: Partial<Record<Role, readonly string[]>>;
}

export interface Machine {
  readonly places: Readonly<Record<string, () => World>>;
  /** One person of every role, each within whose scope the machine's rows lie. */
  readonly people: Readonly<Record<Role, Actor>>;
  readonly attempts: Readonly<Record<string, Attempt>>;
  /** The codes a refusal may have besides role.forbidden. */
  readonly refusals: readonly string[];
}

/** One test a command: all roles in all places. */
export function testMatrix(name: string, machine: Machine): void {
  describe(name, () => {
    it.each(Object.entries(machine.attempts))('%s: exactly the roles and states of the matrix', (_label, attempt) => {
      const wrong: string[] = [];
      for (const [place, build] of Object.entries(machine.places)) {
        for (const role of ROLES) {
          const problem = tryIt(attempt, role, place, build(), machine);
          if (problem !== undefined) wrong.push(`${role} in ${place}: ${problem}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  });
}

function tryIt(attempt: Attempt, role: Role, place: string, w: World, machine: Machine): string | undefined {
  attempt.prepare?.(w);
  const args = typeof attempt.args === 'function' ? attempt.args(w) : attempt.args;
  const before = w.snapshot();
  const outcome = w.issue(attempt.command, args, machine.people[role]);
  const states = attempt.by[role];
  if (outcome.kind === 'applied') {
    expectReplayable(before, outcome, w.snapshot());
    return states?.includes(place) === true ? undefined : 'applied';
  }
  expect([...w.snapshot()], 'a refusal changes nothing').toEqual([...before]);
  if (states?.includes(place) === true) return `${outcome.code} ${JSON.stringify(outcome.params)}`;
  const expected = states === undefined ? ['role.forbidden', ...machine.refusals] : machine.refusals;
  return expected.includes(outcome.code) ? undefined : `refused as ${outcome.code}`;
}

/**
 * Old state + row changes = new state, over the wire: every change is a whole row of a known table, and applying what was sent to the
 * rows as they were gives the rows as they are.
 */
export function expectReplayable(
  before: ReadonlyMap<string, AnyRow>, outcome: Outcome & { kind: 'applied' }, after: ReadonlyMap<string, AnyRow>,
): void {
  const replayed = new Map(before);
  for (const change of outcome.changes) {
    const table = tableNamed(change.table);
    if (table === undefined) throw new Error(`no table ${change.table}`);
    if (change.op === 'remove') {
      replayed.delete(`${table.name}/${change.id}`);
      continue;
    }
    expect(Object.keys(change.row).toSorted(), `a whole row of ${table.name}`).toEqual(table.columnNames.toSorted());
    for (const [name, column] of Object.entries(table.columns)) expectFits(`${table.name}.${name}`, change.row[name] ?? null, column);
    const sent = JSON.parse(JSON.stringify(toCells(table, change.row))) as ReturnType<typeof toCells>;
    replayed.set(`${table.name}/${change.row.id}`, fromCells(table, sent));
  }
  const byKey = (rows: ReadonlyMap<string, AnyRow>) => Object.fromEntries(rows);
  expect(byKey(replayed)).toEqual(byKey(after));
}

function expectFits(name: string, value: string | number | null, column: { readonly type: string; readonly nullable: boolean }): void {
  if (value === null) expect(column.nullable, `${name} is null`).toBe(true);
  else if (column.type === 'text') expect(typeof value, name).toBe('string');
  else if (column.type === 'integer') expect(Number.isSafeInteger(value), `${name} = ${value}`).toBe(true);
  else expect(Number.isFinite(value), `${name} = ${value}`).toBe(true);
}
