/**
 * 系统: commands the hub issues itself. It has no rights of its own: it acts for a place with the rights of the role there,
 * through the sequencer like everybody, and stands in timeline and audit trail as the system.
 */
import { grantsOf } from '#domain/administration/grants.ts';
import { SYSTEM_ACCOUNT } from '#domain/core/actor.ts';
import type { Actor, Role } from '#domain/core/actor.ts';
import type { Outcome } from '#domain/core/command.ts';
import type { Clock, NewId } from '#domain/core/time.ts';
import type { Sequencer } from '../replication/sequencer.ts';
import type { HubTransaction } from '../store/store.ts';

const SYSTEM_NAME = '系统';

/** The hub in the role of somebody at a place: a city's or town's code, a village's for a member. Throws when the two do not fit. */
export function systemActor(role: Role, place: string): Actor {
  const grants = grantsOf(role, place);
  if (grants === undefined) throw new Error(`${role} does not act at ${place}`);
  return { accountId: SYSTEM_ACCOUNT, name: SYSTEM_NAME, role, grants, memberId: null };
}

export interface SystemCommandsOptions {
  readonly sequencer: Sequencer;
  readonly clock: Clock;
  readonly newId: NewId;
}

export class SystemCommands {
  readonly #options: SystemCommandsOptions;

  constructor(options: SystemCommandsOptions) {
    this.#options = options;
  }

  /** Decides a command inside an open commit. */
  decideIn(transaction: HubTransaction, name: string, args: unknown, actor: Actor): Outcome {
    return this.#options.sequencer.decideIn(transaction, this.#command(name, args), actor, SYSTEM_ACCOUNT);
  }

  /** Decides a command in a commit of its own. */
  decide(name: string, args: unknown, actor: Actor): Outcome {
    return this.#options.sequencer.decide(this.#command(name, args), actor, SYSTEM_ACCOUNT);
  }

  #command(name: string, args: unknown) {
    const { clock, newId } = this.#options;
    return { id: newId(), name, args, issuedAt: clock.now() };
  }
}
