/** One of a crowd: the production link on a light replica, and what it went through. */
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import { taskId } from '../support/small-city.ts';
import { LightReplica } from './light-replica.ts';

export class LightStation {
  /** Whether it was without the hub since this was last set to false. */
  wasAway = false;
  issued = false;
  /** When each verdict on its command came, ms since the process began. */
  readonly answeredAt: number[] = [];
  readonly #replica: LightReplica;
  readonly #link: Link;

  constructor(index: number, url: string, token: string) {
    this.#replica = new LightReplica(`light-${String(index)}`);
    this.#replica.onVerdict = () => this.answeredAt.push(performance.now());
    this.#link = new Link({
      replica: this.#replica, connect: connectSocketIo, url, token: () => token,
      clock: systemClock, timers: systemTimers, random: systemRandom,
    });
    this.#link.onChange(() => {
      this.wasAway ||= !this.isOnline;
    });
    this.#link.start();
  }

  get isOnline(): boolean {
    return this.#link.view().state === 'online';
  }

  get cursor(): number {
    return this.#replica.position().cursor;
  }

  /** Issues its one command and answers the command's id. */
  issue(): string {
    this.issued = true;
    const id = newSystemId();
    this.#replica.issue({ id, name: 'task.remark', args: { taskId: taskId(1), text: '断网时的记录' }, issuedAt: systemClock.now() });
    return id;
  }
}
