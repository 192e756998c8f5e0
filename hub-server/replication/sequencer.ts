/**
 * Decides commands with authority, one after the other. Everything that waits when the machine comes round is decided in
 * one commit: one durable write serves many stations.
 */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { readCalendar } from '#domain/calendar/read.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Applied, Outcome } from '#domain/core/command.ts';
import { rejected } from '#domain/core/command.ts';
import type { Context } from '#domain/core/context.ts';
import { execute } from '#domain/core/execute.ts';
import type { Clock } from '#domain/core/time.ts';
import { differenceOf, toldOf } from '#domain/core/told.ts';
import { commandNamed } from '#domain/registry.ts';
import { accountTable } from '#domain/schema/people.ts';
import type { Account } from '#domain/schema/people.ts';
import { calendarYearTable } from '#domain/schema/territory.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { COMMAND_LIMIT_BYTES, VOID_COMMAND } from '#protocol/hub/messages.ts';
import type { CommandMessage, Verdict } from '#protocol/hub/messages.ts';
import type { HubStore, HubTransaction } from '../store/store.ts';

export interface SubmittedCommand {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
  /** When the operator acted, by the station's clock. */
  readonly issuedAt: number;
}

/** Told after every decision, for metrics and the log. */
export type DecisionListener = (command: string, outcome: Outcome['kind'], durationMs: number) => void;

export interface SequencerOptions {
  readonly store: HubStore;
  readonly clock: Clock;
  readonly onDecision?: DecisionListener;
  /** An unexpected failure inside a decision; the command is consumed as rejected. */
  readonly onFailure?: (command: string, error: unknown) => void;
}


export class Sequencer {
  readonly #store: HubStore;
  readonly #clock: Clock;
  readonly #options: SequencerOptions;
  #calendar: WorkCalendar | undefined;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#clock = options.clock;
    this.#store.onCommit(({ tables }) => {
      if (tables.has(calendarYearTable.name)) this.#calendar = undefined;
    });
  }

  /** The working calendar as the store has it now. */
  calendar(): WorkCalendar {
    this.#calendar ??= readCalendar(this.#store.reader);
    return this.#calendar;
  }

  /** One command of an interface (field API, intake, command line) in a commit of its own. `also` runs in the same commit. */
  decide(command: SubmittedCommand, actor: Actor, origin: string, also?: (transaction: HubTransaction, outcome: Outcome) => void): Outcome {
    return this.#store.commit((transaction) => {
      const outcome = this.decideIn(transaction, command, actor, origin);
      also?.(transaction, outcome);
      return outcome;
    });
  }

  /**
   * The commands of one station, in their order. A repeated one is skipped, a gap refused with the number expected
   * ('sequence.gap'); a failing one is consumed as rejected, so it delays the others by its own turn only.
   */
  decideStation(transaction: HubTransaction, stationId: string, accountId: string, commands: readonly CommandMessage[]): number {
    let processedThrough = this.#store.processedThrough(stationId);
    for (const command of commands) {
      if (command.number <= processedThrough) continue;
      if (command.number > processedThrough + 1) {
        throw new ShaotaiError('sequence.gap', undefined, { expected: processedThrough + 1, received: command.number });
      }
      const account = transaction.get(accountTable, accountId) as Account | undefined;
      const outcome = account === undefined || account.disabled === 1
        ? rejected('account.disabled')
        : this.decideIn(transaction, command, actorOf(account), stationId);
      transaction.decide(stationId, verdictOf(command, outcome, this.#clock.now()));
      processedThrough = command.number;
    }
    return processedThrough;
  }

  /** Decides one command inside an open commit: effect and audit entry, or neither. */
  decideIn(transaction: HubTransaction, command: SubmittedCommand, actor: Actor, origin: string): Outcome {
    const now = this.#clock.now();
    const context: Context = { now, issuedAt: command.issuedAt, commandId: command.id, actor, calendar: this.calendar() };
    const outcome = this.#attempt(transaction, command, context);
    transaction.audit({
      at: now, actorId: actor.accountId, actorName: actor.name, origin, action: command.name,
      subject: outcome.kind === 'applied' ? `${outcome.subject.table}:${outcome.subject.id}` : subjectOf(outcome),
      outcome: outcome.kind === 'applied' ? 'applied' : `${outcome.kind}:${outcome.code}`,
      detail: { commandId: command.id, issuedAt: command.issuedAt, ...(outcome.kind === 'applied' ? outcome.detail : outcome.params) },
    });
    this.#options.onDecision?.(command.name, outcome.kind, this.#clock.now() - now);
    return outcome;
  }

  #attempt(transaction: HubTransaction, command: SubmittedCommand, context: Context): Outcome {
    const definition = commandNamed(command.name);
    if (definition === undefined) return unknown(command.name);
    if (JSON.stringify(command.args ?? null).length > COMMAND_LIMIT_BYTES) {
      return rejected('args.invalid', { field: '', problem: `larger than ${String(COMMAND_LIMIT_BYTES)} bytes` });
    }
    try {
      const outcome = execute(definition, command.args, transaction, context);
      if (outcome.kind === 'applied') transaction.apply(outcome.changes);
      return outcome;
    } catch (error) {
      // The disk's fault, not the command's: the commit fails as a whole, and the command is decided when it comes again.
      if (isStorageFailure(error)) throw error;
      this.#options.onFailure?.(command.name, error);
      return rejected('command.failed', { command: command.name });
    }
  }
}

/** Whether SQLite could not work, whatever it was asked: no room, a broken or busy file. */
function isStorageFailure(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:FULL|IOERR|CORRUPT|BUSY|READONLY|NOMEM|CANTOPEN|NOTADB)/.test(code);
}

export function actorOf(account: Account): Actor {
  const { id, name, role, memberId } = account;
  return { accountId: id, name, role, grants: JSON.parse(account.grants) as string[], memberId };
}

/** A station of a newer build knows commands this hub does not: they wait there until the hub has been brought up to date. */
function unknown(command: string): Outcome {
  return { kind: command === VOID_COMMAND ? 'rejected' : 'held', code: 'command.unknown', params: { command }, current: null };
}

function verdictOf({ number, shown = {} }: CommandMessage, outcome: Outcome, at: number): Verdict {
  if (outcome.kind !== 'applied') {
    const { kind, code, params, current } = outcome;
    return { number, kind, code, params, current, at };
  }
  const difference = differenceOf(shown, toldOf(outcome));
  if (difference === undefined) return { number, kind: 'applied', code: null, params: {}, current: null, at };
  const { table, id } = outcome.subject;
  const current = { table, id, changedBy: null, changedAt: null, values: difference.now };
  return { number, kind: 'appliedChanged', code: null, params: difference.shown, current, at };
}

function subjectOf(outcome: Exclude<Outcome, Applied>): string {
  return outcome.current === null ? '' : `${outcome.current.table}:${outcome.current.id}`;
}
