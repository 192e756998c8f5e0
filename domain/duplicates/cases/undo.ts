/** Undoing an operation, and the errors that say exactly why it cannot be. */
import type { Operation, Retract } from './operation.ts';
import type { Stamp } from './stamp.ts';
import { liveOperations } from './view.ts';

export type UndoProblem =
  /** No such operation here yet. */
  | { readonly code: 'notFound'; readonly operation: string }
  | { readonly code: 'alreadyUndone'; readonly operation: string }
  /** Its pairs are held by another merge made since; undoing this one alone changes nothing. */
  | { readonly code: 'superseded'; readonly operation: string; readonly by: string };

export type UndoResult = { readonly ok: true; readonly retract: Retract } | { readonly ok: false; readonly problem: UndoProblem };

/** A retraction of one operation, under a new id. */
export function undo(operations: readonly Operation[], operation: string, made: { readonly id: string; readonly at: Stamp }): UndoResult {
  const target = operations.find(({ id }) => id === operation);
  if (target === undefined) return { ok: false, problem: { code: 'notFound', operation } };
  const live = liveOperations(operations);
  if (!live.some(({ id }) => id === operation)) return { ok: false, problem: { code: 'alreadyUndone', operation } };
  const later = supersededBy(target, live);
  if (later !== undefined) return { ok: false, problem: { code: 'superseded', operation, by: later.id } };
  return { ok: true, retract: { ...made, kind: 'retract', operations: [operation] } };
}

/** A later operation of the same kind that says the same of every pair. */
function supersededBy(target: Operation, live: readonly Operation[]): Operation | undefined {
  if (target.kind !== 'merge' && target.kind !== 'split') return undefined;
  const pairs = target.pairs.map((pair) => pair.join(' '));
  const later = live.slice(live.findIndex(({ id }) => id === target.id) + 1);
  return later.find((other) => other.kind === target.kind && pairs.every((pair) => other.pairs.some((each) => each.join(' ') === pair)));
}
