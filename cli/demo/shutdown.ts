/** Stops what was started, in the reverse order, once, whoever asks and however often. */
import type { Child } from './child.ts';

/** A second request within this time is the same Ctrl-C arriving twice: from the terminal and from the parent process. */
const SAME_REQUEST_MS = 1000;
/** How long a process may take to end by itself. */
const GRACE_MS = 10_000;

export class Shutdown {
  readonly #children: Child[] = [];
  readonly #say: (text: string) => void;
  readonly #now: () => number;
  #requestedAt = 0;
  #stopping: Promise<void> | undefined;

  constructor(say: (text: string) => void, now: () => number) {
    this.#say = say;
    this.#now = now;
  }

  get requested(): boolean {
    return this.#stopping !== undefined;
  }

  /** The child is stopped before everything that was added earlier; at once when all is being stopped already. */
  add(child: Child): Child {
    this.#children.push(child);
    if (this.requested) void child.stop(GRACE_MS);
    return child;
  }

  /** Stops everything; answers when all is stopped. Asked again after a moment, it no longer waits for anybody. */
  stop(reason: string): Promise<void> {
    if (this.#stopping === undefined) {
      this.#requestedAt = this.#now();
      this.#say(reason);
      this.#stopping = this.#stopAll();
    } else if (this.#now() - this.#requestedAt > SAME_REQUEST_MS) {
      for (const child of this.#children) child.process.kill('SIGKILL');
    }
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const child of this.#children.toReversed()) {
      const { signal } = await child.stop(GRACE_MS);
      if (signal === 'SIGKILL') this.#say(`${child.name} did not end in ${GRACE_MS / 1000} s and was killed`);
    }
  }
}
