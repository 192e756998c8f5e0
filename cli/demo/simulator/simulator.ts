/** The field at work: members take turns at a pace one can read, the registry sends new registrations. Never a flood. */
import type { Random, Timers } from '#domain/core/time.ts';
import type { Log } from '#hub/log.ts';
import { describeFailure } from '../../commands/output.ts';
import { pick } from '../../random.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FieldMember } from './field-member.ts';
import type { Registry } from './registry.ts';

const MINUTE_MS = 60_000;
/** Idle members asked in one turn before it is given up: bounds the requests of a quiet field. */
const ASKED_PER_TURN = 4;
/** Share of turns that go to the members of the village on the screen. */
const FOCUS_SHARE = 0.5;
/** A dispatcher decides on something so often. */
const DISPATCHER_EVERY_MS = 6000;
/** After a failed turn; the hub is probably restarting. */
const PAUSE_AFTER_FAILURE_MS = 3000;

export interface SimulatorOptions {
  /** Members of the village a visitor looks at, and of all the others. */
  readonly focus: readonly FieldMember[];
  readonly others: readonly FieldMember[];
  readonly registry: Registry;
  readonly random: Random;
  readonly timers: Timers;
  readonly log: Log;
  readonly eventsPerMinute: number;
  readonly registrationsPerMinute: number;
}

export class Simulator {
  readonly #options: SimulatorOptions;
  readonly #cancel = new Map<string, () => void>();
  #stopped = false;
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: SimulatorOptions) {
    this.#options = options;
  }

  start(): void {
    const { eventsPerMinute, registrationsPerMinute, registry } = this.#options;
    this.#every('members', MINUTE_MS / eventsPerMinute, () => this.#membersTurn());
    if (registrationsPerMinute > 0) this.#every('registry', MINUTE_MS / registrationsPerMinute, () => registry.send());
  }

  /** From now on the dispatcher takes turns too. */
  addDispatcher(name: string, dispatcher: Dispatcher): void {
    if (!this.#stopped) this.#every(name, DISPATCHER_EVERY_MS, () => dispatcher.turn());
  }

  /** Waits for the requests under way, starts no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#cancel.values()) cancel();
    await Promise.all(this.#turns.values());
  }

  /** Chained, never overlapping: a slow hub slows the field down instead of being flooded. */
  #every(name: string, intervalMs: number, work: () => Promise<object>): void {
    const { timers, log, random } = this.#options;
    const next = (delayMs: number) => this.#cancel.set(name, timers.after(delayMs, () => {
      const turn = work().then(
        (result) => {
          log.debug({ part: name, ...result }, 'turn');
          return intervalMs * (0.5 + random());
        },
        (error: unknown) => {
          log.warn({ part: name, ...describeFailure(error) }, 'turn failed');
          return PAUSE_AFTER_FAILURE_MS;
        },
      );
      this.#turns.set(name, turn.then((delay) => {
        if (!this.#stopped) next(delay);
      }));
    }));
    next(intervalMs * random());
  }

  async #membersTurn(): Promise<object> {
    const { focus, others, random } = this.#options;
    for (let asked = 0; asked < ASKED_PER_TURN; asked += 1) {
      const group = others.length === 0 || (focus.length > 0 && random() < FOCUS_SHARE) ? focus : others;
      const turn = await pick(group, random).turn();
      if (turn.did !== 'nothing') return turn;
    }
    return { did: 'nothing' };
  }
}
