/** A village dispatcher at a station of its own: assigns what comes in, takes leads on and settles them. One step a turn. */
import type { Random } from '#domain/core/time.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { LinkState } from '#protocol/bridge/methods.ts';
import { nextStep } from './disposal.ts';
import type { HeadlessStation } from './headless-station.ts';
import type { Turn } from './field-member.ts';
import type { Revisits } from './revisits.ts';

export interface DispatcherOptions {
  readonly station: HeadlessStation;
  readonly random: Random;
  readonly now: () => number;
  readonly revisits: Revisits;
}

/** A task lies in the inbox at least so long, a lead in disposal. */
const READ_MS = 12_000;
const DISPOSAL_MS = 100_000;
/** Rows of a queue looked at in one turn. */
const LOOKED_AT = 5;
/** Of the members recommended, mostly the first. */
const SECOND_CHOICE_SHARE = 0.2;
const WORKING: readonly LinkState[] = ['online', 'offline', 'paused'];

export class Dispatcher {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  async turn(): Promise<Turn> {
    const { state } = await this.#options.station.call('status', {});
    if (!WORKING.includes(state)) return { did: 'nothing' };
    return await this.#assign('toAssign') ?? await this.#assign('revisit')
      ?? await this.#takeLead() ?? await this.#closeVerified() ?? await this.#settleLead() ?? { did: 'nothing' };
  }

  async #assign(queue: 'toAssign' | 'revisit'): Promise<Turn | undefined> {
    const { station, random, now } = this.#options;
    const { rows } = await station.query('tasks.list', { queue, limit: LOOKED_AT });
    const task = rows.find(({ changedAt, pending }) => !pending && now() - changedAt > READ_MS);
    if (task === undefined) return undefined;
    const [first, second] = await station.query('task.recommend', { id: task.id, limit: 2 });
    const choice = second !== undefined && random() < SECOND_CHOICE_SHARE ? second : first;
    return choice === undefined ? undefined : this.#issue('task.assign', { taskId: task.id, memberId: choice.member.id });
  }

  async #takeLead(): Promise<Turn | undefined> {
    const lead = await this.#oldest('toAccept', READ_MS);
    return lead === undefined ? undefined : this.#issue('lead.accept', { leadId: lead.id });
  }

  /** One step for a lead the village works on. */
  async #settleLead(): Promise<Turn | undefined> {
    const lead = await this.#oldest('disposing', DISPOSAL_MS);
    return lead === undefined ? undefined : this.#goOn(lead);
  }

  /** What was verified is closed; the rest a member of the village verifies, for whoever handled it does not. */
  async #closeVerified(): Promise<Turn | undefined> {
    const { station, revisits } = this.#options;
    const { rows } = await station.query('leads.list', { queue: 'resolved', limit: LOOKED_AT });
    for (const { id, villageCode } of rows.filter(({ revisit }) => revisit === null)) revisits.ask(villageCode, id);
    const verified = rows.find(({ revisit, pending }) => revisit === 'confirmed' && !pending);
    return verified === undefined ? undefined : this.#goOn(verified);
  }

  async #goOn({ id }: Lead): Promise<Turn | undefined> {
    const detail = await this.#options.station.query('lead.detail', { id });
    const step = detail === null ? undefined : nextStep(detail, this.#options.random);
    return step === undefined ? undefined : this.#issue(step.command, step.args);
  }

  async #oldest(queue: 'toAccept' | 'disposing', ageMs: number): Promise<Lead | undefined> {
    const { station, now } = this.#options;
    const { rows } = await station.query('leads.list', { queue, limit: LOOKED_AT });
    return rows.find(({ changedAt, pending }) => !pending && now() - changedAt > ageMs);
  }

  async #issue(command: string, args: Readonly<Record<string, unknown>>): Promise<Turn> {
    await this.#options.station.call('issue', { command, args });
    return { did: command, outcome: 'issued' };
  }
}
