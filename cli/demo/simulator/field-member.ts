/**
 * One grid member with a phone: takes the next step of the own work whenever it is this member's turn. A command whose
 * answer got lost is sent again under the same id, as the real app does.
 */
import type { NewId, Random } from '#domain/core/time.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Village } from '#domain/schema/territory.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Remote } from '../../commands/remote.ts';
import { between, pick } from '../../random.ts';
import { STREETS } from '../city/words.ts';
import { drawShopFront } from '../pictures.ts';
import { uploadPicture } from './upload.ts';
import type { Revisits } from './revisits.ts';
import { firstCheck, patrolFind, recheck } from './visit.ts';
import type { Spot } from './visit.ts';

export interface FieldMemberOptions {
  readonly remote: Remote;
  readonly random: Random;
  readonly newId: NewId;
  readonly now: () => number;
  /** How long an entity gets to put a problem right: ten working days, shortened. */
  readonly recheckAfterMs: number;
  /** Share of turns on which a member reports something seen on the way. */
  readonly patrolShare: number;
  /** Share of first checks with a photograph. */
  readonly photoShare: number;
  /** Where dispatchers ask for a verification. */
  readonly revisits: Revisits;
}

/** What a turn came to: the command issued, a position sent, or nothing to do. */
export type Turn = { readonly did: string; readonly outcome: string } | { readonly did: 'nothing' };

interface Me { readonly member: Member; readonly villageName: string }

interface Sent { readonly id: string; readonly name: string; readonly args: Readonly<Record<string, unknown>>; readonly issuedAt: number }

/** Share of verifications that find the matter not settled. */
const UNSETTLED_SHARE = 0.12;
/** Degrees walked or driven between two turns, about 300 m. */
const STEP_DEGREES = 0.003;

export class FieldMember {
  readonly #options: FieldMemberOptions;
  #me: Me | undefined;
  /** Sent without an answer. */
  #unanswered: Sent | undefined;
  #position: { lon: number; lat: number } | undefined;

  constructor(options: FieldMemberOptions) {
    this.#options = options;
  }

  /** Takes one step. Throws what the connection throws; the next turn goes on where this one stopped. */
  async turn(): Promise<Turn> {
    if (this.#unanswered !== undefined) return this.#send(this.#unanswered);
    const me = await this.#whoAmI();
    const { random, patrolShare, revisits } = this.#options;
    const leadId = revisits.take(me.member.villageCode);
    if (leadId !== undefined) return this.#revisit(leadId);
    if (random() < patrolShare) return this.#issue('lead.report', patrolFind(me.member, this.#spot(me), random));
    const { tasks } = await this.#options.remote.request('/api/v1/field/tasks?state=open') as { tasks: Task[] };
    const task = this.#mostUrgent(tasks);
    return task === undefined ? { did: 'nothing' } : this.#work(task);
  }

  /** 回访核实: mostly it holds; now and then the shop is open again. */
  #revisit(leadId: string): Promise<Turn> {
    const { random, revisits } = this.#options;
    const confirmed = random() >= UNSETTLED_SHARE;
    if (!confirmed) revisits.again(leadId);
    return this.#issue('lead.revisit', { leadId, confirmed, note: confirmed ? '回访属实。' : '现场仍在经营。' });
  }

  async #work(task: Task): Promise<Turn> {
    const { random } = this.#options;
    switch (task.state) {
      case 'assigned': return this.#issue('task.accept', { taskId: task.id });
      case 'accepted': return this.#travel(task);
      case 'onSite': return this.#submit(task);
      case 'noticeServed': return this.#issue('task.recheck', recheck(task, random));
      default: return { did: 'nothing' };
    }
  }

  /** The first check, now and then with a photograph of the shop front. */
  async #submit(task: Task): Promise<Turn> {
    const { random, now, photoShare, remote } = this.#options;
    const check = firstCheck(task, now(), random);
    if (random() >= photoShare) return this.#issue('task.submit', check);
    const picture = await drawShopFront(random);
    await uploadPicture(remote, picture);
    const { hash, bytes } = picture;
    const { lon, lat } = check as { lon?: number; lat?: number };
    const where = lon === undefined || lat === undefined ? {} : { lon, lat };
    const piece = { kind: 'photo', name: '门头照.jpg', hash, bytes: bytes.length, takenAt: now(), ...where };
    return this.#issue('task.submit', { ...check, evidence: [piece] });
  }

  /** Work begun goes first, then what is due first. A recheck waits until the entity had its time. */
  #mostUrgent(tasks: readonly Task[]): Task | undefined {
    const rank = { onSite: 0, accepted: 1, assigned: 2, noticeServed: 3 } as Readonly<Record<string, number>>;
    const due = this.#options.now() - this.#options.recheckAfterMs;
    return tasks
      .filter((task) => task.state in rank && (task.state !== 'noticeServed' || (task.noticeAt ?? 0) < due))
      .sort((a, b) => (rank[a.state] ?? 9) - (rank[b.state] ?? 9) || (a.dueAt ?? 0) - (b.dueAt ?? 0))[0];
  }

  async #travel(task: Task): Promise<Turn> {
    const { remote, random } = this.#options;
    if (task.lon === null || task.lat === null) return this.#issue('task.arrive', { taskId: task.id });
    const from = this.#position ?? { lon: task.lon + (random() - 0.5) * 0.02, lat: task.lat + (random() - 0.5) * 0.02 };
    const left = Math.hypot(task.lon - from.lon, task.lat - from.lat);
    if (left <= STEP_DEGREES) {
      this.#position = { lon: task.lon, lat: task.lat };
      return this.#issue('task.arrive', { taskId: task.id, ...this.#position });
    }
    const share = (STEP_DEGREES * between(7, 12, random)) / 10 / left;
    this.#position = { lon: from.lon + (task.lon - from.lon) * share, lat: from.lat + (task.lat - from.lat) * share };
    await remote.request('/api/v1/field/position', { method: 'POST', json: this.#position });
    return { did: 'position', outcome: 'applied' };
  }

  /** A house of the village, by the member's own position: what a patrol passes. */
  #spot({ villageName }: Me): Spot {
    const { random } = this.#options;
    const { lon, lat } = this.#position ?? { lon: null, lat: null };
    return { address: `${villageName}${pick(STREETS, random)}路${String(between(1, 90, random))}号`, lon, lat };
  }

  #issue(name: string, args: Readonly<Record<string, unknown>>): Promise<Turn> {
    return this.#send({ id: this.#options.newId(), name, args, issuedAt: this.#options.now() });
  }

  async #send(command: Sent): Promise<Turn> {
    this.#unanswered = command;
    try {
      const posted = { method: 'POST', json: command } as const;
      const answer = await this.#options.remote.request('/api/v1/field/commands', posted) as { kind: string; code?: string };
      this.#unanswered = undefined;
      return { did: command.name, outcome: answer.kind === 'applied' ? 'applied' : `${answer.kind}:${answer.code ?? ''}` };
    } catch (error) {
      // A hub that refuses the message will refuse it again; only silence is worth repeating.
      if (error instanceof ShaotaiError && error.code !== 'hub.unreachable' && error.code !== 'hub.busy') this.#unanswered = undefined;
      throw error;
    }
  }

  async #whoAmI(): Promise<Me> {
    if (this.#me !== undefined) return this.#me;
    const { member, village } = await this.#options.remote.request('/api/v1/field/me') as { member: Member; village: Village | null };
    this.#position = member.lon === null || member.lat === null ? undefined : { lon: member.lon, lat: member.lat };
    this.#me = { member, villageName: village?.name ?? '' };
    return this.#me;
  }
}
