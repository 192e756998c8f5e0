/**
 * The field at work: members take turns at a pace one can read, the registry sends new registrations, the hotline
 * complaints. Never a flood.
 */
import type { Random, Timers } from '#domain/core/time.ts';
import type { Log } from '#hub/log.ts';
import { describeFailure } from '../../commands/output.ts';
import { pick } from '../../random.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FieldMember } from './field-member.ts';
import type { Hotline } from './hotline.ts';
import type { Registry } from './registry.ts';

const MINUTE_MS = 60_000;
/** Idle members asked in one turn before it is given up: bounds the requests of a quiet field. */
const ASKED_PER_TURN = 6;
/** A dispatcher decides on something so often. */
const DISPATCHER_EVERY_MS = 6000;
/** Somebody calls the hotline so often. */
const HOTLINE_EVERY_MS = 45_000;
/** After a failed turn; the hub is probably restarting. */
const PAUSE_AFTER_FAILURE_MS = 3000;

/** Members who share a part of all turns: those on the visitor's screen get more than those far away. */
export interface MemberGroup {
  readonly share: number;
  readonly members: readonly FieldMember[];
}

export interface SimulatorOptions {
  readonly groups: readonly MemberGroup[];
  readonly registry: Registry;
  readonly hotline: Hotline;
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
    const { eventsPerMinute, registrationsPerMinute, registry, hotline } = this.#options;
    this.#every('members', MINUTE_MS / eventsPerMinute, () => this.#membersTurn());
    if (registrationsPerMinute > 0) this.#every('registry', MINUTE_MS / registrationsPerMinute, () => registry.send());
    if (registrationsPerMinute > 0) this.#every('hotline', HOTLINE_EVERY_MS, () => hotline.send());
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
    for (let asked = 0; asked < ASKED_PER_TURN; asked += 1) {
      const turn = await pick(this.#group().members, this.#options.random).turn();
      if (turn.did !== 'nothing') return turn;
    }
    return { did: 'nothing' };
  }

  /** One of the groups that have members, by their shares. */
  #group(): MemberGroup {
    const { groups, random } = this.#options;
    const able = groups.filter(({ members }) => members.length > 0);
    let left = random() * able.reduce((sum, { share }) => sum + share, 0);
    for (const group of able) {
      left -= group.share;
      if (left < 0) return group;
    }
    return pick(able, random);
  }
}
